package parley.summit.market;

import java.util.Arrays;
import java.util.List;

/**
 * What all controls together let pass in one market (MODEL section 5.2): the strictest wins, and domestic flows are untouched.
 */
public final class Policy {

    private final double[][] permitted;
    private final boolean[] restricted;
    private final double[] search;

    private Policy(int size) {
        permitted = new double[size][size];
        restricted = new boolean[size];
        search = new double[size];
        for (double[] row : permitted) {
            Arrays.fill(row, 1);
        }
        Arrays.fill(search, 1);
    }

    /** Nothing is controlled. */
    public static Policy free(int size) {
        return new Policy(size);
    }

    /**
     * The policy of these controls in {@code market}.
     *
     * @param extraterritorialLoss share of re-sourcing that is lost where an extraterritorial rule hits
     */
    public static Policy of(List<Control> controls, int market, int size, double extraterritorialLoss) {
        var policy = new Policy(size);
        for (Control control : controls) {
            if (control.market() == market) {
                policy.apply(control, extraterritorialLoss);
            }
        }
        return policy;
    }

    private void apply(Control control, double extraterritorialLoss) {
        double passes = control.passes();
        int origin = control.origin();
        if (passes < 1) {
            restricted[origin] = true;
        }
        for (int j = 0; j < search.length; j++) {
            if (control.hits(j)) {
                permitted[origin][j] = Math.min(permitted[origin][j], passes);
                if (control.extraterritorial()) {
                    search[j] = 1 - extraterritorialLoss;
                }
            }
        }
    }

    /** Share of the flow from {@code origin} to {@code user} that is permitted, 0..1. */
    public double permitted(int origin, int user) {
        return permitted[origin][user];
    }

    /** Factor on what {@code user} can re-source elsewhere, 0..1. */
    public double search(int user) {
        return search[user];
    }

    boolean isFree() {
        for (boolean r : restricted) {
            if (r) {
                return false;
            }
        }
        return true;
    }

    /** A policy for experiments: any matrix of permitted shares and search factors; the diagonal must be 1. */
    public static Policy custom(double[][] permitted, double[] search) {
        var policy = new Policy(search.length);
        for (int i = 0; i < search.length; i++) {
            for (int j = 0; j < search.length; j++) {
                policy.permitted[i][j] = permitted[i][j];
                policy.restricted[i] |= permitted[i][j] < 1;
            }
            policy.search[i] = search[i];
        }
        return policy;
    }
}
