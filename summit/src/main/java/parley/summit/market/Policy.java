package parley.summit.market;

import java.util.Arrays;
import java.util.List;

/**
 * What all controls together let pass in one market (MODEL section 5.2): the strictest wins, and domestic flows are untouched.
 * What the controls that aim at nobody in particular let pass is known beside it: where that is more, goods can go through
 * third countries.
 */
public final class Policy {

    private final Shares permitted;
    private final Shares permittedToAll;
    private final boolean[] hits;
    private final double[] search;

    private Policy(int size) {
        permitted = new Shares(size);
        permittedToAll = new Shares(size);
        hits = new boolean[size];
        search = ones(size);
    }

    private static double[] ones(int size) {
        var ones = new double[size];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Shares by origin and user. Origins have one row in common until a control restricts them: most never are. */
    private static final class Shares {

        private final double[][] rows;
        private final boolean[] restricted;

        Shares(int size) {
            rows = new double[size][];
            Arrays.fill(rows, ones(size));
            restricted = new boolean[size];
        }

        void restrict(Control control, double passes) {
            double[] row = own(control.origin());
            for (int j = 0; j < row.length; j++) {
                if (control.hits(j)) {
                    row[j] = Math.min(row[j], passes);
                }
            }
        }

        private double[] own(int origin) {
            if (!restricted[origin]) {
                restricted[origin] = true;
                rows[origin] = rows[origin].clone();
            }
            return rows[origin];
        }

        void set(double[][] shares) {
            for (int i = 0; i < rows.length; i++) {
                rows[i] = shares[i].clone();
                restricted[i] = Arrays.stream(rows[i]).anyMatch(share -> share < 1);
            }
        }
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
            permitted.restrict(control, passes);
            for (int j = 0; j < hits.length; j++) {
                hits[j] |= control.hits(j);
            }
            if (control.target().isEmpty()) {
                permittedToAll.restrict(control, passes);
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

    /** Share of the flow from {@code origin} to {@code user} that is permitted, 0..1. */
    public double permitted(int origin, int user) {
        return permitted.rows[origin][user];
    }

    /** Share that the same flow would be permitted if nothing were aimed at {@code user} alone, 0..1; never less. */
    public double permittedToAll(int origin, int user) {
        return permittedToAll.rows[origin][user];
    }

    /** Factor on what {@code user} can re-source elsewhere, 0..1. */
    public double search(int user) {
        return search[user];
    }

    /** Whether it may let pass less than everything to {@code user}. */
    boolean hits(int user) {
        return hits[user];
    }

    /** Whether it may let pass less than everything from {@code origin}. */
    boolean restricts(int origin) {
        return permitted.restricted[origin];
    }

    boolean isFree() {
        for (boolean r : permitted.restricted) {
            if (r) {
                return false;
            }
        }
        return true;
    }

    /** A policy for experiments: any matrix of permitted shares, aimed at nobody alone; the diagonal must be 1. */
    public static Policy custom(double[][] permitted, double[] search) {
        return custom(permitted, permitted, search);
    }

    /** The same, with what would be permitted if nothing were aimed at anybody alone; no share of it may be less. */
    public static Policy custom(double[][] permitted, double[][] permittedToAll, double[] search) {
        var policy = new Policy(search.length);
        policy.permitted.set(permitted);
        policy.permittedToAll.set(permittedToAll);
        Arrays.fill(policy.hits, true);
        for (int j = 0; j < search.length; j++) {
            policy.search[j] = search[j];
        }
        return policy;
    }
}
