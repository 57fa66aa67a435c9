package parley.cli.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import parley.cli.page.Globe.Point;
import parley.cli.page.Svg.Anchor;
import parley.cli.story.Chart.Atlas;
import parley.cli.story.Chart.Atlas.Decree;
import parley.cli.story.Chart.Atlas.Link;
import parley.cli.story.Chart.Atlas.Place;
import parley.cli.story.Chart.Atlas.Standing;

/**
 * Draws countries where they lie, deals as lines by how they stand, measures as dotted red arrows with their level in a square, and
 * controls of before the summit by their letter in a round field: filled where they act, open where they are pending.
 */
record MapPicture(Atlas chart, Svg svg, Map<String, Point> places) {

    static final double RADIUS = 15;
    private static final double LETTER = 17;
    private static final double FAR = 250;

    static Drawing of(Atlas chart) {
        var picture = new MapPicture(chart, new Svg(), new HashMap<>());
        picture.draw();
        return new Drawing(
                key().html() + picture.svg.scaled("map", Globe.WIDTH, Globe.HEIGHT), true, notes(chart.explained()));
    }

    private void draw() {
        graticule();
        place();
        List<Link> links = chart.links().stream()
                .filter(l -> places.containsKey(l.from()) && places.containsKey(l.to()))
                .toList();
        List<Decree> aimed = chart.decrees().stream()
                .filter(d -> places.containsKey(d.from())
                        && d.to().filter(places::containsKey).isPresent())
                .toList();
        links.forEach(this::line);
        aimed.forEach(d -> svg.path("decree " + style(d), arc(d).path()).path("head", arc(d).head()));
        chart.places().forEach(this::country);
        links.forEach(this::level);
        aimed.forEach(d -> letter(d, arc(d).point(.3)));
        chart.places().forEach(this::towardAll);
    }

    private void graticule() {
        for (int longitude : Globe.MERIDIANS) {
            svg.line("grid", Globe.x(longitude), 10, Globe.x(longitude), Globe.HEIGHT - 34);
            Anchor anchor = longitude == 300 ? Anchor.END : longitude == 0 ? Anchor.START : Anchor.MIDDLE;
            svg.text("tick", anchor, Globe.x(longitude), Globe.HEIGHT - 20, degrees(longitude));
        }
        for (int latitude : Globe.PARALLELS) {
            svg.line(latitude == 0 ? "base" : "grid", 4, Globe.y(latitude), Globe.WIDTH - 4, Globe.y(latitude));
            svg.text("tick", Anchor.START, 4, Globe.y(latitude) - 3, north(latitude));
        }
    }

    private static String degrees(int longitude) {
        return longitude > 180 ? (360 - longitude) + "°W" : longitude + "°E";
    }

    private static String north(int latitude) {
        return latitude == 0 ? "0°" : Math.abs(latitude) + (latitude > 0 ? "°N" : "°S");
    }

    /** Who has no place of its own stands in a row at the lower left. */
    private void place() {
        int elsewhere = 0;
        for (Place place : chart.places()) {
            int beside = elsewhere;
            places.put(
                    place.code(),
                    Globe.of(place.code()).orElseGet(() -> new Point(60 + beside * 46.0, Globe.HEIGHT - 62)));
            elsewhere += Globe.of(place.code()).isPresent() ? 0 : 1;
        }
    }

    private void country(Place place) {
        Point at = point(place.code());
        if (place.towardAll() > 0) {
            svg.circle("ring", at.x(), at.y(), RADIUS + 7);
            badge(svg, at.x() - 22, at.y() + 14, place.towardAll());
        }
        svg.circle("country", at.x(), at.y(), RADIUS);
        svg.text("code", Anchor.MIDDLE, at.x(), at.y() + 4, place.code());
    }

    private void line(Link link) {
        switch (link) {
            case Link.Deal deal ->
                svg.path(
                        "deal " + style(deal.standing()),
                        Arc.of(at(link), to(link), .12).path());
            case Link.Measure measure -> {
                Arc arc = Arc.of(at(link), to(link), bend(link));
                svg.path("measure m" + measure.level(), arc.path());
                svg.path("head", arc.head());
            }
        }
    }

    private void level(Link link) {
        switch (link) {
            case Link.Deal deal -> {
                if (deal.standing() == Standing.ENDED || deal.standing() == Standing.HELD_UP) {
                    Point middle = Arc.of(at(link), to(link), .12).point(.55);
                    boolean ended = deal.standing() == Standing.ENDED;
                    svg.text(
                            "sign " + style(deal.standing()),
                            Anchor.MIDDLE,
                            middle.x(),
                            middle.y() + 5,
                            ended ? "✕" : "‖");
                }
            }
            case Link.Measure measure -> {
                Point middle = Arc.of(at(link), to(link), bend(link)).point(isLong(link) ? .6 : .42);
                badge(svg, middle.x(), middle.y(), measure.level());
            }
        }
    }

    /** Long ways across the Pacific all bend north, where no deals are in their way, one farther than the other. */
    private double bend(Link link) {
        return !isLong(link) ? -.22 : at(link).x() < to(link).x() ? .2 : -.1;
    }

    private boolean isLong(Link link) {
        return Math.abs(at(link).x() - to(link).x()) >= FAR;
    }

    private static void badge(Svg svg, double x, double y, int level) {
        svg.rect("badge", x - 7, y - 7, 14, 14);
        svg.text("level", Anchor.MIDDLE, x, y + 4, String.valueOf(level));
    }

    private Point point(String code) {
        return Optional.ofNullable(places.get(code)).orElseThrow();
    }

    private Point at(Link link) {
        return point(link.from());
    }

    private Point to(Link link) {
        return point(link.to());
    }

    private static String style(Standing standing) {
        return switch (standing) {
            case IN_FORCE -> "force";
            case FROM_BEFORE -> "before";
            case HELD_UP -> "held";
            case ENDED -> "ended";
            case NOT_SIGNED -> "unsigned";
        };
    }

    /** Controls toward all stand in a row over the country that decreed them. */
    private void towardAll(Place place) {
        List<Decree> decrees = chart.decrees().stream()
                .filter(d -> d.to().isEmpty() && d.from().equals(place.code()))
                .toList();
        Point at = point(place.code());
        for (int i = 0; i < decrees.size(); i++) {
            double left = (decrees.size() - 1 - i) * LETTER;
            letter(decrees.get(i), new Point(at.x() + 4 - left, at.y() - RADIUS - 24));
        }
    }

    private void letter(Decree decree, Point at) {
        letter(svg, decree.letter(), style(decree), at);
    }

    private static Svg letter(Svg svg, String letter, String style, Point at) {
        return svg.circle("letter " + style, at.x(), at.y(), 7.5)
                .text("letter " + style, Anchor.MIDDLE, at.x(), at.y() + 4, letter);
    }

    private static String style(Decree decree) {
        return decree.acts() ? "acts" : "pending";
    }

    /** Farther out than the measures between the same two. */
    private Arc arc(Decree decree) {
        Point from = point(decree.from());
        Point to = point(decree.to().orElseThrow());
        boolean far = Math.abs(from.x() - to.x()) >= FAR;
        return Arc.of(from, to, (far ? .27 : .34) * (from.x() < to.x() ? 1 : -1));
    }

    private static Key key() {
        var key = new Key();
        deal(key, Standing.IN_FORCE, "signed at the summit, in force");
        deal(key, Standing.FROM_BEFORE, "in force since before");
        deal(key, Standing.HELD_UP, "‖ stalled or not ratified");
        deal(key, Standing.ENDED, "✕ lapsed, broken or expired");
        deal(key, Standing.NOT_SIGNED, "talked, not signed");
        var measure = new Svg().path("measure m3", "M0 8h34");
        badge(measure, 17, 8, 3);
        key.entry(measure, "measures, with their level");
        key.entry(new Svg().circle("ring", 17, 8, 6), "measures toward all");
        key.entry(letter(new Svg(), "A", "acts", new Point(17, 8)), "control in force");
        return key.entry(letter(new Svg(), "B", "pending", new Point(17, 8)), "control pending");
    }

    private static void deal(Key key, Standing standing, String text) {
        key.entry(new Svg().path("deal " + style(standing), "M0 8h34"), text);
    }

    /** What the letters stand for. */
    private static String notes(List<Decree> decrees) {
        return decrees.isEmpty()
                ? ""
                : decrees.stream()
                        .map(d -> "<li><b>" + Html.escape(d.letter()) + "</b> " + Html.escape(d.title()) + "; toward "
                                + Html.escape(d.toName()) + "; <em>" + Html.escape(d.when()) + "</em></li>")
                        .collect(Collectors.joining("\n", "\n<ul class=\"letters\">\n", "\n</ul>"));
    }
}
