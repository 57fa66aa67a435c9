package parley.bargaining.model;

import java.util.Arrays;
import java.util.List;
import parley.bargaining.domain.Domain;

/**
 * Guesses by counting, as HardHeaded did (van Krimpen, Looije and Hajizadeh 2013): a value is worth the more the oftener it is
 * offered, and an issue weighs the more the oftener its value stays the same from one offer to the next.
 */
public final class FrequencyModel {

    /** What an issue gains each time that its value stays, to be shared with the other issues. */
    private static final double GAIN = 0.2;

    private FrequencyModel() {}

    public static OpponentModel of(Domain domain, List<Sighting> offers) {
        int issues = domain.issues().size();
        double[] weights = new double[issues];
        Arrays.fill(weights, 1.0 / issues);
        double[][] counts = new double[issues][];
        for (int i = 0; i < issues; i++) {
            counts[i] = new double[domain.issues().get(i).levels()];
            Arrays.fill(counts[i], 1);
        }
        int[] last = {};
        for (Sighting offer : offers) {
            int[] levels = domain.levels(offer.outcome());
            for (int i = 0; i < issues; i++) {
                counts[i][levels[i]]++;
                weights[i] += last.length > 0 && last[i] == levels[i] ? GAIN / issues : 0;
            }
            last = levels;
        }
        return Additive.scaled(
                domain,
                weights,
                Arrays.stream(counts).map(FrequencyModel::overLargest).toArray(double[][]::new));
    }

    private static double[] overLargest(double... counts) {
        double largest = Arrays.stream(counts).max().orElseThrow();
        return Arrays.stream(counts).map(count -> count / largest).toArray();
    }
}
