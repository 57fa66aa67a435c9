package parley.bargaining.analysis;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** The rational outcomes that can be on the frontier, found in one pass over all of them. */
final class Candidates {

    /** Slices of the first party's utility; in each, only what beats the better slices for the second one is looked at again. */
    private static final int SLICES = 1 << 16;

    private Candidates() {}

    static int[] of(UtilitySpace space) {
        return space.parties() == 2 ? new Slices(space).candidates() : where(space, space::isRational);
    }

    private static int[] where(UtilitySpace space, IntPredicate wanted) {
        int[] found = new int[16];
        int count = 0;
        for (int outcome = 0; outcome < space.size(); outcome++) {
            if (wanted.test(outcome)) {
                found = count == found.length ? Arrays.copyOf(found, longer(count, space.size())) : found;
                found[count++] = outcome;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private static int longer(int length, int most) {
        return (int) Math.min(most, 2L * length);
    }

    /** The best that the second party can have in each slice, and in any better one. */
    private static final class Slices {

        private final UtilitySpace space;
        private final double[] beyond = new double[SLICES + 1];

        Slices(UtilitySpace space) {
            this.space = space;
            Arrays.fill(beyond, Double.NEGATIVE_INFINITY);
            for (int outcome = 0; outcome < space.size(); outcome++) {
                if (space.isRational(outcome)) {
                    int slice = slice(outcome);
                    beyond[slice] = Math.max(beyond[slice], space.utility(1, outcome));
                }
            }
            for (int slice = SLICES - 1; slice >= 0; slice--) {
                beyond[slice] = Math.max(beyond[slice], beyond[slice + 1]);
            }
        }

        int[] candidates() {
            return where(
                    space,
                    outcome -> space.isRational(outcome)
                            && space.utility(1, outcome) >= beyond[slice(outcome) + 1] - UtilitySpace.EPSILON);
        }

        private int slice(int outcome) {
            double width = space.highest(0) - space.lowest(0);
            double part = width <= 0 ? 0 : (space.utility(0, outcome) - space.lowest(0)) / width;
            return (int) (part * (SLICES - 1));
        }
    }
}
