package parley.classroom;

import java.util.List;
import parley.classroom.room.Tales;
import parley.summit.explain.Move;
import parley.summit.scenario.Scenario;
import parley.summit.transcript.Transcript;

/** Few words: the offers of a session, and what was handed over. */
final class PlainTales implements Tales {

    @Override
    public List<Reason> reasons(Transcript transcript) {
        return Move.of(transcript).stream()
                .filter(move -> move.kind() == Move.Kind.OFFER)
                .map(move -> new Reason(move, move.seat() + " offers", List.of("otherwise")))
                .toList();
    }

    @Override
    public String answer(Scenario scenario, String table, String country, List<Offered> offers, boolean signed) {
        return "%s %s %s at %s"
                .formatted(
                        country,
                        signed ? "accepts" : "offers",
                        offers.getLast().deal().levels(),
                        table);
    }
}
