package parley.summit.seat;

import java.util.List;

/**
 * One of the seat's own ladders.
 *
 * @param level in force
 * @param highest level that may be chosen now; a truce in force allows no step up
 * @param options the levels within reach; those above {@code highest} are refused now
 * @param opportunity whether the machinery of government is ready to act this turn; built-in strategies act only then
 * @param draw uniform in [0, 1), for a choice by chance
 */
public record LadderView(
        String ladder,
        String counterpart,
        int level,
        int highest,
        List<Option> options,
        boolean opportunity,
        double draw) {

    public LadderView {
        options = List.copyOf(options);
    }

    /**
     * A level within reach.
     *
     * @param exponent of the quantal response (MODEL section 9.2): the higher, the likelier
     * @param targetLoss what the rules believe the counterpart would lose, US$ bn
     * @param ownCost what it would cost the actor, US$ bn
     */
    public record Option(int level, String title, double exponent, double targetLoss, double ownCost) {}
}
