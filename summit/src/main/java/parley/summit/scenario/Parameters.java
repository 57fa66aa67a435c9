package parley.summit.scenario;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** One value for every model parameter. */
public final class Parameters {

    /** By place in the list: the market reads them in every step. */
    private final double[] values;

    private Parameters(double[] values) {
        this.values = values;
    }

    /** Each parameter as {@code value} gives it. */
    public static Parameters of(ToDoubleFunction<Parameter> value) {
        Parameter[] all = Parameter.values();
        var values = new double[all.length];
        for (Parameter parameter : all) {
            values[place(parameter)] = value.applyAsDouble(parameter);
        }
        return new Parameters(values);
    }

    /** The list of parameters is fixed while a program runs, and nothing is kept by this number. */
    @SuppressWarnings("EnumOrdinal")
    private static int place(Parameter parameter) {
        return parameter.ordinal();
    }

    /** The defaults. */
    public static Parameters standard() {
        return of(Parameter::standard);
    }

    public double get(Parameter parameter) {
        return values[place(parameter)];
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
