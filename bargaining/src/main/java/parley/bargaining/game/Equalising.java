package parley.bargaining.game;

import java.util.Optional;

/** Finds the mixture against which some strategies are equally good, by Gaussian elimination with pivots. */
final class Equalising {

    /** A share below is none: then a smaller set of strategies has the same mixture. */
    private static final double LEAST_SHARE = 1e-12;

    /** A pivot below, on the scale of its row's largest number, says that there is no one solution. */
    private static final double LEAST_PIVOT = 1e-12;

    private Equalising() {}

    /** What a strategy gets against another. */
    interface Pairing {
        double payoff(int strategy, int other);
    }

    /** The shares, all above 0; empty where there are none or many. */
    static Optional<double[]> over(int[] support, Pairing pairing) {
        int size = support.length;
        double[][] rows = new double[size + 1][size + 2];
        double scale = 0;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                rows[i][j] = pairing.payoff(support[i], support[j]);
                scale = Math.max(scale, Math.abs(rows[i][j]));
            }
            rows[size][i] = 1;
        }
        // The value of the game is the last unknown; on the scale of the payoffs, as all numbers are.
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size && scale > 0; j++) {
                rows[i][j] /= scale;
            }
            rows[i][size] = -1;
        }
        rows[size][size + 1] = 1;
        return eliminate(rows) ? shares(rows) : Optional.empty();
    }

    private static boolean eliminate(double[]... rows) {
        for (int column = 0; column < rows.length; column++) {
            int pivot = column;
            for (int row = column + 1; row < rows.length; row++) {
                pivot = Math.abs(rows[row][column]) > Math.abs(rows[pivot][column]) ? row : pivot;
            }
            if (Math.abs(rows[pivot][column]) < LEAST_PIVOT) {
                return false;
            }
            double[] found = rows[pivot];
            rows[pivot] = rows[column];
            rows[column] = found;
            for (int row = 0; row < rows.length; row++) {
                if (row != column) {
                    subtract(rows[row], found, rows[row][column] / found[column]);
                }
            }
        }
        return true;
    }

    private static void subtract(double[] from, double[] row, double times) {
        for (int i = 0; i < from.length; i++) {
            from[i] -= times * row[i];
        }
    }

    private static Optional<double[]> shares(double[]... rows) {
        double[] shares = new double[rows.length - 1];
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            shares[i] = rows[i][rows.length] / rows[i][i];
            if (!(shares[i] > LEAST_SHARE)) {
                return Optional.empty();
            }
            sum += shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= sum;
        }
        return Optional.of(shares);
    }
}
