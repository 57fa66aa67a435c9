package parley.bargaining.files;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the values of an issue are worth to a party, before the weight. */
public sealed interface Worth {

    /** Listed by value, in the order of the file; it may name more values than the issue has. */
    record Table(Map<String, Double> evaluations) implements Worth {
        public Table {
            evaluations = Collections.unmodifiableMap(new LinkedHashMap<>(evaluations));
        }
    }

    /** Of a whole number: {@code offset} for the lowest one and {@code slope} more for every step. */
    record Linear(double offset, double slope) implements Worth {}

    /** Of a real number: one of GENIUS's functions by its name, with its parameters. */
    record Function(String name, List<Double> parameters) implements Worth {
        public Function {
            parameters = List.copyOf(parameters);
        }
    }
}
