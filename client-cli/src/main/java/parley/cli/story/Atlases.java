package parley.cli.story;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.cli.story.Block.Figure;
import parley.cli.story.Block.Grid;
import parley.cli.story.Chart.Atlas;
import parley.cli.story.Chart.Atlas.Decree;
import parley.cli.story.Chart.Atlas.Link;
import parley.cli.story.Chart.Atlas.Place;
import parley.cli.story.Chart.Atlas.Standing;
import parley.summit.report.RunReport;
import parley.summit.report.TableReport;
import parley.summit.scenario.Ladder;
import parley.summit.scenario.Scenario;
import parley.summit.transcript.DealStatus;

/** Maps of who has a deal with whom, who takes measures against whom, and which controls act, before and after. */
record Atlases(Scenario scenario, Words words, RunReport report, Levels levels, Decrees decrees) {

    List<Figure> figures() {
        int last = levels.months() - 1;
        var figures = new ArrayList<Figure>();
        figures.add(at(Decrees.OPENING, "When the summit opens: deals, measures and controls"));
        if (last >= 0) {
            figures.add(at(0, "At the end of the summit: deals, measures and controls"));
        }
        if (last > 0) {
            figures.add(at(last, "In " + words.month(last) + ": deals, measures and controls"));
        }
        return figures;
    }

    private Figure at(int month, String title) {
        var atlas = new Atlas(
                scenario.countries().stream()
                        .map(c -> new Place(c.code(), c.name(), towardAll(c.code(), month)))
                        .toList(),
                links(month),
                decrees.at(month),
                month == Decrees.OPENING ? decrees.at(month) : decrees.news(month));
        return new Figure(
                title,
                deals(atlas, month) + " " + measures(atlas, month) + controls(atlas)
                        + " Asia is drawn wider than the oceans.",
                atlas,
                new Grid(List.of("between", "what", "how it stands"), rows(atlas)));
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

    /** Empty where nobody talked yet and nothing was signed before. */
    private Optional<Standing> standing(TableReport table, int month) {
        if (month == Decrees.OPENING) {
            return table.opening().map(d -> Standing.FROM_BEFORE);
        }
        if (table.deal().isEmpty() && table.opening().isEmpty()) {
            return Optional.of(Standing.NOT_SIGNED);
        }
        boolean old = table.deal().isEmpty();
        return table.statusAt(month).map(status -> standing(status, old));
    }

    private static Standing standing(DealStatus status, boolean old) {
        return switch (status) {
            case IN_FORCE -> old ? Standing.FROM_BEFORE : Standing.IN_FORCE;
            case RATIFY, STALLED -> Standing.HELD_UP;
            case LAPSED, EXPIRED -> Standing.ENDED;
        };
    }

    private String deals(Atlas atlas, int month) {
        Map<Standing, Integer> standings = new LinkedHashMap<>();
        for (Standing standing : Standing.values()) {
            int number = (int) atlas.links().stream()
                    .filter(l -> l instanceof Link.Deal d && d.standing() == standing)
                    .count();
            if (number > 0) {
                standings.put(standing, number);
            }
        }
        String deals = Words.list(standings.entrySet().stream()
                .map(e -> e.getValue() + " " + word(e.getKey()))
                .toList());
        return month == Decrees.OPENING
                ? "Of %d tables %s with a deal in force since before."
                        .formatted(report.deals().size(), Words.begin(standings.getOrDefault(Standing.FROM_BEFORE, 0)))
                : "Deals of %d tables: %s.".formatted(report.deals().size(), deals);
    }

    private String measures(Atlas atlas, int month) {
        List<Link.Measure> measures = atlas.links().stream()
                .flatMap(l ->
                        l instanceof Link.Measure m ? java.util.stream.Stream.of(m) : java.util.stream.Stream.empty())
                .toList();
        long targets = measures.stream().map(Link.Measure::to).distinct().count();
        return measures.stream()
                .reduce((a, b) -> b.level() > a.level() ? b : a)
                .map(m -> "Measures are announced or in force against %s, the highest from %s toward %s at level %d%s."
                        .formatted(
                                Words.countries(targets),
                                words.the(m.from()),
                                words.the(m.to()),
                                m.level(),
                                month == Decrees.OPENING ? threat(m) : ""))
                .orElse("No measure is aimed at a single country.");
    }

    /** What an actor has given its word to do. */
    private String threat(Link.Measure measure) {
        return scenario.ladders().stream()
                .filter(l -> l.actor().equals(measure.from())
                        && l.target().filter(measure.to()::equals).isPresent()
                        && l.announcedLevel().isPresent())
                .map(l -> ", with level " + l.announcedLevel().getAsInt() + " threatened")
                .findFirst()
                .orElse("");
    }

    private static String controls(Atlas atlas) {
        long acting = atlas.decrees().stream().filter(Decree::acts).count();
        int all = atlas.decrees().size();
        return switch (all) {
            case 0 -> "";
            case 1 -> " The one control announced before the summit is " + (acting == 1 ? "in force." : "pending.");
            default ->
                " Of %d controls announced before the summit %d %s in force and %d pending."
                        .formatted(all, acting, acting == 1 ? "is" : "are", all - acting);
        };
    }

    private static String word(Standing standing) {
        return switch (standing) {
            case IN_FORCE -> "signed at the summit and in force";
            case FROM_BEFORE -> "in force since before";
            case HELD_UP -> "held up";
            case ENDED -> "ended";
            case NOT_SIGNED -> "never signed";
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
                            List.of(words.arrow(m.from(), Optional.of(m.to())), "measures", "level " + m.level());
                    });
        }
        atlas.places().stream()
                .filter(p -> p.towardAll() > 0)
                .forEach(p -> rows.add(
                        List.of(words.arrow(p.code(), Optional.empty()), "measures", "level " + p.towardAll())));
        atlas.decrees().forEach(d -> rows.add(decrees.row(d)));
        return rows;
    }
}
