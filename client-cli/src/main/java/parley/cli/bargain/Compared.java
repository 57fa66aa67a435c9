package parley.cli.bargain;

import java.util.ArrayList;
import java.util.List;

/** Results of one kind, beside the known ones. */
final class Compared {

    private static final double DIGITS = 1e-9;

    private final String domain;
    private final String what;
    private final boolean counts;
    private final List<String> differences = new ArrayList<>();
    private int count;
    private double largest;

    Compared(String domain, String what, boolean counts) {
        this.domain = domain;
        this.what = what;
        this.counts = counts;
    }

    /** A number, which may be off by 1e-9. */
    void number(String title, double ours, double known) {
        count++;
        double apart = Math.abs(ours - known);
        largest = Math.max(largest, apart);
        if (!(apart <= DIGITS)) {
            differences.add(title + " is " + ours + " (expected: " + known + ")");
        }
    }

    /** A thing that is the same or not. */
    void same(String title, Object ours, Object known) {
        count++;
        if (!ours.equals(known)) {
            differences.add(title + " is " + ours + " (expected: " + known + ")");
        }
    }

    /** Something that could not be compared. */
    void differs(String difference) {
        count++;
        differences.add(difference);
    }

    String domain() {
        return domain;
    }

    String what() {
        return what;
    }

    /** Whether a difference is a fault. */
    boolean counts() {
        return counts;
    }

    int count() {
        return count;
    }

    double largest() {
        return largest;
    }

    List<String> differences() {
        return differences;
    }
}
