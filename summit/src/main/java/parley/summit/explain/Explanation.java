package parley.summit.explain;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import parley.summit.deal.Breakdown;
import parley.summit.deal.Weights;
import parley.summit.scenario.RedLine;
import parley.summit.seat.Deal;
import parley.summit.seat.SeatValues;
import parley.summit.seat.TableAction;
import parley.summit.transcript.Event;

/** Why one move was made. */
public sealed interface Explanation {

    /** The move that is explained. */
    Move move();

    /**
     * What a seat did at a table.
     *
     * @param rule by which it chose
     * @param values what it keeps to itself
     * @param opening the deal in force that it falls back on; without one it falls back on nothing. Either is worth 0
     * @param aspiration what its strategy asked for; empty where nobody knows its rule
     * @param expectations how likely it takes quiet, slow licences and a ban on the buyer to be: of them shadow prices are made
     * @param supplyPrices worth of a tonne to the buyer in each of the three worlds; empty for others
     * @param provocation how far the deal that was chosen provokes China, 0..1; 0 where none was
     * @param provoking other hosts whose deals dilute China's answer
     * @param chosen what it did
     * @param nextBest what the same rule does where that is struck out; where nobody knows the rule, what else is worth most
     * @param others what else it could have done, for comparison
     * @param flips the smallest changes to another decision, the smallest first; empty where none up to the dials' ends turns it
     * @param toAccept the smallest change with which it accepts what stood, where it did not
     * @param term the smallest change of one term of the standing offer that turns its answer
     */
    record AtTable(
            Move move,
            Rule rule,
            SeatValues values,
            Optional<Deal> opening,
            Optional<Aspiration> aspiration,
            Optional<Weights> expectations,
            List<Event.SupplyValue> supplyPrices,
            double provocation,
            int provoking,
            Option chosen,
            Optional<Option> nextBest,
            List<Option> others,
            List<Flip<TableAction>> flips,
            Optional<Flip<TableAction>> toAccept,
            Optional<Flip<TableAction>> term)
            implements Explanation {
        public AtTable {
            supplyPrices = List.copyOf(supplyPrices);
            others = List.copyOf(others);
            flips = List.copyOf(flips);
        }
    }

    /**
     * What a strategy asked for.
     *
     * @param best surplus of the best deal on the menu
     * @param threshold least surplus that it asked for
     * @param turn number of turns before this one
     * @param turns of the table in all
     * @param affordable what the seat could commit there, US$ bn; infinite without a budget
     */
    record Aspiration(double best, double threshold, int turn, int turns, double affordable) {}

    /**
     * Something that a seat could do at a table.
     *
     * @param deal that the action is about; empty for waiting and walking
     * @param worth of that deal, item by item; nothing without a deal
     * @param surplus the same in all
     * @param commits what it commits, US$ bn
     * @param probability that the seat would do this; empty where nobody knows its rule
     */
    record Option(
            TableAction action,
            Optional<Deal> deal,
            Breakdown worth,
            double surplus,
            double commits,
            OptionalDouble probability) {}

    /**
     * The level that a government chose on a ladder.
     *
     * @param rule by which it chose; the rules choose all measures of the months
     * @param from level before
     * @param to level after
     * @param highest level that it might choose; a truce may forbid those above
     * @param pressure that it felt from its counterpart, 0..1
     * @param tension of the day, 0..1
     * @param precision how sharply the best level is preferred
     * @param opportunity chance that it was ready to act at all
     * @param opportunityDraw in [0, 1); it was ready if below {@code opportunity}
     * @param draw in [0, 1) that decided among the levels
     * @param options every level within reach, from the lowest
     * @param byDraw the smallest change of the draw that turns the choice
     * @param flips the smallest changes of another number that do, the smallest first
     */
    record OnLadder(
            Move move,
            Rule rule,
            int from,
            int to,
            int highest,
            double pressure,
            double tension,
            double precision,
            double opportunity,
            double opportunityDraw,
            double draw,
            List<Level> options,
            Optional<Flip<Integer>> byDraw,
            List<Flip<Integer>> flips)
            implements Explanation {
        public OnLadder {
            options = List.copyOf(options);
            flips = List.copyOf(flips);
        }

        /** The level that was chosen, as it was weighed; empty for one that a draw chose but a truce cut short. */
        public Optional<Level> chosen() {
            return options.stream().filter(o -> o.level() == to).findFirst();
        }
    }

    /**
     * A level within reach.
     *
     * @param utility sum of {@code worth}
     * @param probability choice probability, once the government acts
     * @param concession probability that the counterpart gives in
     * @param targetLoss what the counterpart is believed to lose, US$ bn a year
     * @param worth the utility, item by item
     */
    record Level(
            int level,
            String title,
            double utility,
            double probability,
            double concession,
            double targetLoss,
            Breakdown worth) {}

    /** A step back that a truce demands of a ladder; nobody chose it. */
    record ByTruce(Move move, int from, int to, String table) implements Explanation {}

    /**
     * A red line that a seat drew for itself, or that the scenario says it had drawn before.
     *
     * @param before whether it stood when the summit opened, by the scenario
     * @param cost in utility, of signing beyond it
     * @param within the best it can sign by its own menu without crossing the line
     * @param beyond the best it could sign by it beyond the line, the cost counted; empty where there is nothing beyond
     * @param flip the cost below which it would gain by crossing, or above which it would not
     */
    record OfRedLine(
            Move move,
            RedLine line,
            boolean before,
            double cost,
            Option within,
            Optional<Option> beyond,
            Optional<Flip<Boolean>> flip)
            implements Explanation {}
}
