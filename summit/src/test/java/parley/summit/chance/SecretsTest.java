package parley.summit.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import parley.summit.Scenarios;
import parley.summit.scenario.Scenario;
import parley.summit.seat.SeatValues;
import parley.summit.world.World;

/** T22: who knows the public seed and everybody else's secret still knows nothing of a seat's luck. */
class SecretsTest {

    private static final List<String> SEATS = List.of("CHN", "USA", "MYS");

    @Test
    void openSecretsGiveTheCheckValueOfTheModel() {
        assertThat(Secrets.open(SEATS).of("MYS", 1).uniform("wP")).isEqualTo(.2392244893632397);
    }

    @Test
    void drawsDifferBySeatBySeedAndByName() {
        Secrets open = Secrets.open(SEATS);
        double draw = open.of("MYS", 1).uniform("wP");

        assertThat(draw)
                .isNotEqualTo(open.of("USA", 1).uniform("wP"))
                .isNotEqualTo(open.of("MYS", 2).uniform("wP"))
                .isNotEqualTo(open.of("MYS", 1).uniform("wR"));
    }

    @Test
    void askingForTheSecretOfAStrangerIsRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Secrets.open(SEATS).of("XXX", 1))
                .withMessage("secret of: XXX (expected: one of [CHN, MYS, USA])");
    }

    /** Open secrets, with a random one for one seat. */
    private static Secrets with(String seat, long luck) {
        var bytes = new byte[32];
        new Random(luck).nextBytes(bytes);
        var secrets = new TreeMap<>(Secrets.open(SEATS).byCountry());
        secrets.put(seat, HexFormat.of().formatHex(bytes));
        return new Secrets(secrets);
    }

    /** How one seat's draw is made: the rules, or rules with a planted fault. */
    @FunctionalInterface
    private interface Draw {
        double of(Secrets secrets, long seed, String seat);
    }

    private static final Draw RULES =
            (secrets, seed, seat) -> secrets.of(seat, seed).uniform("wP");

    /** Seeds for which two secrets of Malaysia give the same draw, or a secret of the United States changes it. */
    private static LongStream betrayed(Draw draw) {
        return LongStream.rangeClosed(1, 1000)
                .filter(seed -> draw.of(with("MYS", seed), seed, "MYS") == draw.of(with("MYS", -seed), seed, "MYS")
                        || draw.of(with("USA", seed), seed, "MYS") != draw.of(with("USA", -seed), seed, "MYS"));
    }

    @Test
    void aDrawDependsOnTheSeatsOwnSecretAndOnNoOther() {
        assertThat(betrayed(RULES)).isEmpty();
    }

    @Test
    void drawsThatThePublicSeedRevealsAreCaught() {
        assertThat(betrayed((secrets, seed, seat) -> new Seed(seed).uniform(Stream.PARAMETER, seat, 0)))
                .hasSize(1000);
    }

    @Test
    void drawsFromACommonSecretAreCaught() {
        Draw common = (secrets, seed, seat) -> new Seed(secrets.byCountry().hashCode()).uniform(Stream.ACT, seat, seed);

        assertThat(betrayed(common)).hasSize(1000);
    }

    @Test
    void drawsOfOneSecretAreSpreadEvenlyOverTheSeeds() {
        double[] draws = LongStream.rangeClosed(1, 4000)
                .mapToDouble(seed -> RULES.of(with("MYS", 5), seed, "MYS"))
                .toArray();

        for (int tenth = 0; tenth < 10; tenth++) {
            double low = tenth / 10.0;
            long within =
                    Arrays.stream(draws).filter(u -> u >= low && u < low + .1).count();
            assertThat(within).isBetween(330L, 470L);
        }
    }

    @Test
    void allPrivateValuesOfASeatFollowFromItsOwnSecretAlone() {
        Scenario scenario = Scenarios.small().scenario();
        var before = new World(scenario, new Seed(1), Secrets.open(scenario.seats()));
        var after = new World(scenario, new Seed(1), other(scenario, "AUS"));

        for (String seat : List.of("CHN", "USA", "MYS")) {
            assertThat(after.values(seat)).isEqualTo(before.values(seat));
        }
        List<ToDoubleFunction<SeatValues>> each = List.of(
                SeatValues::politicalWeight,
                SeatValues::retaliationWeight,
                SeatValues::sovereignty,
                SeatValues::concessionAversion,
                SeatValues::ratification,
                v -> v.prestige().getOrDefault("USA-AUS", 0.0));
        assertThat(each)
                .allSatisfy(value -> assertThat(value.applyAsDouble(after.values("AUS")))
                        .isNotEqualTo(value.applyAsDouble(before.values("AUS"))));
    }

    @Test
    void privateValuesLieInTheRangesOfTheModel() {
        Scenario scenario = Scenarios.small().scenario();
        LongStream.rangeClosed(1, 1000).forEach(seed -> {
            SeatValues v = new World(scenario, new Seed(seed), Secrets.open(scenario.seats())).values("MYS");
            assertThat(v.politicalWeight()).isBetween(.4, .8);
            assertThat(v.retaliationWeight()).isBetween(.6, 1.4);
            assertThat(v.sovereignty() / .6).isBetween(.666, 1.5);
            assertThat(v.concessionAversion()).isBetween(.9, 2.2);
            assertThat(v.ratification() / .4).isBetween(.3, 1.7);
            assertThat(v.prestige().get("USA-MYS")).isBetween(-.88, 1.12);
        });
    }

    private static Secrets other(Scenario scenario, String seat) {
        var secrets = new TreeMap<>(Secrets.open(scenario.seats()).byCountry());
        secrets.put(seat, "ab".repeat(32));
        return new Secrets(secrets);
    }
}
