package parley.cli.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import parley.cli.evidence.Episode.Figure;
import parley.cli.evidence.Episode.InMarkets;
import parley.cli.model.Cores;
import parley.cli.model.SeedRange;
import parley.summit.scenario.Parameters;
import parley.summit.scenario.Priors;

/**
 * What the rules of the market make of the episodes under many draws of the parameters.
 *
 * @param draws by number; each has the figures of every episode, in its order
 */
record Figures(List<InMarkets> episodes, Priors priors, SeedRange draws, List<Map<String, double[]>> values) {

    Figures {
        episodes = List.copyOf(episodes);
        values = List.copyOf(values);
    }

    /** Plays every episode once for each draw, on all cores; {@code each} hears how many draws are done. */
    static Figures of(List<InMarkets> episodes, Priors priors, SeedRange draws, LongConsumer each) {
        Map<String, MarketCourse> courses = new LinkedHashMap<>();
        episodes.forEach(e -> courses.put(e.id(), new MarketCourse(e)));
        int stretches = (int) Math.min(draws.count(), 256);
        List<SeedRange> cut = draws.cut(stretches);
        List<List<Map<String, double[]>>> parts = Cores.all()
                .play(
                        new SeedRange(0, cut.size() - 1L),
                        part -> played(courses, priors, cut.get((int) part)),
                        done -> each.accept(done * draws.count() / cut.size()));
        return new Figures(
                episodes, priors, draws, parts.stream().flatMap(List::stream).toList());
    }

    private static List<Map<String, double[]>> played(
            Map<String, MarketCourse> courses, Priors priors, SeedRange draws) {
        var values = new ArrayList<Map<String, double[]>>();
        for (long number = draws.first(); number <= draws.last(); number++) {
            Parameters parameters = new Draw(number).parameters(priors);
            Map<String, double[]> figures = new LinkedHashMap<>();
            courses.forEach((id, course) -> figures.put(id, course.figures(parameters)));
            values.add(figures);
        }
        return values;
    }

    /** The figures of one draw, by its place. */
    double[] of(int draw, InMarkets episode) {
        return values.get(draw).getOrDefault(episode.id(), new double[0]);
    }

    /** One figure over some draws. */
    double[] over(int[] some, InMarkets episode, int target) {
        return Arrays.stream(some).mapToDouble(d -> of(d, episode)[target]).toArray();
    }

    /** Every draw's place. */
    int[] all() {
        return java.util.stream.IntStream.range(0, values.size()).toArray();
    }

    Parameters parameters(int draw) {
        return new Draw(draws.first() + draw).parameters(priors);
    }

    /** How far a figure is from an interval of what may have been, 1 for a distance that is worth mentioning. */
    static double distance(Figure figure, double value, double low, double high) {
        double at = scaled(figure, value);
        double off = Math.max(0, Math.max(scaled(figure, low) - at, at - scaled(figure, high)));
        return off
                / switch (figure.scale()) {
                    case LOG -> .4;
                    case SHARE -> .1;
                    case MONTHS -> 4;
                };
    }

    static double scaled(Figure figure, double value) {
        return figure.scale() == Episode.Scale.LOG ? Math.log(Math.max(1e-9, value)) : value;
    }
}
