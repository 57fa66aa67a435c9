package parley.cli.conformance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import parley.bargaining.analysis.Certificate;
import parley.cli.model.SeedRange;
import parley.coordinator.seat.Conclusion;
import parley.coordinator.seat.SeatName;
import parley.proto.agent.v1.DecideRequest;
import parley.summit.scenario.Scenario;
import parley.summit.strategy.DefaultStrategy;

/** How well one player did in one seat against the scenario's own strategies, one entry a seed. */
record Standing(List<Entry> entries) {

    Standing {
        entries = List.copyOf(entries);
    }

    /**
     * One seed.
     *
     * @param surplus own surplus of all that it signed, in units of 0.1 % of the country's gross domestic product
     * @param tables own tables
     * @param signed how many of them were signed
     * @param below how many of those for less than no deal
     * @param certificates of the signed deals
     */
    record Entry(long seed, double surplus, int tables, int signed, int below, List<Certificate> certificates) {
        Entry {
            certificates = List.copyOf(certificates);
        }
    }

    static Standing of(Scenario scenario, String country, SeedRange seeds, Function<DecideRequest, Heard> player) {
        var entries = new ArrayList<Entry>();
        for (long seed = seeds.first(); seed <= seeds.last(); seed++) {
            entries.add(entry(scenario, country, seed, player));
        }
        return new Standing(entries);
    }

    private static Entry entry(Scenario scenario, String country, long seed, Function<DecideRequest, Heard> player) {
        Map<String, Certificate> accepted = new HashMap<>();
        Walk walk = Walk.play(
                scenario,
                seed,
                country,
                player,
                seat -> new DefaultStrategy(),
                (session, answers) -> accepted.putAll(Acceptances.certified(session, scenario, country, answers)));
        List<Conclusion.TableResult> results =
                Conclusion.of(new SeatName("", country), walk.transcript(), "").tables();
        List<Conclusion.TableResult> signed =
                results.stream().filter(r -> r.signed().isPresent()).toList();
        return new Entry(
                seed,
                results.stream().mapToDouble(Conclusion.TableResult::surplus).sum(),
                results.size(),
                signed.size(),
                (int) signed.stream().filter(r -> r.surplus() < 0).count(),
                signed.stream()
                        .filter(r -> accepted.containsKey(r.table()))
                        .map(r -> accepted.get(r.table()))
                        .toList());
    }

    /** One figure of every seed. */
    List<Double> each(ToDoubleFunction<Entry> figure) {
        return entries.stream().map(figure::applyAsDouble).toList();
    }

    /** One figure of its deals, on average, of every seed with a deal; the deals of one seed are not independent. */
    List<Double> ofDeals(ToDoubleFunction<Certificate> figure) {
        return entries.stream()
                .filter(entry -> !entry.certificates().isEmpty())
                .map(entry -> entry.certificates().stream()
                        .mapToDouble(figure)
                        .average()
                        .orElseThrow())
                .toList();
    }
}
