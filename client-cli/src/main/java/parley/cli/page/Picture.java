package parley.cli.page;

import parley.cli.story.Chart;

/**
 * Draws charts as SVG. The colours follow those of Okabe and Ito, which everybody can tell apart; what a colour says is said by a
 * shape, a dash, a pattern or a letter as well.
 */
final class Picture {

    private Picture() {}

    static Drawing of(Chart chart) {
        return switch (chart) {
            case Chart.Courses c -> PanelPicture.of(c);
            case Chart.Panels c -> PanelPicture.of(c);
            case Chart.Levels c -> StripPicture.of(c);
            case Chart.States c -> StripPicture.of(c);
            case Chart.Sums c -> BarPicture.of(c);
            case Chart.Atlas c -> MapPicture.of(c);
            case Chart.Matrix c -> MatrixPicture.of(c);
            case Chart.Plane c -> PlanePicture.of(c);
            case Chart.Means c -> MeansPicture.of(c);
            case Chart.Fans c -> FanPicture.of(c);
        };
    }
}
