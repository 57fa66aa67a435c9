package parley.summit.scenario;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** One value for every model parameter. */
public final class Parameters {

    private final Map<Parameter, Double> values;

    private Parameters(Map<Parameter, Double> values) {
        this.values = values;
    }

    /** Each parameter as {@code value} gives it. */
    public static Parameters of(ToDoubleFunction<Parameter> value) {
        var values = new EnumMap<Parameter, Double>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            values.put(parameter, value.applyAsDouble(parameter));
        }
        return new Parameters(values);
    }

    /** The defaults. */
    public static Parameters standard() {
        return of(Parameter::standard);
    }

    public double get(Parameter parameter) {
        return Objects.requireNonNull(values.get(parameter), parameter.symbol());
    }

    /** These parameters with one of them changed. */
    public Parameters with(Parameter parameter, double value) {
        return of(p -> p == parameter ? value : get(p));
    }

    /** Values by symbol. */
    public SortedMap<String, Double> bySymbol() {
        var map = new TreeMap<String, Double>();
        for (Parameter parameter : Parameter.values()) {
            map.put(parameter.symbol(), get(parameter));
        }
        return map;
    }
}
