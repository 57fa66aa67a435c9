package parley.sweep.tournament;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import parley.bargaining.game.Mixture;

/**
 * What came of a tournament.
 *
 * @param digest over the rows of all runs
 * @param standings in the order of the tournament's strategies
 * @param payoffs by row the mean utility of a strategy where that of the column is among the others
 * @param pure what the parties play in the equilibria of the game of choosing a strategy in which nobody mixes, by place in the list
 * @param mixed the symmetric equilibria of that game; empty where there are more than two parties
 */
public record Results(
        long runs,
        String digest,
        List<Standing> standings,
        List<List<Double>> payoffs,
        List<List<Integer>> pure,
        List<Mixture> mixed,
        List<OnDomain> domains) {

    public Results {
        standings = List.copyOf(standings);
        payoffs = payoffs.stream().map(List::copyOf).toList();
        pure = pure.stream().map(List::copyOf).toList();
        mixed = List.copyOf(mixed);
        domains = List.copyOf(domains);
    }

    /**
     * How one strategy did.
     *
     * @param seats in how many seats it sat
     * @param utility the mean
     * @param interval of the mean; empty where there is only one domain
     * @param agreed share of its negotiations that ended in agreement
     * @param welfare mean sum of the utilities of all parties in its negotiations
     * @param rounds mean number of rounds
     * @param nash mean distance to the Nash point, where there is one
     * @param frontier share of its negotiations whose agreement is on the frontier
     */
    public record Standing(
            String strategy,
            long seats,
            double utility,
            Optional<Interval> interval,
            double agreed,
            double welfare,
            double rounds,
            OptionalDouble nash,
            double frontier) {}

    /**
     * What came of all negotiations on one domain.
     *
     * @param welfare mean of the sum of the utilities over the highest sum there is, where that is above 0
     */
    public record OnDomain(
            String name, long outcomes, OptionalDouble opposition, double agreed, OptionalDouble welfare) {}
}
