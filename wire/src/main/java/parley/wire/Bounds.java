package parley.wire;

import com.google.protobuf.MessageOrBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** The bounds of the contract: every check gives the value back, or names the field that breaks it. */
final class Bounds {

    /** Ids, codes, titles and names. */
    static final int SHORT_TEXT = 500;

    /** A player's own words. */
    static final int LONG_TEXT = 2000;

    /** Entries of any list in a message that comes from outside. */
    static final int MANY = 10_000;

    private static final double ROUNDING = 1e-9;

    private Bounds() {}

    static double finite(String field, double value) {
        check(Double.isFinite(value), field, value, "a number");
        return value;
    }

    static double notNegative(String field, double value) {
        check(value >= 0 && Double.isFinite(value), field, value, "a number, 0 or more");
        return value;
    }

    /** From 0 to 1, but for the last bits of a sum. */
    static double share(String field, double value) {
        check(value >= -ROUNDING && value <= 1 + ROUNDING, field, value, "0..1");
        return value;
    }

    static double within(String field, double value, double low, double high) {
        check(value >= low && value <= high, field, value, low + ".." + high);
        return value;
    }

    static int within(String field, int value, int low, int high) {
        check(value >= low && value <= high, field, value, low + ".." + high);
        return value;
    }

    static int notNegative(String field, int value) {
        check(value >= 0, field, value, "0 or more");
        return value;
    }

    static long notNegative(String field, long value) {
        check(value >= 0, field, value, "0 or more");
        return value;
    }

    /** A text that must be there: an id, a code, a name. */
    static String name(String field, String value) {
        check(
                !value.isEmpty() && value.length() <= SHORT_TEXT,
                field,
                value,
                "a text of 1.." + SHORT_TEXT + " characters");
        return value;
    }

    static String text(String field, String value, int longest) {
        check(value.length() <= longest, field, value, "at most " + longest + " characters");
        return value;
    }

    /** A message that must be there. */
    static <M extends MessageOrBuilder> M present(String field, boolean there, M message) {
        check(there, field, "", "present");
        return message;
    }

    /** Each item, told its own field's path. */
    static <P, T> List<T> each(String field, List<P> items, BiFunction<String, P, T> one) {
        return each(field, items, MANY, one);
    }

    /** Each of at most so many items, told its own field's path. */
    static <P, T> List<T> each(String field, List<P> items, int most, BiFunction<String, P, T> one) {
        check(items.size() <= most, field, items.size() + " entries", "at most " + most);
        var all = new ArrayList<T>(items.size());
        for (int i = 0; i < items.size(); i++) {
            all.add(one.apply(field + "[" + i + "]", items.get(i)));
        }
        return all;
    }

    static SortedMap<String, Double> finite(String field, Map<String, Double> values) {
        values.forEach((key, value) -> finite(field + "[" + key + "]", value));
        return new TreeMap<>(values);
    }

    static void check(boolean right, String field, Object value, String expected) {
        if (!right) {
            throw new WireException(field, value, expected);
        }
    }
}
