package parley.bargaining.domain;

import java.util.HashSet;
import java.util.List;

/** One question under negotiation and the values that can answer it; a value's position is its level. */
public record Issue(String name, List<String> values) {

    public Issue {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("issue " + name + ": no values (expected: at least one)");
        }
        if (new HashSet<>(values).size() < values.size()) {
            throw new IllegalArgumentException("issue " + name + ": " + values + " (expected: distinct values)");
        }
    }

    int levels() {
        return values.size();
    }
}
