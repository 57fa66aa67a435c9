package parley.summit.market;

import java.util.Arrays;

/**
 * What each user of one market orders from abroad and how much of it passes, tonnes a month, under one policy and one availability. It
 * holds until one of them or a flow changes, which in most months none does.
 */
final class Orders {

    private final Policy policy;
    private final double[] availability;

    /** By user: what is ordered from others, and what of it is granted. */
    final double[] ordered;

    final double[] granted;

    /** By user: what others may buy of that which the user alone is refused. */
    final double[] detours;

    /** By user: what is granted from China; nothing for China itself. */
    final double[] fromChina;

    /** What passes of these flows, where China is one of the origins. */
    Orders(Flows flows, Policy policy, double[] availability, int china) {
        this.policy = policy;
        this.availability = availability.clone();
        int n = flows.size();
        ordered = new double[n];
        granted = new double[n];
        detours = new double[n];
        fromChina = new double[n];
        boolean scarce = isScarce(availability);
        for (int j = 0; j < n; j++) {
            ordered[j] = flows.importsOf(j);
            if (scarce || policy.hits(j)) {
                pass(flows, j, china);
            } else {
                granted[j] = ordered[j];
                fromChina[j] = j == china ? 0 : flows.to(j)[china];
            }
        }
    }

    private static boolean isScarce(double[] availability) {
        for (double share : availability) {
            if (share != 1) {
                return true;
            }
        }
        return false;
    }

    private void pass(Flows flows, int j, int china) {
        double[] flow = flows.to(j);
        for (int i : flows.suppliersOf(j)) {
            double available = flow[i] * availability[i];
            double passes = available;
            if (policy.restricts(i)) {
                double permitted = policy.permitted(i, j);
                passes = available * permitted;
                detours[j] += available * Math.max(0, policy.permittedToAll(i, j) - permitted);
            }
            granted[j] += passes;
            if (i == china) {
                fromChina[j] = passes;
            }
        }
    }

    /** Whether they are those under this very policy and the same availability; equal policies are not looked for. */
    @SuppressWarnings("ReferenceEquality")
    boolean holdUnder(Policy otherPolicy, double[] otherAvailability) {
        return policy == otherPolicy && Arrays.equals(availability, otherAvailability);
    }
}
