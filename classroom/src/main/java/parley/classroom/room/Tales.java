package parley.classroom.room;

import java.util.List;
import parley.summit.explain.Move;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Deal;
import parley.summit.transcript.Transcript;

/** Whoever has the words for why somebody moved as it did. For any number of threads. */
public interface Tales {

    /** Why built-in strategies made the moves on which a session turned, which takes a while. */
    List<Reason> reasons(Transcript transcript);

    /**
     * A sentence on what a country did last at a table, for the other side while both still negotiate: made of nothing but the scenario and
     * the offers that both have read.
     *
     * @param offers at least one
     * @param signed whether the country accepted the last of them; else it made one
     */
    String answer(Scenario scenario, String table, String country, List<Offered> offers, boolean signed);

    /**
     * Why a move was made.
     *
     * @param why in a sentence or two
     * @param otherwise the smallest changes that would have turned it, a sentence each
     */
    record Reason(Move move, String why, List<String> otherwise) {
        public Reason {
            otherwise = List.copyOf(otherwise);
        }
    }

    /** A deal that a country offered. */
    record Offered(String by, Deal deal) {}
}
