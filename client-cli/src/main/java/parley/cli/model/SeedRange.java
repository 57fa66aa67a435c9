package parley.cli.model;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import parley.cli.console.BadInputException;

/** Seeds from {@code first} to {@code last}. */
public record SeedRange(long first, long last) {

    private static final Pattern FORM = Pattern.compile("(-?[0-9]{1,18})(?:\\.\\.(-?[0-9]{1,18}))?");

    /** Reads {@code 7} or {@code 1..100}. */
    public static SeedRange parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw BadInputException.of("--seeds", text, "a number or a range such as 1..100");
        }
        long first = Long.parseLong(matcher.group(1));
        long last = matcher.group(2) == null ? first : Long.parseLong(matcher.group(2));
        if (last < first) {
            throw BadInputException.of("--seeds", text, "a range that rises");
        }
        return new SeedRange(first, last);
    }

    /** The same seeds in order, in so many stretches of nearly the same length; fewer where there are fewer seeds. */
    public List<SeedRange> cut(int stretches) {
        long most = Math.min(stretches, count());
        return LongStream.range(0, most)
                .mapToObj(s -> new SeedRange(first + s * count() / most, first + (s + 1) * count() / most - 1))
                .toList();
    }

    /** How many there are. */
    public long count() {
        return last - first + 1;
    }

    @Override
    public String toString() {
        return first + ".." + last;
    }
}
