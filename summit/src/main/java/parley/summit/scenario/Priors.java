package parley.summit.scenario;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Where the parameters of the model are drawn from: each uniformly between two ends, which are one and the same where it is fixed
 * (MODEL section 11). How one is drawn depends on nothing but its own range and share, so that no parameter changes another's
 * draw.
 */
public final class Priors {

    private final Map<Parameter, Range> ranges;

    private Priors(Map<Parameter, Range> ranges) {
        this.ranges = Collections.unmodifiableMap(ranges);
    }

    /** From {@code low} to {@code high}. */
    public record Range(double low, double high) {

        public Range {
            if (!Double.isFinite(low) || !Double.isFinite(high) || high < low) {
                throw new IllegalArgumentException(
                        "range: " + low + ".." + high + " (expected: finite, the lower end first)");
            }
        }

        /** One value alone. */
        public static Range only(double value) {
            return new Range(value, value);
        }

        /** Whether it leaves anything open. */
        public boolean isOpen() {
            return high > low;
        }

        /** The value at this share of the way from the lower end, 0..1. */
        public double at(double share) {
            return low + (high - low) * share;
        }
    }

    /** Those of a scenario: what it fixes is fixed, and of the rest the list says what is drawn. */
    public static Priors of(Scenario scenario) {
        var ranges = new EnumMap<Parameter, Range>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            Double fixed = scenario.overrides().get(parameter.symbol());
            ranges.put(parameter, fixed == null ? listed(parameter) : Range.only(fixed));
        }
        return new Priors(ranges);
    }

    private static Range listed(Parameter parameter) {
        return parameter.drawn() ? parameter.range() : Range.only(parameter.standard());
    }

    /** These with another range for one parameter. */
    public Priors with(Parameter parameter, Range range) {
        var changed = new EnumMap<>(ranges);
        changed.put(parameter, range);
        return new Priors(changed);
    }

    /** Where a parameter is drawn from. */
    public Range of(Parameter parameter) {
        Range range = ranges.get(parameter);
        if (range == null) {
            throw new IllegalStateException("every parameter has a range: " + parameter);
        }
        return range;
    }

    /** The parameters that are left open, in the order of the list. */
    public List<Parameter> open() {
        return Arrays.stream(Parameter.values()).filter(p -> of(p).isOpen()).toList();
    }

    /** Every parameter at its share of its range, 0..1; a fixed one is not asked for. */
    public Parameters at(ToDoubleFunction<Parameter> share) {
        return Parameters.of(p -> of(p).isOpen() ? of(p).at(share.applyAsDouble(p)) : of(p).low());
    }
}
