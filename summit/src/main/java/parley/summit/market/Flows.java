package parley.summit.market;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Who sells how much to whom in one market when nothing is controlled, tonnes a month. Most countries sell nothing to most others, so
 * that each user's suppliers are kept at hand. A copy shares what it has with its original until one of the two changes it.
 */
final class Flows {

    private static final double UNKNOWN = -1;

    private final double[][] toUser;
    private final int[][] suppliers;
    private final double[] imports;
    private final boolean[] shared;
    private @Nullable Orders orders;

    /** These flows, by user and origin. */
    Flows(double[][] toUser) {
        int size = toUser.length;
        this.toUser = toUser;
        suppliers = new int[size][];
        imports = new double[size];
        shared = new boolean[size];
        for (int j = 0; j < size; j++) {
            suppliers[j] = sellersTo(j);
            imports[j] = UNKNOWN;
        }
    }

    private Flows(Flows from) {
        toUser = from.toUser.clone();
        suppliers = from.suppliers.clone();
        imports = from.imports.clone();
        shared = from.shared.clone();
        orders = from.orders;
    }

    Flows copy() {
        Arrays.fill(shared, true);
        return new Flows(this);
    }

    int size() {
        return toUser.length;
    }

    double get(int origin, int user) {
        return toUser[user][origin];
    }

    void set(int origin, int user, double tonnes) {
        if (shared[user]) {
            shared[user] = false;
            toUser[user] = toUser[user].clone();
        }
        double before = toUser[user][origin];
        toUser[user][origin] = tonnes;
        if (before > 0 != tonnes > 0) {
            suppliers[user] = sellersTo(user);
        }
        imports[user] = UNKNOWN;
        orders = null;
    }

    private static double sum(double[] flows, int[] origins) {
        double sum = 0;
        for (int i : origins) {
            sum += flows[i];
        }
        return sum;
    }

    private int[] sellersTo(int user) {
        var found = new int[size()];
        int count = 0;
        for (int i = 0; i < found.length; i++) {
            if (i != user && toUser[user][i] > 0) {
                found[count++] = i;
            }
        }
        return Arrays.copyOf(found, count);
    }

    void add(int origin, int user, double tonnes) {
        set(origin, user, get(origin, user) + tonnes);
    }

    /** What each origin sells to {@code user}; to be read only. */
    double[] to(int user) {
        return toUser[user];
    }

    /** What all others sell to {@code user}. */
    double importsOf(int user) {
        if (imports[user] == UNKNOWN) {
            imports[user] = sum(toUser[user], suppliers[user]);
        }
        return imports[user];
    }

    /** The origins other than {@code user} that sell to it, in scenario order; to be read only. */
    int[] suppliersOf(int user) {
        return suppliers[user];
    }

    /** What passes of these flows. */
    Orders orders(Policy policy, double[] availability, int china) {
        Orders known = orders;
        if (known == null || !known.holdUnder(policy, availability)) {
            known = new Orders(this, policy, availability, china);
            orders = known;
        }
        return known;
    }
}
