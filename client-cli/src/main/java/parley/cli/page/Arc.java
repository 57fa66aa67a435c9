package parley.cli.page;

import parley.cli.page.Globe.Point;

/** A bent line from the edge of one country to that of another. */
record Arc(Point from, Point bend, Point to) {

    static Arc of(Point from, Point to, double bend) {
        double dx = to.x() - from.x();
        double dy = to.y() - from.y();
        return new Arc(from, new Point((from.x() + to.x()) / 2 + bend * dy, (from.y() + to.y()) / 2 - bend * dx), to);
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
        double out = MapPicture.RADIUS + 2;
        return new Point(centre.x() + out * dx / length, centre.y() + out * dy / length);
    }

    Point point(double part) {
        double rest = 1 - part;
        return new Point(
                rest * rest * from.x() + 2 * rest * part * bend.x() + part * part * to.x(),
                rest * rest * from.y() + 2 * rest * part * bend.y() + part * part * to.y());
    }
}
