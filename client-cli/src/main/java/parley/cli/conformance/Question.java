package parley.cli.conformance;

import parley.proto.agent.v1.DecideRequest;
import parley.summit.seat.View;

/**
 * One question to a seat, as it was put in the course of a session.
 *
 * @param turn counts the turns of the session, from 1
 */
record Question(long seed, int turn, View view, DecideRequest request) {

    boolean isInLastRound() {
        return view.roundsLeft() == 0;
    }

    boolean hasClosedTable() {
        return view.tables().stream().anyMatch(table -> !table.open());
    }

    boolean isClosed(String table) {
        return view.tables().stream().anyMatch(t -> t.table().id().equals(table) && !t.open());
    }

    /** At how many tables it is its turn. */
    long tables() {
        return view.tables().stream().filter(table -> table.toMove()).count();
    }

    /** Where in which session, for people. */
    String where() {
        return "in round " + view.round() + " of seed " + seed + ", for " + view.seat();
    }
}
