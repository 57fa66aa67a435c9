package parley.summit.market;

import java.util.Arrays;
import java.util.List;

/**
 * What all controls together let pass in one market (MODEL section 5.2): the strictest wins, and domestic flows are untouched.
 * What the controls that aim at nobody in particular let pass is known beside it: where that is more, goods can go through
 * third countries.
 */
public final class Policy {

    private final double[] everything;
    private final double[][] permitted;
    private final double[][] permittedToAll;
    private final double[] search;
    private boolean free = true;

    /** Origins share the row that permits everything until a control restricts them: most never are. */
    private Policy(int size) {
        everything = ones(size);
        permitted = new double[size][];
        permittedToAll = new double[size][];
        Arrays.fill(permitted, everything);
        Arrays.fill(permittedToAll, everything);
        search = ones(size);
    }

    private static double[] ones(int size) {
        var ones = new double[size];
        Arrays.fill(ones, 1);
        return ones;
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
        if (passes < 1) {
            free = false;
            restrict(permitted, control, passes);
            if (control.target().isEmpty()) {
                restrict(permittedToAll, control, passes);
            }
        }
        if (control.extraterritorial()) {
            for (int j = 0; j < search.length; j++) {
                if (control.hits(j)) {
                    search[j] = 1 - extraterritorialLoss;
                }
            }
        }
    }

    private void restrict(double[][] shares, Control control, double passes) {
        int origin = control.origin();
        if (shares[origin] == everything) {
            shares[origin] = everything.clone();
        }
        double[] row = shares[origin];
        for (int j = 0; j < row.length; j++) {
            if (control.hits(j)) {
                row[j] = Math.min(row[j], passes);
            }
        }
    }

    /** Share of the flow from {@code origin} to {@code user} that is permitted, 0..1. */
    public double permitted(int origin, int user) {
        return permitted[origin][user];
    }

    /** Share that the same flow would be permitted if nothing were aimed at {@code user} alone, 0..1; never less. */
    public double permittedToAll(int origin, int user) {
        return permittedToAll[origin][user];
    }

    /** Factor on what {@code user} can re-source elsewhere, 0..1. */
    public double search(int user) {
        return search[user];
    }

    boolean isFree() {
        return free;
    }

    /** A policy for experiments: any matrix of permitted shares, aimed at nobody alone; the diagonal must be 1. */
    public static Policy custom(double[][] permitted, double[] search) {
        return custom(permitted, permitted, search);
    }

    /** The same, with what would be permitted if nothing were aimed at anybody alone; no share of it may be less. */
    public static Policy custom(double[][] permitted, double[][] permittedToAll, double[] search) {
        var policy = new Policy(search.length);
        for (int i = 0; i < search.length; i++) {
            policy.permitted[i] = permitted[i].clone();
            policy.permittedToAll[i] = permittedToAll[i].clone();
            for (double share : permitted[i]) {
                policy.free &= share >= 1;
            }
            policy.search[i] = search[i];
        }
        return policy;
    }
}
