package parley.bargaining.game;

import java.util.List;

/**
 * A mixture of strategies that both players play.
 *
 * @param shares by strategy, 0..1, adding up to 1
 * @param payoff what it gets against itself
 * @param largestGain the most that any strategy would gain on it against it; 0 where none would
 */
public record Mixture(List<Double> shares, double payoff, double largestGain) {

    public Mixture {
        shares = List.copyOf(shares);
    }
}
