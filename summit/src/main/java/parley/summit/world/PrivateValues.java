package parley.summit.world;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import parley.summit.chance.PrivateDraws;
import parley.summit.chance.Secrets;
import parley.summit.chance.Seed;
import parley.summit.scenario.Profile;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.Table;
import parley.summit.seat.SeatValues;

/** What seats keep to themselves, drawn from their own secrets, and what others believe of them (MODEL sections 2, 6.8). */
final class PrivateValues {

    private static final double BELIEVED_POLITICS = .6;
    private static final double BELIEVED_AVERSION = 1.2;
    private static final double BELIEVED_PRESTIGE = .12;

    private PrivateValues() {}

    static void draw(Scenario scenario, Secrets secrets, Seed seed, Map<String, SeatValues> into) {
        scenario.profiles().forEach((country, profile) -> {
            PrivateDraws draws = secrets.of(country, seed.value());
            into.put(country, drawn(scenario, country, profile, draws));
        });
    }

    private static SeatValues drawn(Scenario scenario, String country, Profile profile, PrivateDraws draws) {
        return new SeatValues(
                country,
                .4 + .4 * draws.uniform("wP"),
                .6 + .8 * draws.uniform("wR"),
                profile.sovereignty() * StrictMath.exp((2 * draws.uniform("sov") - 1) * .405),
                .9 + 1.3 * draws.uniform("mc"),
                profile.ratification() * (.3 + 1.4 * draws.uniform("cons")),
                prestige(scenario, country, table -> -.88 + 2 * draws.uniform("pr." + table.id())));
    }

    static void believed(Scenario scenario, Map<String, SeatValues> into) {
        scenario.profiles()
                .forEach((country, profile) -> into.put(
                        country,
                        new SeatValues(
                                country,
                                BELIEVED_POLITICS,
                                1,
                                profile.sovereignty(),
                                BELIEVED_AVERSION,
                                profile.ratification(),
                                prestige(scenario, country, table -> BELIEVED_PRESTIGE))));
    }

    private static SortedMap<String, Double> prestige(
            Scenario scenario, String country, Function<Table, Double> value) {
        var prestige = new TreeMap<String, Double>();
        scenario.tables().stream()
                .filter(table -> table.parties().contains(country))
                .forEach(table -> prestige.put(table.id(), value.apply(table)));
        return prestige;
    }
}
