package parley.sweep.tournament;

import java.util.OptionalDouble;

/** A mean in the making; what is not a number does not count. */
final class Mean {

    private double sum;
    private long count;

    void add(double number) {
        if (!Double.isNaN(number)) {
            sum += number;
            count++;
        }
    }

    long count() {
        return count;
    }

    /** Not a number where nothing counts. */
    double value() {
        return count == 0 ? Double.NaN : sum / count;
    }

    OptionalDouble optional() {
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(value());
    }
}
