package parley.cli.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import parley.cli.page.Svg.Anchor;
import parley.cli.story.Chart.Plane;
import parley.cli.story.Chart.Plane.Path;
import parley.cli.story.Chart.Plane.Place;

/**
 * Draws offers among outcomes, in the plane of two parties' utilities. The parties' offers differ by colour, dash and shape, and
 * their first and last ones carry their number.
 */
final class PlanePicture {

    private static final double WIDTH = 640;
    private static final double HEIGHT = 520;
    private static final double LEFT = 52;
    private static final double RIGHT = 24;
    private static final double TOP = 16;
    private static final double BOTTOM = 34;
    private static final int STEPS = 5;

    private final Plane chart;
    private final Scale x;
    private final Scale y;
    private final List<Double> across;
    private final List<Double> upward;

    private PlanePicture(Plane chart) {
        this.chart = chart;
        this.across = ticks(Place::x);
        this.upward = ticks(Place::y);
        this.x = new Scale(across.get(0), across.get(across.size() - 1), LEFT, WIDTH - RIGHT);
        this.y = new Scale(upward.get(0), upward.get(upward.size() - 1), HEIGHT - BOTTOM, TOP);
    }

    static Drawing of(Plane chart) {
        var picture = new PlanePicture(chart);
        return Drawing.fitting(picture.key().html() + picture.draw());
    }

    private List<Double> ticks(ToDoubleFunction<Place> axis) {
        List<Place> all = Stream.concat(chart.outcomes().stream(), chart.frontier().stream())
                .toList();
        double low = all.stream().mapToDouble(axis).min().orElse(0);
        double high = all.stream().mapToDouble(axis).max().orElse(1);
        return Scale.ticks(low, Math.max(high, low + 1e-9), STEPS);
    }

    private Key key() {
        var key = new Key().axes("↑ " + chart.upward() + "   → " + chart.across());
        key.entry(new Svg().circle("cloud", 17, 8, 2.5), "outcomes");
        var efficient = new Svg();
        if (chart.paths().size() == 2) {
            efficient.line("frontier", 1, 8, 33, 8);
        }
        key.entry(efficient.circle("efficient", 17, 8, 3.5), "Pareto frontier");
        key.entry(new Svg().line("reserved", 1, 8, 33, 8), "what no agreement is worth");
        for (int i = 0; i < chart.paths().size(); i++) {
            String style = "s" + i % 3;
            var sample = new Svg().line("course " + style, 1, 8, 33, 8);
            Mark.of(i).draw(sample, style, 17, 8, 4);
            key.entry(sample, "offers of " + chart.paths().get(i).name());
        }
        chart.marks().stream()
                .map(m -> m.letter() + "  " + m.name())
                .distinct()
                .forEach(name -> key.entry(diamond(new Svg(), 17, 8), name));
        chart.end().ifPresent(end -> key.entry(new Svg().circle("signed", 17, 8, 7), "agreement"));
        return key;
    }

    private String draw() {
        var svg = new Svg();
        for (double tick : across) {
            svg.line("grid", x.at(tick), TOP, x.at(tick), HEIGHT - BOTTOM);
            svg.text("tick", Anchor.MIDDLE, x.at(tick), HEIGHT - BOTTOM + 18, Scale.label(tick));
        }
        for (double tick : upward) {
            svg.line("grid", LEFT, y.at(tick), WIDTH - RIGHT, y.at(tick));
            svg.text("tick", Anchor.END, LEFT - 8, y.at(tick) + 4, Scale.label(tick));
        }
        chart.outcomes().forEach(p -> svg.circle("cloud", x.at(p.x()), y.at(p.y()), 2));
        disagreement(svg);
        frontier(svg);
        for (int i = 0; i < chart.paths().size(); i++) {
            path(svg, chart.paths().get(i), i);
        }
        marks(svg);
        chart.end().ifPresent(p -> svg.circle("signed", x.at(p.x()), y.at(p.y()), 11));
        return svg.scaled("panel", WIDTH, HEIGHT);
    }

    /** Left of the one line and below the other an agreement is worse than none for somebody. */
    private void disagreement(Svg svg) {
        double left = chart.disagreement().x();
        double below = chart.disagreement().y();
        if (left >= across.get(0) && left <= across.get(across.size() - 1)) {
            svg.line("reserved", x.at(left), TOP, x.at(left), HEIGHT - BOTTOM);
        }
        if (below >= upward.get(0) && below <= upward.get(upward.size() - 1)) {
            svg.line("reserved", LEFT, y.at(below), WIDTH - RIGHT, y.at(below));
        }
    }

    private void frontier(Svg svg) {
        List<Place> places = new ArrayList<>(chart.frontier());
        places.sort(Comparator.comparingDouble(Place::x));
        if (chart.paths().size() == 2) {
            svg.path("frontier", line(places));
        }
        places.forEach(p -> svg.circle("efficient", x.at(p.x()), y.at(p.y()), 3.5));
    }

    private void path(Svg svg, Path path, int number) {
        String style = "s" + number % 3;
        svg.path("course " + style, line(path.offers()));
        path.offers().stream().distinct().forEach(p -> Mark.of(number).draw(svg, style, x.at(p.x()), y.at(p.y()), 4));
        if (!path.offers().isEmpty()) {
            Place last = path.offers().get(path.offers().size() - 1);
            label(svg, path.offers().get(0), "1");
            if (!last.equals(path.offers().get(0))) {
                label(svg, last, String.valueOf(path.offers().size()));
            }
        }
    }

    private void label(Svg svg, Place place, String text) {
        boolean right = x.at(place.x()) > WIDTH - RIGHT - 30;
        boolean low = y.at(place.y()) > HEIGHT - BOTTOM - 20;
        svg.text(
                "side",
                right ? Anchor.END : Anchor.START,
                x.at(place.x()) + (right ? -9 : 9),
                y.at(place.y()) + (low ? -9 : 14),
                text);
    }

    /** Points of several names have one diamond and all letters. */
    private void marks(Svg svg) {
        Map<Place, String> letters = new LinkedHashMap<>();
        chart.marks().forEach(mark -> letters.merge(mark.place(), mark.letter(), (a, b) -> a + " " + b));
        letters.forEach((place, text) -> {
            diamond(svg, x.at(place.x()), y.at(place.y()));
            svg.text("side point", Anchor.START, x.at(place.x()) + 8, y.at(place.y()) - 8, text);
        });
    }

    private static Svg diamond(Svg svg, double x, double y) {
        return svg.path("sum", "M" + Svg.n(x) + " " + Svg.n(y - 6) + "l6 6l-6 6l-6 -6z");
    }

    private String line(List<Place> places) {
        var path = new StringBuilder();
        for (Place place : places) {
            path.append(path.isEmpty() ? "M" : "L")
                    .append(Svg.n(x.at(place.x())))
                    .append(' ')
                    .append(Svg.n(y.at(place.y())));
        }
        return path.isEmpty() ? "M0 0" : path.toString();
    }
}
