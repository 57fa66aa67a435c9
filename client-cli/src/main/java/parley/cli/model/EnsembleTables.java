package parley.cli.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import parley.cli.model.Outcome.AtTable;
import parley.cli.model.Outcome.Supply;
import parley.cli.story.Block.Grid;
import parley.summit.scenario.Country;
import parley.summit.scenario.Ladder;
import parley.summit.scenario.LadderKind;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.Table;
import parley.summit.transcript.StallCause;

/** What an ensemble says, in tables. */
record EnsembleTables(Ensemble ensemble) {

    private static final List<Integer> MONTHS = List.of(0, 12, 24, 60);
    private static final double LOW = .05;
    private static final double HIGH = .95;
    private static final double MIDDLE = .5;
    private static final int TOP = 5;
    private static final int FIRST_YEAR = 12;
    private static final double MUCH = .03;

    List<Section> sections() {
        return List.of(deals(), stalls(), measures(), dependence(), losses());
    }

    private List<Outcome> outcomes() {
        return ensemble.outcomes();
    }

    private Section deals() {
        List<List<String>> rows = new ArrayList<>();
        tables().forEach(table -> rows.add(deals(table, only(table))));
        rows.add(deals("all deals", AtTable::isDeal));
        return new Section(
                "What is signed",
                "Signed: share of sessions, with the standard error. Of what is signed: mean level of the clause on China"
                        + " (0 none, .33 consult, .67 align, 1 exclude) and share in a binding form. No deal: share of"
                        + " sessions after which none is in force or on its way to ratification when the summit ends, not even"
                        + " one from before.",
                new Grid(List.of("table", "signed %", "± %", "clause", "binding %", "no deal %"), rows));
    }

    private List<String> tables() {
        return ensemble.scenario().tables().stream().map(Table::id).toList();
    }

    private static Predicate<AtTable> only(String table) {
        return t -> t.id().equals(table);
    }

    private List<String> deals(String name, Predicate<AtTable> which) {
        List<AtTable> at = at(which);
        List<AtTable> signed = at.stream().filter(AtTable::signed).toList();
        Sample share = share(at, AtTable::signed);
        boolean truce = at.stream().noneMatch(AtTable::isDeal);
        return List.of(
                truce ? name + " (truce)" : name,
                Figures.percent(share.mean(), 0),
                Figures.percent(share.error(), 1),
                Figures.number(
                        Sample.of(signed.stream()
                                        .flatMap(t -> t.clause().stream().boxed())
                                        .toList())
                                .mean(),
                        2),
                truce
                        ? Figures.NONE
                        : Figures.percent(share(signed, AtTable::binding).mean(), 0),
                Figures.percent(share(at, t -> !t.inForce()).mean(), 0));
    }

    private List<AtTable> at(Predicate<AtTable> which) {
        return outcomes().stream()
                .flatMap(o -> o.tables().stream())
                .filter(which)
                .toList();
    }

    private static <T> Sample share(List<T> all, Predicate<T> which) {
        return Sample.of(all.stream().map(t -> which.test(t) ? 1.0 : 0.0).toList());
    }

    private Section stalls() {
        List<List<String>> rows = new ArrayList<>();
        tables().stream()
                .filter(table -> at(only(table)).stream().anyMatch(AtTable::isDeal))
                .forEach(table -> rows.add(stalls(table, only(table))));
        rows.add(stalls("all deals", AtTable::isDeal));
        return new Section(
                "What becomes of the deals in force",
                "Of the deals in force after the summit, new or from before: their number over all sessions, the share of them that"
                        + " ever stalls within 60 months, in %, and how many stalled first for each cause.",
                new Grid(
                        Stream.concat(
                                        Stream.of("table", "in force", "stalled %"),
                                        Stream.of(StallCause.values()).map(EnsembleTables::word))
                                .toList(),
                        rows));
    }

    private static String word(StallCause cause) {
        return switch (cause) {
            case ECONOMIC -> "money";
            case SOCIAL -> "social";
            case ENVIRONMENT -> "environment";
            case TAX -> "tax, law";
            case EXPORT -> "export rule";
            case CHINA -> "China";
        };
    }

    private List<String> stalls(String name, Predicate<AtTable> which) {
        List<AtTable> inForce = at(which.and(AtTable::inForce));
        return Stream.concat(
                        Stream.of(
                                name,
                                String.valueOf(inForce.size()),
                                Figures.percent(
                                        share(inForce, t -> t.firstStall().isPresent())
                                                .mean(),
                                        0)),
                        Stream.of(StallCause.values())
                                .map(cause -> String.valueOf(inForce.stream()
                                        .filter(t -> t.firstStall().equals(Optional.of(cause)))
                                        .count())))
                .toList();
    }

    private Section measures() {
        List<Ladder> ladders = ensemble.scenario().ladders();
        List<List<String>> rows = new ArrayList<>();
        ladders.stream().filter(l -> !isTowardPartner(l)).forEach(l -> rows.add(measures(l.id(), List.of(l.id()))));
        ladders.stream()
                .filter(EnsembleTables::isTowardPartner)
                .forEach(l -> rows.add(measures(l.id(), List.of(l.id()))));
        List<String> partners = ladders.stream()
                .filter(EnsembleTables::isTowardPartner)
                .map(Ladder::id)
                .toList();
        if (!partners.isEmpty()) {
            rows.add(measures("CHN>any partner", partners));
        }
        return new Section(
                "How far they go",
                "Highest level of each ladder within the summit and 60 months: mean, share of sessions at 3 or more with the"
                        + " standard error, and share at each level. Level 1 is an announcement, 3 slow licences, 5 a ban;"
                        + " 1 to 5 of the tariffs as the scenario has them.",
                new Grid(
                        Stream.concat(
                                        Stream.of("ladder", "mean", "from 3 %", "± %"),
                                        IntStream.rangeClosed(0, TOP).mapToObj(l -> l + " %"))
                                .toList(),
                        rows));
    }

    private static boolean isTowardPartner(Ladder ladder) {
        return ladder.kind() == LadderKind.LICENCES_ONE
                && ladder.actor().equals(Scenario.CHINA)
                && !ladder.counterpart().equals(Scenario.USA);
    }

    private List<String> measures(String name, List<String> ladders) {
        List<Integer> highest = outcomes().stream()
                .map(o -> ladders.stream()
                        .mapToInt(l -> o.highest().getOrDefault(l, 0))
                        .max()
                        .orElse(0))
                .toList();
        Sample severe = share(highest, h -> h >= Ladder.THREATENED);
        return Stream.concat(
                        Stream.of(
                                name,
                                Figures.number(
                                        Sample.of(highest.stream()
                                                        .map(Integer::doubleValue)
                                                        .toList())
                                                .mean(),
                                        2),
                                Figures.percent(severe.mean(), 0),
                                Figures.percent(severe.error(), 1)),
                        IntStream.rangeClosed(0, TOP)
                                .mapToObj(level -> Figures.percent(
                                        share(highest, h -> h == level).mean(), 0)))
                .toList();
    }

    private Section dependence() {
        List<List<String>> rows = countries().stream().map(this::dependence).toList();
        String months = MONTHS.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return new Section(
                "Dependence on China",
                "Per cent of a country's use, weighted by what it is worth downstream (MODEL 4.13), " + months
                        + " months after the summit: mean over the sessions; for the"
                        + " last month also the standard error and the range of nine sessions in ten." + early(),
                new Grid(
                        Stream.concat(
                                        Stream.concat(
                                                Stream.of("country"),
                                                MONTHS.stream().map(m -> "month " + m)),
                                        Stream.of("±", "5 %", "95 %"))
                                .toList(),
                        rows));
    }

    /** New plants within a year are few, so much of a change by then is said (MODEL 13). */
    private String early() {
        String much = countries().stream()
                .filter(c -> Math.abs(dependence(c, FIRST_YEAR).mean()
                                - dependence(c, 0).mean())
                        > MUCH)
                .collect(Collectors.joining(", "));
        return much.isEmpty() ? "" : " Flagged for more than 3 points by month 12: " + much + ".";
    }

    private List<String> dependence(String country) {
        Sample last = dependence(country, MONTHS.get(MONTHS.size() - 1));
        var cells = new ArrayList<String>();
        cells.add(country);
        MONTHS.forEach(
                month -> cells.add(Figures.percent(dependence(country, month).mean(), 1)));
        cells.add(Figures.percent(last.error(), 1));
        cells.add(Figures.percent(last.quantile(LOW), 1));
        cells.add(Figures.percent(last.quantile(HIGH), 1));
        return cells;
    }

    private List<String> countries() {
        return ensemble.scenario().countries().stream().map(Country::code).toList();
    }

    private Sample dependence(String country, int month) {
        return Sample.of(outcomes().stream()
                .flatMap(o -> Stream.ofNullable(o.supply().get(country)))
                .flatMap(s -> Stream.ofNullable(s.dependence().get(month)))
                .toList());
    }

    private Section losses() {
        List<List<String>> rows = countries().stream()
                .map(country -> {
                    Sample loss = Sample.of(outcomes().stream()
                            .flatMap(o -> Stream.ofNullable(o.supply().get(country)))
                            .map(Supply::loss)
                            .toList());
                    return List.of(
                            country,
                            Figures.number(loss.mean(), 1),
                            Figures.number(loss.error(), 1),
                            Figures.number(loss.quantile(MIDDLE), 1),
                            Figures.number(loss.quantile(LOW), 1),
                            Figures.number(loss.quantile(HIGH), 1));
                })
                .toList();
        return new Section(
                "Losses",
                "US$ bn of 2024 from the summit to month 60, beside a world at rest: missing output, dearer"
                        + " imports, use given up, trade lost to measures. Below 0 is a gain: China's, where American tariffs"
                        + " of before the summit are taken back.",
                new Grid(List.of("country", "mean", "±", "median", "5 %", "95 %"), rows));
    }
}
