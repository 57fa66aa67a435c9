package parley.summit.scenario;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong, so that one look at a scenario finds everything. */
final class Faults {

    private final List<Fault> found = new ArrayList<>();

    List<Fault> found() {
        return List.copyOf(found);
    }

    void add(String path, Object value, String expected) {
        found.add(Fault.of(path, String.valueOf(value), expected));
    }

    void require(boolean right, String path, Object value, String expected) {
        if (!right) {
            add(path, value, expected);
        }
    }

    /** NaN is within nothing. */
    void within(String path, double value, double low, double high) {
        require(value >= low && value <= high, path, value, plain(low) + ".." + plain(high));
    }

    void within(String path, int value, int low, int high) {
        require(value >= low && value <= high, path, value, low + ".." + high);
    }

    void notNegative(String path, double value) {
        require(value >= 0 && Double.isFinite(value), path, value, "a number, 0 or more");
    }

    void positive(String path, double value) {
        require(value > 0 && Double.isFinite(value), path, value, "a number above 0");
    }

    void finite(String path, double value) {
        require(Double.isFinite(value), path, value, "a number");
    }

    void zero(String path, double value, String because) {
        require(value == 0, path, value, "0, " + because);
    }

    void present(String path, String value) {
        require(!value.isBlank(), path, "", "a text");
    }

    /** {@code value} names one of {@code known}, which are {@code nouns}. */
    void known(String path, String value, Collection<String> known, String nouns) {
        require(known.contains(value), path, value, Spelling.expected(value, known, nouns));
    }

    /** Each of {@code values} is known and named once. */
    void knownOnce(String path, List<String> values, Collection<String> known, String nouns) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            String at = path + "[" + i + "]";
            known(at, values.get(i), known, nouns);
            require(seen.add(values.get(i)), at, values.get(i), "named once");
        }
    }

    /** {@code paths} hold a key each, so a path that comes twice is a duplicate. */
    void unique(List<String> paths) {
        Set<String> seen = new HashSet<>();
        Set<String> told = new HashSet<>();
        for (String path : paths) {
            if (!seen.add(path) && told.add(path)) {
                add(path, "there twice", "once");
            }
        }
    }

    private static String plain(double bound) {
        return bound == Math.rint(bound) ? String.valueOf((long) bound) : String.valueOf(bound);
    }
}
