package parley.sweep.run;

/**
 * A share of the parts, for one of several machines: every so many-th.
 *
 * @param number from 1
 * @param of how many there are
 */
public record Shard(int number, int of) {

    /** All of it. */
    public static final Shard WHOLE = new Shard(1, 1);

    public Shard {
        if (number < 1 || number > of) {
            throw new IllegalArgumentException("shard: " + number + "/" + of + " (expected: K/N, K from 1 to N)");
        }
    }

    boolean has(long part) {
        return part % of == number - 1;
    }
}
