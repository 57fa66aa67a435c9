package parley.cli.model;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import parley.cli.model.Outcome.AtTable;
import parley.cli.story.Block.Grid;
import parley.summit.scenario.Country;
import parley.summit.scenario.Ladder;
import parley.summit.scenario.Scenario;

/** The same seeds with and without a change: what it does, pair by pair. */
record Counterfactual(Scenario scenario, List<Outcome> base, List<Outcome> changed) {

    Counterfactual {
        base = List.copyOf(base);
        changed = List.copyOf(changed);
    }

    /** Plays both; {@code each} hears how many sessions are done, of twice the seeds. */
    static Counterfactual of(Contrast contrast, SeedRange seeds, LongConsumer each) {
        Ensemble base = Ensemble.of(contrast.base(), seeds, each);
        Ensemble changed = Ensemble.of(contrast.changed(), seeds, done -> each.accept(seeds.count() + done));
        return new Counterfactual(contrast.base(), base.outcomes(), changed.outcomes());
    }

    List<Section> sections() {
        return List.of(
                section(
                        "What is signed, and how far they go",
                        "Shares of sessions, per cent. Flips: share of pairs in which one has it and the other has not.",
                        yesOrNo(),
                        100),
                section(
                        "Deals and markets",
                        "Means over the sessions in which both of a pair have the output. A number cannot flip; there flips is the"
                                + " share of pairs that move against the mean difference.",
                        numbers(),
                        1),
                section(
                        "Dependence on China after 60 months, per cent",
                        "Use by value that comes from China.",
                        dependence(),
                        100),
                section(
                        "Losses up to month 60, US$ bn",
                        "Against a world at rest, as in parley model ensemble.",
                        losses(),
                        1));
    }

    private Section section(String title, String sentence, List<Output> outputs, double scale) {
        return new Section(
                title,
                sentence + " Difference: mean of changed less base, ± its standard error, over pairs of the same seed.",
                new Grid(
                        List.of("output", "pairs", "base", "changed", "difference", "±", "flips %"),
                        outputs.stream()
                                .map(output -> row(Pairs.of(output, base, changed), scale))
                                .toList()));
    }

    private static List<String> row(Pairs pairs, double scale) {
        int digits = scale > 1 ? 1 : 3;
        return List.of(
                pairs.output().title(),
                String.valueOf(pairs.differences().size()),
                Figures.number(scale * pairs.base().mean(), digits),
                Figures.number(scale * pairs.changed().mean(), digits),
                Figures.difference(scale * pairs.difference().mean(), digits),
                Figures.number(scale * pairs.difference().error(), digits),
                Figures.percent(pairs.flips(), 0));
    }

    /** Every table and every ladder. */
    private List<Output> yesOrNo() {
        var outputs = new ArrayList<Output>();
        scenario.tables()
                .forEach(t ->
                        outputs.add(yes(t.id() + " signs", o -> at(o, t.id()).anyMatch(AtTable::signed))));
        scenario.tables().stream()
                .filter(t -> base.stream().anyMatch(o -> at(o, t.id()).anyMatch(AtTable::isDeal)))
                .forEach(t -> outputs.add(yes(
                        t.id() + " ever stalls",
                        o -> at(o, t.id()).anyMatch(a -> a.firstStall().isPresent()))));
        scenario.ladders()
                .forEach(l -> outputs.add(yes(
                        l.id() + " at " + Ladder.THREATENED + " or more",
                        o -> o.highest().getOrDefault(l.id(), 0) >= Ladder.THREATENED)));
        return outputs;
    }

    private static Stream<AtTable> at(Outcome outcome, String table) {
        return outcome.tables().stream().filter(t -> t.id().equals(table));
    }

    private static Output yes(String title, java.util.function.Predicate<Outcome> holds) {
        return new Output(title, o -> OptionalDouble.of(holds.test(o) ? 1 : 0));
    }

    private static List<Output> numbers() {
        return List.of(
                Output.SIGNING,
                Output.CLAUSE,
                Output.IN_FORCE,
                Output.STALLED,
                Output.COMPLETED,
                Output.BUYER_GAIN,
                Output.CHINESE_MOVES,
                Output.LOSSES);
    }

    private List<Output> dependence() {
        return scenario.countries().stream()
                .map(Country::code)
                .map(code -> new Output(
                        code,
                        o -> supply(o, code)
                                .flatMapToDouble(s -> s.dependence().values().stream()
                                        .skip(s.dependence().size() - 1L)
                                        .mapToDouble(d -> d))
                                .findFirst()))
                .toList();
    }

    private List<Output> losses() {
        return scenario.countries().stream()
                .map(Country::code)
                .map(code -> new Output(
                        code,
                        o -> supply(o, code).mapToDouble(Outcome.Supply::loss).findFirst()))
                .toList();
    }

    private static Stream<Outcome.Supply> supply(Outcome outcome, String country) {
        return Stream.ofNullable(outcome.supply().get(country));
    }
}
