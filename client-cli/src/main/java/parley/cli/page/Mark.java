package parley.cli.page;

/** Shapes of points. */
enum Mark {
    CIRCLE,
    TRIANGLE,
    SQUARE;

    static Mark of(int series) {
        return values()[Math.max(0, series) % values().length];
    }

    void draw(Svg svg, String style, double x, double y, double size) {
        String fill = "dot " + style;
        switch (this) {
            case CIRCLE -> svg.circle(fill, x, y, size);
            case SQUARE -> svg.rect(fill, x - size, y - size, 2 * size, 2 * size);
            case TRIANGLE ->
                svg.path(
                        fill,
                        "M" + Svg.n(x) + " " + Svg.n(y - size * 1.3) + "l" + Svg.n(size * 1.2) + " " + Svg.n(size * 2.2)
                                + "h" + Svg.n(-2.4 * size) + "z");
        }
    }
}
