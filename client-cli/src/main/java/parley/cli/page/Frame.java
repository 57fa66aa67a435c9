package parley.cli.page;

import parley.cli.page.Svg.Anchor;
import parley.cli.story.Chart.Panels.Axis;

/** The axes of a small picture, and where numbers stand between them. */
record Frame(Axis across, Axis upward) {

    private static final double WIDTH = 232;
    private static final double HEIGHT = 124;
    private static final double LEFT = 36;
    private static final double TOP = 8;
    private static final double RIGHT = 12;
    private static final double BOTTOM = 22;

    Scale x() {
        return new Scale(across.low(), across.high(), LEFT, WIDTH - RIGHT);
    }

    Scale y() {
        return new Scale(upward.low(), upward.high(), HEIGHT - BOTTOM, TOP);
    }

    /** What the axes are, for the key. */
    String words() {
        return "↑ " + upward.name() + "   → " + across.name();
    }

    /** Draws the axes. */
    void begin(Svg svg) {
        for (double tick : upward.ticks()) {
            svg.line(tick == 0 ? "base" : "grid", LEFT, y().at(tick), WIDTH - RIGHT, y().at(tick));
            svg.text("tick", Anchor.END, LEFT - 6, y().at(tick) + 4, Scale.label(tick));
        }
        for (double tick : across.ticks()) {
            svg.text("tick", Anchor.MIDDLE, x().at(tick), HEIGHT - 6, Scale.label(tick));
        }
    }

    String end(Svg svg) {
        return svg.scaled("panel", WIDTH, HEIGHT);
    }
}
