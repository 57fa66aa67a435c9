package parley.cli.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import parley.cli.story.Block.Figure;
import parley.cli.story.Block.Grid;
import parley.cli.story.Chart.Atlas;
import parley.cli.story.Chart.Atlas.Link;
import parley.cli.story.Chart.Atlas.Place;
import parley.cli.story.Chart.Atlas.Standing;
import parley.summit.report.RunReport;
import parley.summit.report.SignedDeal;
import parley.summit.report.TableReport;
import parley.summit.scenario.Ladder;
import parley.summit.scenario.Scenario;
import parley.summit.transcript.DealStatus;

/** Maps of who has a deal with whom, and who takes measures against whom, at two moments. */
record Atlases(Scenario scenario, Words words, RunReport report, Levels levels) {

    List<Figure> figures() {
        int last = levels.months() - 1;
        var figures = new ArrayList<Figure>();
        if (last >= 0) {
            figures.add(at(0, "Deals and measures at the end of the summit"));
        }
        if (last > 0) {
            figures.add(at(last, "Deals and measures in " + words.month(last)));
        }
        return figures;
    }

    private Figure at(int month, String title) {
        List<Link> links = links(month);
        var atlas = new Atlas(
                scenario.countries().stream()
                        .map(c -> new Place(c.code(), c.name(), towardAll(c.code(), month)))
                        .toList(),
                links);
        return new Figure(
                title, sentence(atlas), atlas, new Grid(List.of("between", "what", "how it stands"), rows(atlas)));
    }

    private List<Link> links(int month) {
        var links = new ArrayList<Link>();
        report.deals()
                .forEach(t -> standing(t, month)
                        .ifPresent(s -> links.add(
                                new Link.Deal(t.parties().get(0), t.parties().get(1), s))));
        for (Ladder ladder : scenario.ladders()) {
            int level = levels.at(ladder, month);
            if (level > 0 && ladder.target().isPresent()) {
                links.add(new Link.Measure(ladder.actor(), ladder.target().get(), level));
            }
        }
        return links;
    }

    private int towardAll(String country, int month) {
        return scenario.ladders().stream()
                .filter(l -> l.isTowardAll() && l.actor().equals(country))
                .mapToInt(l -> levels.at(l, month))
                .max()
                .orElse(0);
    }

    private Optional<Standing> standing(TableReport table, int month) {
        return table.deal()
                .map(deal -> standing(deal, month))
                .orElseGet(() -> Optional.of(
                        scenario.openingDeal(table.table()).isPresent() ? Standing.FROM_BEFORE : Standing.NOT_SIGNED));
    }

    private static Optional<Standing> standing(SignedDeal deal, int month) {
        return deal.statusAt(month).map(Atlases::standing);
    }

    private static Standing standing(DealStatus status) {
        return switch (status) {
            case IN_FORCE -> Standing.IN_FORCE;
            case RATIFY, STALLED -> Standing.HELD_UP;
            case LAPSED, EXPIRED -> Standing.ENDED;
        };
    }

    private String sentence(Atlas atlas) {
        Map<Standing, Long> standings = new TreeMap<>();
        atlas.links().forEach(link -> {
            if (link instanceof Link.Deal deal) {
                standings.merge(deal.standing(), 1L, Long::sum);
            }
        });
        List<Link.Measure> measures = atlas.links().stream()
                .flatMap(l ->
                        l instanceof Link.Measure m ? java.util.stream.Stream.of(m) : java.util.stream.Stream.empty())
                .toList();
        String deals = Words.list(standings.entrySet().stream()
                .map(e -> e.getValue() + " " + word(e.getKey()))
                .toList());
        String highest = measures.stream()
                .reduce((a, b) -> b.level() > a.level() ? b : a)
                .map(m -> ", the highest from %s toward %s at level %d"
                        .formatted(words.the(m.from()), words.the(m.to()), m.level()))
                .orElse("");
        return "Of %d tables %s; measures are in force or announced against %d countries%s. Asia is drawn wider than the oceans."
                .formatted(
                        report.deals().size(),
                        deals,
                        measures.stream().map(Link.Measure::to).distinct().count(),
                        highest);
    }

    private static String word(Standing standing) {
        return switch (standing) {
            case IN_FORCE -> "in force";
            case FROM_BEFORE -> "in force since before the summit";
            case HELD_UP -> "held up";
            case ENDED -> "ended";
            case NOT_SIGNED -> "not signed";
        };
    }

    private List<List<String>> rows(Atlas atlas) {
        var rows = new ArrayList<List<String>>();
        for (Link link : atlas.links()) {
            rows.add(
                    switch (link) {
                        case Link.Deal d ->
                            List.of(
                                    words.country(d.from()) + " – " + words.country(d.to()),
                                    "deal",
                                    word(d.standing()));
                        case Link.Measure m ->
                            List.of(
                                    words.country(m.from()) + " → " + words.country(m.to()),
                                    "measures",
                                    "level " + m.level());
                    });
        }
        atlas.places().stream()
                .filter(p -> p.towardAll() > 0)
                .forEach(p -> rows.add(List.of(p.name() + " → all", "measures", "level " + p.towardAll())));
        return rows;
    }
}
