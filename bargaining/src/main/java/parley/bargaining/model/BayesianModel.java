package parley.bargaining.model;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import parley.bargaining.domain.Domain;

/**
 * Guesses by Bayes' rule, issue by issue, in the manner of Hindriks and Tykhonov (2008). An issue has some weight, and its values
 * rise evenly to one that is worth most and fall from there; the other party is taken to begin with its best and to concede
 * evenly. Every offer makes those guesses likelier under which it is worth what is expected at the time, all other issues being
 * taken at what they are thought to be.
 */
public final class BayesianModel {

    private static final int WEIGHTS = 5;

    /** What the other party is thought to give up by the end. */
    private static final double CONCESSION = 0.5;

    /** How far an offer may lie from what is expected, as a standard deviation. */
    private static final double SPREAD = 0.15;

    private BayesianModel() {}

    public static OpponentModel of(Domain domain, List<Sighting> offers) {
        int issues = domain.issues().size();
        Beliefs[] beliefs = new Beliefs[issues];
        for (int i = 0; i < issues; i++) {
            beliefs[i] = Beliefs.even(domain.issues().get(i).levels());
        }
        for (Sighting offer : offers) {
            learn(beliefs, domain.levels(offer.outcome()), 1 - CONCESSION * offer.time());
        }
        return Additive.scaled(
                domain,
                Arrays.stream(beliefs).mapToDouble(Beliefs::weight).toArray(),
                Arrays.stream(beliefs).map(Beliefs::worth).toArray(double[][]::new));
    }

    /** All issues learn from what was thought before the offer. */
    private static void learn(Beliefs[] beliefs, int[] levels, double expected) {
        double weights = 0;
        double worth = 0;
        double[] thought = new double[beliefs.length];
        for (int i = 0; i < beliefs.length; i++) {
            thought[i] = beliefs[i].worth(levels[i]);
            weights += beliefs[i].weight();
            worth += beliefs[i].weight() * thought[i];
        }
        double[] otherWeights = new double[beliefs.length];
        double[] otherWorth = new double[beliefs.length];
        for (int i = 0; i < beliefs.length; i++) {
            otherWeights[i] = weights - beliefs[i].weight();
            otherWorth[i] = worth - beliefs[i].weight() * thought[i];
        }
        for (int i = 0; i < beliefs.length; i++) {
            beliefs[i].learn(levels[i], expected, otherWeights[i], otherWorth[i]);
        }
    }

    /** What is believed of one issue: how likely each pair of a weight and a best level is. */
    private static final class Beliefs {

        private final double[][] likely;
        private double weight;

        private Beliefs(double[][] likely) {
            this.likely = likely;
            this.weight = expectedWeight();
        }

        static Beliefs even(int levels) {
            double[][] likely = new double[WEIGHTS][levels];
            for (double[] row : likely) {
                Arrays.fill(row, 1.0 / (WEIGHTS * levels));
            }
            return new Beliefs(likely);
        }

        /** What every level is expected to be worth. */
        double[] worth() {
            return IntStream.range(0, likely[0].length).mapToDouble(this::worth).toArray();
        }

        /** What a level is expected to be worth. */
        double worth(int level) {
            double expected = 0;
            for (int best = 0; best < likely[0].length; best++) {
                double chance = 0;
                for (double[] row : likely) {
                    chance += row[best];
                }
                expected += chance * worth(level, best);
            }
            return expected;
        }

        double weight() {
            return weight;
        }

        void learn(int level, double expected, double otherWeights, double otherWorth) {
            double sum = 0;
            for (int w = 0; w < WEIGHTS; w++) {
                for (int best = 0; best < likely[w].length; best++) {
                    double utility = (weight(w) * worth(level, best) + otherWorth) / (weight(w) + otherWeights);
                    double off = (utility - expected) / SPREAD;
                    likely[w][best] *= StrictMath.exp(-off * off / 2);
                    sum += likely[w][best];
                }
            }
            double all = sum;
            if (all > 0) {
                Arrays.stream(likely).forEach(row -> Arrays.setAll(row, best -> row[best] / all));
            }
            weight = expectedWeight();
        }

        private static double weight(int w) {
            return (w + 1.0) / WEIGHTS;
        }

        /** What a level is worth if another is best: evenly less with the distance, 0 at the far end. */
        private double worth(int level, int best) {
            int last = likely[0].length - 1;
            int furthest = Math.max(best, last - best);
            return furthest == 0 ? 1 : 1 - (double) Math.abs(level - best) / furthest;
        }

        private double expectedWeight() {
            return IntStream.range(0, WEIGHTS)
                    .mapToDouble(w -> weight(w) * Arrays.stream(likely[w]).sum())
                    .sum();
        }
    }
}
