package parley.cli.model;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * An output of pairs of sessions that share their luck, where both have it.
 *
 * @param differences changed less base
 */
record Pairs(Output output, Sample base, Sample changed, List<Double> differences) {

    Pairs {
        differences = List.copyOf(differences);
    }

    /** Of sessions of the same seeds in the same order. */
    static Pairs of(Output output, List<Outcome> base, List<Outcome> changed) {
        var without = new ArrayList<Double>();
        var with = new ArrayList<Double>();
        var differences = new ArrayList<Double>();
        for (int i = 0; i < base.size(); i++) {
            OptionalDouble first = output.of(base.get(i));
            OptionalDouble second = output.of(changed.get(i));
            if (first.isPresent() && second.isPresent()) {
                without.add(first.getAsDouble());
                with.add(second.getAsDouble());
                differences.add(second.getAsDouble() - first.getAsDouble());
            }
        }
        return new Pairs(output, Sample.of(without), Sample.of(with), differences);
    }

    Sample difference() {
        return Sample.of(differences);
    }

    private boolean isYesOrNo() {
        return base.isAllOf(0, 1) && changed.isAllOf(0, 1);
    }

    /** Share of pairs whose answer changes; of numbers, that move against the mean difference. */
    double flips() {
        double mean = difference().mean();
        return differences.stream()
                .mapToDouble(d -> (isYesOrNo() ? d != 0 : d * mean < 0) ? 1 : 0)
                .average()
                .orElse(Double.NaN);
    }
}
