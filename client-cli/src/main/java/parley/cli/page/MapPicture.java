package parley.cli.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.cli.page.Globe.Point;
import parley.cli.page.Svg.Anchor;
import parley.cli.story.Chart.Atlas;
import parley.cli.story.Chart.Atlas.Link;
import parley.cli.story.Chart.Atlas.Place;
import parley.cli.story.Chart.Atlas.Standing;

/** Draws countries where they lie, deals as plain lines by how they stand, and measures as dotted red arrows with their level. */
record MapPicture(Atlas chart, Svg svg, Map<String, Point> places) {

    private static final double RADIUS = 14;
    private static final double KEY = 62;

    static Drawing of(Atlas chart) {
        var picture = new MapPicture(chart, new Svg(), new HashMap<>());
        picture.draw();
        return new Drawing(picture.svg, Globe.WIDTH, Globe.HEIGHT + KEY);
    }

    private void draw() {
        graticule();
        place();
        List<Link> links = chart.links().stream()
                .filter(l -> places.containsKey(l.from()) && places.containsKey(l.to()))
                .toList();
        links.forEach(this::line);
        chart.places().forEach(this::country);
        links.forEach(this::level);
        key();
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
            badge(at.x() - 22, at.y() - 16, place.towardAll());
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
                badge(middle.x(), middle.y(), measure.level());
            }
        }
    }

    /** Long ways across the Pacific all bend north, where no deals are in their way, one farther than the other. */
    private double bend(Link link) {
        return !isLong(link) ? -.22 : at(link).x() < to(link).x() ? .2 : -.1;
    }

    private boolean isLong(Link link) {
        return Math.abs(at(link).x() - to(link).x()) >= 250;
    }

    private void badge(double x, double y, int level) {
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

    private void key() {
        key(0, 0, Standing.IN_FORCE, "in force");
        key(1, 0, Standing.FROM_BEFORE, "in force since before");
        key(2, 0, Standing.HELD_UP, "‖ stalled or not ratified");
        key(3, 0, Standing.ENDED, "✕ lapsed, broken or expired");
        key(0, 1, Standing.NOT_SIGNED, "talked, not signed");
        double y = keyY(1);
        svg.path("measure m3", "M" + keyX(1) + " " + Svg.n(y) + "h36");
        badge(keyX(1) + 18, y, 3);
        svg.text("key", Anchor.START, keyX(1) + 44, y + 4, "measures, with their level");
        svg.circle("ring", keyX(2) + 18, y, 9);
        svg.text("key", Anchor.START, keyX(2) + 44, y + 4, "measures toward all");
    }

    private static double keyX(int column) {
        return 8 + column * 226.0;
    }

    private static double keyY(int row) {
        return Globe.HEIGHT + 10 + row * 26;
    }

    private void key(int column, int row, Standing standing, String text) {
        double y = keyY(row);
        svg.path("deal " + style(standing), "M" + keyX(column) + " " + Svg.n(y) + "h36");
        svg.text("key", Anchor.START, keyX(column) + 44, y + 4, text);
    }

    /** A bent line from the edge of one country to that of another. */
    private record Arc(Point from, Point bend, Point to) {

        static Arc of(Point from, Point to, double bend) {
            double dx = to.x() - from.x();
            double dy = to.y() - from.y();
            return new Arc(
                    from, new Point((from.x() + to.x()) / 2 + bend * dy, (from.y() + to.y()) / 2 - bend * dx), to);
        }

        String path() {
            Point start = edge(from);
            Point end = edge(to);
            return "M%s %sQ%s %s %s %s"
                    .formatted(
                            Svg.n(start.x()),
                            Svg.n(start.y()),
                            Svg.n(bend.x()),
                            Svg.n(bend.y()),
                            Svg.n(end.x()),
                            Svg.n(end.y()));
        }

        /** The head of an arrow at the end. */
        String head() {
            Point tip = edge(to);
            double dx = tip.x() - bend.x();
            double dy = tip.y() - bend.y();
            double length = Math.max(1, Math.hypot(dx, dy));
            double x = dx / length;
            double y = dy / length;
            return "M%s %sL%s %sL%s %sz"
                    .formatted(
                            Svg.n(tip.x()),
                            Svg.n(tip.y()),
                            Svg.n(tip.x() - 9 * x - 5 * y),
                            Svg.n(tip.y() - 9 * y + 5 * x),
                            Svg.n(tip.x() - 9 * x + 5 * y),
                            Svg.n(tip.y() - 9 * y - 5 * x));
        }

        private Point edge(Point centre) {
            double dx = bend.x() - centre.x();
            double dy = bend.y() - centre.y();
            double length = Math.max(1, Math.hypot(dx, dy));
            double out = RADIUS + 2;
            return new Point(centre.x() + out * dx / length, centre.y() + out * dy / length);
        }

        Point point(double part) {
            double rest = 1 - part;
            return new Point(
                    rest * rest * from.x() + 2 * rest * part * bend.x() + part * part * to.x(),
                    rest * rest * from.y() + 2 * rest * part * bend.y() + part * part * to.y());
        }
    }
}
