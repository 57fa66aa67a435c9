package parley.cli.evidence;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import parley.cli.evidence.Episode.Figure;
import parley.cli.evidence.Episode.InMarkets;
import parley.summit.scenario.Parameter;

/**
 * Approximate Bayesian computation by rejection: of many draws from the priors those are kept whose figures come nearest to what was
 * seen. Every episode counts the same, whatever the number of its figures.
 */
record Abc(Figures figures, List<Parameter> parameters, double kept) {

    /** Share of the draws that commands keep. */
    static final double KEPT = .01;

    /** Of the market: only these move the figures of the episodes. */
    static final List<Parameter> MARKET = List.of(
            Parameter.ELASTICITY_FRESH,
            Parameter.ELASTICITY_ADAPTED,
            Parameter.ADAPTABLE_USE,
            Parameter.RESOURCING_FRESH,
            Parameter.RESOURCING_ADAPTED,
            Parameter.SPARE_EXPORTS,
            Parameter.STOCK_COVER,
            Parameter.PRICE_HORIZON,
            Parameter.RELEASE,
            Parameter.RESTOCK,
            Parameter.RESTOCK_CAP,
            Parameter.STORAGE_PREMIUM,
            Parameter.REROUTED);

    private static final int FEWEST = 20;

    Abc {
        parameters = List.copyOf(parameters);
    }

    /** An interval of 80 of 100 and the middle. */
    record Posterior(Parameter parameter, double low, double median, double high) {

        boolean has(double value) {
            return low <= value && value <= high;
        }
    }

    /** Places of the draws that come nearest to what was seen in these episodes. */
    int[] accepted(List<InMarkets> fitted) {
        return nearest(fitted, -1);
    }

    /** The same where what was seen is what another draw makes of the episodes. */
    int[] acceptedFor(List<InMarkets> fitted, int truth) {
        return nearest(fitted, truth);
    }

    private int[] nearest(List<InMarkets> fitted, int truth) {
        int size = figures.values().size();
        double[] distances = new double[size];
        for (int d = 0; d < size; d++) {
            distances[d] = d == truth ? Double.POSITIVE_INFINITY : distance(fitted, d, truth);
        }
        return IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingDouble(d -> distances[d]))
                .limit(Math.min(size, Math.max(FEWEST, Math.round(kept * size))))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private double distance(List<InMarkets> fitted, int draw, int truth) {
        double sum = 0;
        for (InMarkets episode : fitted) {
            double[] values = figures.of(draw, episode);
            double[] seen = truth < 0 ? values : figures.of(truth, episode);
            double squares = 0;
            for (int t = 0; t < values.length; t++) {
                Figure figure = episode.targets().get(t);
                double low = truth < 0 ? figure.low() : seen[t];
                double high = truth < 0 ? figure.high() : seen[t];
                double off = Figures.distance(figure, values[t], low, high);
                squares += off * off;
            }
            sum += squares / values.length;
        }
        return sum;
    }

    /** What the kept draws say of each parameter. */
    List<Posterior> posterior(int[] accepted) {
        return parameters.stream()
                .map(p -> {
                    double[] values = Arrays.stream(accepted)
                            .mapToDouble(d -> figures.parameters(d).get(p))
                            .sorted()
                            .toArray();
                    return new Posterior(
                            p, Quantiles.of(values, .1), Quantiles.of(values, .5), Quantiles.of(values, .9));
                })
                .toList();
    }

    /**
     * How often the 80 % interval of a parameter has the truth, where the truth is a draw itself.
     *
     * @param truths places of the draws that are taken for true in turn
     */
    List<Coverage> recovery(List<InMarkets> fitted, int[] truths) {
        int[] hits = new int[parameters.size()];
        for (int truth : truths) {
            List<Posterior> posterior = posterior(acceptedFor(fitted, truth));
            for (int p = 0; p < hits.length; p++) {
                hits[p] += posterior.get(p).has(figures.parameters(truth).get(parameters.get(p))) ? 1 : 0;
            }
        }
        return IntStream.range(0, hits.length)
                .mapToObj(p -> new Coverage(parameters.get(p), hits[p] / (double) truths.length))
                .toList();
    }

    /** Share of synthetic cases in which a parameter's interval has the truth. */
    record Coverage(Parameter parameter, double share) {}
}
