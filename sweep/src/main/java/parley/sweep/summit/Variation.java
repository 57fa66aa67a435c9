package parley.sweep.summit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parley.summit.scenario.Parameter;
import parley.summit.scenario.Priors.Range;
import parley.summit.scenario.Spelling;

/** A parameter that a sweep varies otherwise than its prior says, or fixes. */
public record Variation(Parameter parameter, Range range) {

    private static final String NUMBER = "-?(?=\\.?[0-9])[0-9]{0,9}(?:\\.[0-9]{1,17})?(?:[eE]-?[0-9]{1,2})?";
    private static final Pattern FORM = Pattern.compile("([^=]*)(?:=(" + NUMBER + ")(?:\\.\\.(" + NUMBER + "))?)?");

    /**
     * Reads {@code PARAM=LO..HI}, {@code PARAM=VALUE}, or {@code PARAM} for the range in the list.
     *
     * @throws IllegalArgumentException saying what was expected
     */
    public static Variation parse(String text) {
        Matcher matcher = FORM.matcher(text);
        boolean matches = matcher.matches();
        Parameter parameter = parameter(matches ? matcher.group(1) : text.replaceFirst("=.*", ""));
        if (!matches || "".equals(matcher.group(2)) || "".equals(matcher.group(3))) {
            throw new IllegalArgumentException(
                    text + " (expected: PARAM=LO..HI, PARAM=VALUE, or PARAM for its own range, e.g. "
                            + parameter.symbol() + "=" + said(parameter.range()) + ")");
        }
        return new Variation(parameter, range(parameter, matcher));
    }

    private static Range range(Parameter parameter, Matcher matcher) {
        if (matcher.group(2) == null) {
            return parameter.range();
        }
        double low = Double.parseDouble(matcher.group(2));
        double high = matcher.group(3) == null ? low : Double.parseDouble(matcher.group(3));
        if (low < 0 || high < low) {
            throw new IllegalArgumentException(parameter.symbol() + "=" + said(low) + ".." + said(high)
                    + " (expected: from 0 on, the lower end first)");
        }
        return new Range(low, high);
    }

    private static Parameter parameter(String symbol) {
        return Parameter.of(symbol)
                .orElseThrow(() -> new IllegalArgumentException(
                        symbol + " (expected: " + Spelling.expected(symbol, Parameter.symbols(), "parameters") + ")"));
    }

    /** The same as it is written. */
    String text() {
        return parameter.symbol() + "=" + said(range);
    }

    private static String said(Range range) {
        return range.isOpen() ? said(range.low()) + ".." + said(range.high()) : said(range.low());
    }

    private static String said(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e9
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
