package parley.bargaining.chance;

/** An endless row of numbers that a seed decides, the same on every machine (SplitMix64; Steele, Lea and Flood 2014). */
public final class Draws {

    private static final long STEP = 0x9e3779b97f4a7c15L;

    private long state;

    private Draws(long state) {
        this.state = state;
    }

    /** The row of a seed and of what it is drawn for; another seed or purpose has another row. */
    public static Draws of(long seed, long... purpose) {
        long state = mixed(seed + STEP);
        for (long part : purpose) {
            state = mixed(state ^ mixed(part + STEP));
        }
        return new Draws(state);
    }

    public long bits() {
        state += STEP;
        return mixed(state);
    }

    /** A number in [0, 1). */
    public double unit() {
        return (bits() >>> 11) * 0x1p-53;
    }

    /** A whole number from {@code fewest} to {@code most}, both included. */
    public int between(int fewest, int most) {
        return fewest + (int) (unit() * ((double) most - fewest + 1));
    }

    /** The whole numbers below {@code size} in any order. */
    public int[] shuffled(int size) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int other = between(0, i);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }

    private static long mixed(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
