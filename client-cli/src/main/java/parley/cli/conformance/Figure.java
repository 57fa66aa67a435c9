package parley.cli.conformance;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import parley.sweep.tournament.Interval;

/**
 * One figure of how well an agent plays, beside that of the scenario's own strategy on the same seeds; intervals have the mean
 * with 95 %.
 *
 * @param more what the agent had more, seed by seed; empty where the numbers are those of deals, which cannot be paired
 */
record Figure(String what, Estimate agent, Estimate own, Optional<Estimate> more) {

    /** A mean, not a number where there is nothing to average; without an interval from fewer than two. */
    record Estimate(double mean, Optional<Interval> interval) {
        static Estimate of(List<Double> numbers) {
            return new Estimate(
                    numbers.stream().mapToDouble(n -> n).average().orElse(Double.NaN), Interval.of(numbers));
        }
    }

    private static Figure paired(String what, List<Double> agent, List<Double> own) {
        return new Figure(
                what,
                Estimate.of(agent),
                Estimate.of(own),
                Optional.of(Estimate.of(IntStream.range(0, agent.size())
                        .mapToObj(i -> agent.get(i) - own.get(i))
                        .toList())));
    }

    private static Figure apart(String what, List<Double> agent, List<Double> own) {
        return new Figure(what, Estimate.of(agent), Estimate.of(own), Optional.empty());
    }

    /** Those of two standings over the same seeds. */
    static List<Figure> of(Standing agent, Standing own) {
        return List.of(
                paired("own surplus", agent.each(Standing.Entry::surplus), own.each(Standing.Entry::surplus)),
                paired("tables signed", agent.each(e -> e.signed()), own.each(e -> e.signed())),
                paired("signed below 0", agent.each(e -> e.below()), own.each(e -> e.below())),
                apart(
                        "deals that nobody could better",
                        agent.ofDeals(c -> c.onFrontier() ? 1 : 0),
                        own.ofDeals(c -> c.onFrontier() ? 1 : 0)),
                apart(
                        "share of the joint gain",
                        agent.ofDeals(c -> c.welfareOptimality().orElse(0)),
                        own.ofDeals(c -> c.welfareOptimality().orElse(0))),
                apart(
                        "nearness to Nash's deal",
                        agent.ofDeals(c -> c.nash().optimality().orElse(0)),
                        own.ofDeals(c -> c.nash().optimality().orElse(0))));
    }
}
