package parley.coordinator.session;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Event;

/**
 * One line of a session's log. The answers are what was decided; the rules are a function, so all else could be computed from them.
 * It is kept as well, so that whoever reads needs no rules, and so that rules that have changed are noticed.
 */
public sealed interface Line {

    /**
     * A seat's turn ended with this. Kept before anybody learns that the answer counts; where a strategy in this process gave it, nobody
     * does before the turn is settled, and it is kept with what happened alone.
     *
     * @param turn counts the turns of the session, from 1
     */
    record Answered(int turn, Event.TurnEnded ended) implements Line {}

    /**
     * What the rules made of the answers to one turn; in the first line, of the opening. Kept before anybody sees it.
     *
     * @param round of the summit in which the session is after it
     */
    record Happened(int round, List<Entry> entries) implements Line {
        public Happened {
            entries = List.copyOf(entries);
        }
    }

    /** A seat has another driver. Kept before that one plays. */
    record Assigned(String country, Assignment driver) implements Line {}

    /**
     * The clocks stand still. Kept before anybody is told.
     *
     * @param turn the last that was put, counted from 1; 0 before the first
     * @param left by country, of each pending turn that has a deadline
     */
    record Paused(Phase.Paused pause, int turn, Map<String, Duration> left) implements Line {
        public Paused {
            left = Map.copyOf(left);
        }
    }

    /** The clocks go on. Kept before they do. */
    record Resumed() implements Line {}

    /**
     * The turns of these countries have more time. Kept before they have.
     *
     * @param turn counts the turns of the session, from 1
     * @param requestId empty if the request had none
     */
    record Extended(int turn, Duration more, List<String> countries, String requestId) implements Line {
        public Extended {
            countries = List.copyOf(countries);
        }
    }

    /**
     * The host threw something in. Kept before it happens, which it does at the start of the next round.
     *
     * @param turn the rules hear of it before they settle this one, counted from 1
     * @param moved how far it moves the tension, -1..1
     * @param round at whose start it happens
     * @param requestId empty if the request had none
     */
    record Injected(int turn, String title, double moved, int round, String requestId) implements Line {}

    /** The session is over. */
    record Ended(Phase phase) implements Line {}
}
