package parley.bargaining.domain;

/** Sums over the issues. */
final class Sums {

    private Sums() {}

    /**
     * For every outcome, {@code start} plus what its levels add, issue after issue.
     *
     * @param added by issue, then by level
     */
    static double[] of(Domain domain, double start, double[]... added) {
        domain.arraySize();
        double[] sums = {start};
        for (double[] levels : added) {
            sums = spread(sums, levels);
        }
        return sums;
    }

    private static double[] spread(double[] sums, double... levels) {
        double[] spread = new double[sums.length * levels.length];
        for (int i = 0, at = 0; i < sums.length; i++) {
            for (double level : levels) {
                spread[at++] = sums[i] + level;
            }
        }
        return spread;
    }
}
