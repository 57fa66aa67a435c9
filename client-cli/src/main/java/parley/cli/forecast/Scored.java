package parley.cli.forecast;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How good probabilities were.
 *
 * @param least what a probability counts as at least, and 1 less it at most, in the log score: a forecast of so many runs cannot
 *     tell less from nothing
 */
record Scored(List<Case> cases, double least) {

    private static final int BINS = 10;

    Scored {
        cases = List.copyOf(cases);
    }

    /**
     * One probability and what came of it.
     *
     * @param subject the event without its day; events of one subject are not independent
     */
    record Case(String subject, double probability, boolean happened) {

        double square() {
            double off = probability - (happened ? 1 : 0);
            return off * off;
        }
    }

    /** Mean square of the difference; 0 is perfect, 0.25 that of one half for everything. */
    double brier() {
        return cases.stream().mapToDouble(Case::square).average().orElse(Double.NaN);
    }

    /** Mean of minus the natural logarithm of the probability that was given to what came; 0 is perfect, 0.69 one half. */
    double log() {
        return cases.stream()
                .mapToDouble(c -> {
                    double p = Math.min(1 - least, Math.max(least, c.probability()));
                    return -Math.log(c.happened() ? p : 1 - p);
                })
                .average()
                .orElse(Double.NaN);
    }

    /** Probabilities that the log score moved away from 0 or 1. */
    long moved() {
        return cases.stream()
                .filter(c -> c.probability() < least || c.probability() > 1 - least)
                .count();
    }

    /** Of those, how many were wrong: nothing was given to what came. */
    long movedAndWrong() {
        return cases.stream()
                .filter(c -> c.happened() ? c.probability() < least : c.probability() > 1 - least)
                .count();
    }

    /**
     * Probabilities of one tenth of the scale.
     *
     * @param forecast their mean
     * @param observed share of them that happened
     */
    record Bin(int cases, double forecast, double observed) {}

    /** The tenths of the scale that have any probabilities, in order. */
    List<Bin> bins() {
        return IntStream.range(0, BINS)
                .mapToObj(this::in)
                .filter(list -> !list.isEmpty())
                .map(list -> new Bin(
                        list.size(),
                        list.stream().mapToDouble(Case::probability).average().orElse(0),
                        happened(list)))
                .toList();
    }

    private List<Case> in(int bin) {
        return cases.stream()
                .filter(c -> Math.min(BINS - 1, (int) (c.probability() * BINS)) == bin)
                .toList();
    }

    private static double happened(List<Case> list) {
        return list.stream().mapToDouble(c -> c.happened() ? 1 : 0).average().orElse(0);
    }

    /**
     * What the Brier score consists of (Murphy 1973, with the terms within bins of Stephenson and others 2008): reliability −
     * resolution + uncertainty + within = Brier, exactly.
     *
     * @param reliability how far what was said is from what came of it, by bin; 0 is best
     * @param resolution how far bins differ in what came of them; the more the better
     * @param uncertainty of the outcomes themselves, which no forecast changes
     * @param within what the width of the bins hides
     */
    record Parts(double reliability, double resolution, double uncertainty, double within) {}

    Parts parts() {
        double share = happened(cases);
        double reliability = 0;
        double resolution = 0;
        for (Bin bin : bins()) {
            double weight = bin.cases() / (double) cases.size();
            reliability += weight * (bin.forecast() - bin.observed()) * (bin.forecast() - bin.observed());
            resolution += weight * (bin.observed() - share) * (bin.observed() - share);
        }
        double uncertainty = share * (1 - share);
        return new Parts(reliability, resolution, uncertainty, brier() - reliability + resolution - uncertainty);
    }

    /**
     * By how much the Brier score is better than another's on the same events, with its standard error from subjects as clusters.
     */
    Gain over(Scored other) {
        Map<String, Double> bySubject = new LinkedHashMap<>();
        double sum = 0;
        for (int i = 0; i < cases.size(); i++) {
            double gain = other.cases.get(i).square() - cases.get(i).square();
            bySubject.merge(cases.get(i).subject(), gain, Double::sum);
            sum += gain;
        }
        double mean = sum / cases.size();
        Map<String, Integer> sizes = new LinkedHashMap<>();
        cases.forEach(c -> sizes.merge(c.subject(), 1, Integer::sum));
        double squares = 0;
        for (var subject : bySubject.entrySet()) {
            double off = subject.getValue() - mean * sizes.getOrDefault(subject.getKey(), 0);
            squares += off * off;
        }
        int n = bySubject.size();
        double error = n < 2 ? Double.NaN : Math.sqrt(squares * n / (n - 1)) / cases.size();
        return new Gain(mean, error);
    }

    /** A mean and its standard error, which is no number where there is one subject alone. */
    record Gain(double mean, double error) {}

    /** Only those of some cases. */
    Scored only(List<Integer> which) {
        var some = new ArrayList<Case>();
        which.forEach(i -> some.add(cases.get(i)));
        return new Scored(some, least);
    }
}
