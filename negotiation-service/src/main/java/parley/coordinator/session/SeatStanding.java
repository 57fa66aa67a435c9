package parley.coordinator.session;

import java.util.List;
import java.util.Optional;
import parley.summit.seat.Reply;
import parley.summit.transcript.Driver;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Event;

/**
 * How one seat fares.
 *
 * @param driver what drives it now
 * @param lastProblem how its last turn without a move ended; empty if it never had one
 */
public record SeatStanding(
        String country, Driver driver, Health health, Optional<Reply.NoReply> lastProblem, int turnsWithoutMove) {

    /** How a seat's last turn went. */
    public enum Health {
        /** It had no turn yet. */
        NOT_ASKED,
        /** It answered. */
        ANSWERING,
        /** Its turn passed without a move. */
        SILENT
    }

    /** Reads it off the events so far. */
    static SeatStanding of(String country, Driver driver, List<Entry> entries) {
        Health health = Health.NOT_ASKED;
        Optional<Reply.NoReply> problem = Optional.empty();
        int without = 0;
        for (Entry entry : entries) {
            if (entry.event() instanceof Event.TurnEnded turn && turn.seat().equals(country)) {
                health = turn.reply() instanceof Reply.Move ? Health.ANSWERING : Health.SILENT;
                if (turn.reply() instanceof Reply.NoReply none) {
                    problem = Optional.of(none);
                    without++;
                }
            }
        }
        return new SeatStanding(country, driver, health, problem, without);
    }
}
