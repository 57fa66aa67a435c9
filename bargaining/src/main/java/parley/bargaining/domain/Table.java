package parley.bargaining.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A utility stated outcome by outcome, by the values of its issues; {@code otherwise} is what the others are worth. */
public record Table(Map<List<String>, Double> entries, double otherwise) implements Utility {

    public Table {
        entries = Map.copyOf(entries);
    }

    @Override
    public double[] over(Domain domain) {
        double[] utilities = new double[domain.arraySize()];
        Arrays.fill(utilities, otherwise);
        entries.forEach((values, utility) -> utilities[(int) domain.outcome(values)] = utility);
        return utilities;
    }
}
