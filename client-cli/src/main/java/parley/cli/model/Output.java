package parley.cli.model;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import parley.cli.model.Outcome.AtTable;
import parley.cli.model.Outcome.Supply;
import parley.summit.scenario.Ladder;
import parley.summit.scenario.Scenario;

/** A number of one session that a mechanism should move; there may be none, such as a clause where nothing is signed. */
record Output(String title, Function<Outcome, OptionalDouble> measure) {

    static final Output SIGNING =
            new Output("deals signed, share of tables", o -> share(o.dealTables(), AtTable::signed));
    static final Output CLAUSE = new Output("clause on China in what is signed", o -> clause(o, t -> true));
    static final Output ALIGNED_CLAUSE =
            new Output("clause, hosts aligned with the USA", o -> clause(o, t -> t.alignment() > 0));
    static final Output TRUCE = new Output("truce signed, share", o -> OptionalDouble.of(o.hasTruce() ? 1 : 0));
    static final Output CHINESE_MOVES = new Output(
            "moves on Chinese ladders",
            o -> OptionalDouble.of(o.moves().entrySet().stream()
                    .filter(e -> e.getKey().startsWith(Scenario.CHINA + ">"))
                    .mapToInt(e -> e.getValue())
                    .sum()));
    static final Output TARIFF_STEP =
            new Output("USA>CHN at level 3 or more, share", o -> OptionalDouble.of(severe(o) ? 1 : 0));
    static final Output STALLED = new Output(
            "deals in force that ever stall, share",
            o -> share(
                    o.dealTables().stream().filter(AtTable::inForce).toList(),
                    t -> t.firstStall().isPresent()));
    static final Output COMPLETED = new Output("projects completed", o -> OptionalDouble.of(o.completed()));
    static final Output SUPPRESSED = new Output("times China presses a price", o -> OptionalDouble.of(o.suppressed()));
    static final Output BUYER_GAIN = new Output(
            "gain of the USA from its deals, 0.1 % of GDP",
            o -> OptionalDouble.of(
                    o.dealTables().stream().mapToDouble(AtTable::buyerSurplus).sum()));
    static final Output SIGNING_WHERE_DEALS_STOOD = new Output(
            "signed, tables with a deal before",
            o -> share(o.dealTables().stream().filter(AtTable::stood).toList(), AtTable::signed));
    static final Output IN_FORCE =
            new Output("tables with a deal in force, share", o -> share(o.dealTables(), AtTable::inForce));
    static final Output BEYOND_LINES =
            new Output("offers beyond a red line", o -> OptionalDouble.of(o.offersBeyondLines()));
    static final Output LINES_CROSSED = new Output(
            "red lines crossed by what is signed",
            o -> OptionalDouble.of(
                    o.tables().stream().mapToInt(AtTable::crossed).sum()));
    static final Output DEPENDENCE = new Output(
            "mean dependence of all but China at 60 months, %",
            o -> others(o)
                    .flatMapToDouble(s -> s.dependence().values().stream()
                            .skip(s.dependence().size() - 1L)
                            .mapToDouble(d -> 100 * d))
                    .average());
    static final Output LOSSES = new Output(
            "losses of all but China, US$ bn",
            o -> OptionalDouble.of(others(o).mapToDouble(Supply::loss).sum()));
    static final Output LOSSES_ABOVE = new Output(
            "losses of CHN, tariffs on average above the opening",
            o -> tariffs(o) > 0 ? OptionalDouble.of(loss(o, Scenario.CHINA)) : OptionalDouble.empty());
    static final Output LOSSES_BELOW = new Output(
            "losses of CHN, tariffs on average below it",
            o -> tariffs(o) < 0 ? OptionalDouble.of(loss(o, Scenario.CHINA)) : OptionalDouble.empty());

    private static final String TARIFFS = Scenario.USA + ">" + Scenario.CHINA;

    OptionalDouble of(Outcome outcome) {
        return measure.apply(outcome);
    }

    private static OptionalDouble share(List<AtTable> tables, Predicate<AtTable> which) {
        return tables.stream().mapToDouble(t -> which.test(t) ? 1 : 0).average();
    }

    private static OptionalDouble clause(Outcome outcome, Predicate<AtTable> which) {
        return outcome.dealTables().stream()
                .filter(which)
                .flatMapToDouble(t -> t.clause().stream())
                .average();
    }

    private static boolean severe(Outcome outcome) {
        return outcome.highest().getOrDefault(TARIFFS, 0) >= Ladder.THREATENED;
    }

    /** How far the American tariffs stand above their opening level, on average over the months. */
    private static double tariffs(Outcome outcome) {
        return outcome.average().getOrDefault(TARIFFS, 0.0);
    }

    private static Stream<Supply> others(Outcome outcome) {
        return outcome.supply().entrySet().stream()
                .filter(e -> !e.getKey().equals(Scenario.CHINA))
                .map(Map.Entry::getValue);
    }

    private static double loss(Outcome outcome, String country) {
        Supply supply = outcome.supply().get(country);
        return supply == null ? 0 : supply.loss();
    }
}
