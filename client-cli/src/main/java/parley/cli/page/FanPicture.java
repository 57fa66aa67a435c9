package parley.cli.page;

import java.util.List;
import java.util.function.ToDoubleFunction;
import parley.cli.story.Chart.Fans;
import parley.cli.story.Chart.Fans.Band;
import parley.cli.story.Chart.Fans.Fan;

/** Draws where numbers lie: a pale field for nine of ten, a darker one in it for half of them, and a line through the median. */
record FanPicture(Fans chart) {

    static Drawing of(Fans chart) {
        return Drawing.fitting(new FanPicture(chart).html());
    }

    private String html() {
        var key = new Key()
                .axes(frame().words())
                .entry(new Svg().line("course s0", 1, 8, 33, 8), "median")
                .field("fan50", "half of the runs")
                .field("fan90", "nine of ten runs");
        return key.html()
                + Tile.all(chart.fans().stream()
                        .map(fan -> new Tile(fan.title(), draw(fan)))
                        .toList());
    }

    private Frame frame() {
        return new Frame(chart.across(), chart.upward());
    }

    private String draw(Fan fan) {
        var svg = new Svg();
        frame().begin(svg);
        svg.path("fan90", field(fan.bands(), Band::low90, Band::high90));
        svg.path("fan50", field(fan.bands(), Band::low50, Band::high50));
        svg.path("course s0", line(fan.bands(), Band::median, "M"));
        return frame().end(svg);
    }

    private String field(List<Band> bands, ToDoubleFunction<Band> low, ToDoubleFunction<Band> high) {
        return line(bands, high, "M") + line(bands.reversed(), low, "L") + "z";
    }

    private String line(List<Band> bands, ToDoubleFunction<Band> number, String begin) {
        var path = new StringBuilder();
        for (Band band : bands) {
            path.append(path.isEmpty() ? begin : "L")
                    .append(Svg.n(frame().x().at(band.x())))
                    .append(' ')
                    .append(Svg.n(frame().y().at(number.applyAsDouble(band))));
        }
        return path.toString();
    }
}
