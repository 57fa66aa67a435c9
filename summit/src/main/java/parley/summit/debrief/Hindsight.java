package parley.summit.debrief;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.summit.deal.Preferences;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.Table;
import parley.summit.seat.Deal;
import parley.summit.session.Answer;
import parley.summit.session.Replay;
import parley.summit.session.Session;
import parley.summit.table.TableState;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Event;
import parley.summit.transcript.Transcript;
import parley.summit.world.World;

/**
 * A session as only those can see it who know all secrets, when it is over.
 *
 * @param tables what each could have signed, in scenario order; one that was still open is left out
 * @param bids every offer and every acceptance, with what it was worth to both sides, as they happened
 */
public record Hindsight(Scenario scenario, List<TableHindsight> tables, List<Replay.Bid> bids) {

    public Hindsight {
        tables = List.copyOf(tables);
        bids = List.copyOf(bids);
    }

    /** Plays the transcript once more, and looks at each table in the turn in which it closes. */
    public static Hindsight of(Transcript transcript) {
        var closings = new Closings(transcript);
        Replay replay = Replay.of(transcript, closings);
        return new Hindsight(transcript.scenario(), closings.inOrder(), replay.bids());
    }

    private static final class Closings implements Replay.Witness {

        /** What was signed at each table that closed, by how many turns of seats had ended until then. */
        private final Map<Integer, Map<String, Optional<Deal>>> byTurns = new HashMap<>();

        private final List<String> order;
        private final List<TableHindsight> found = new ArrayList<>();
        private int turns;

        Closings(Transcript transcript) {
            order = transcript.scenario().tables().stream().map(Table::id).toList();
            int ended = 0;
            for (Entry entry : transcript.entries()) {
                switch (entry.event()) {
                    case Event.TurnEnded turn -> ended++;
                    case Event.DealSigned signed -> closes(ended, signed.table(), Optional.of(signed.deal()));
                    case Event.TableClosed closed -> closes(ended, closed.table(), Optional.empty());
                    default -> {}
                }
            }
        }

        private void closes(int ended, String table, Optional<Deal> signed) {
            byTurns.computeIfAbsent(ended, turn -> new HashMap<>()).put(table, signed);
        }

        List<TableHindsight> inOrder() {
            return found.stream()
                    .sorted(Comparator.comparingInt(table -> order.indexOf(table.table())))
                    .toList();
        }

        @Override
        public void before(Session session, Map<String, Answer> answers) {
            turns += answers.size();
            Map<String, Optional<Deal>> closing = byTurns.getOrDefault(turns, Map.of());
            for (TableState table : session.world().tables()) {
                Optional<Deal> signed = closing.get(table.id());
                if (signed != null) {
                    found.add(look(session, table, signed));
                }
            }
        }

        private static TableHindsight look(Session session, TableState state, Optional<Deal> signed) {
            Table table = state.table();
            World world = session.world();
            var survey = new Survey(
                    table.issues(),
                    preferences(session, state, table.parties().getFirst()),
                    preferences(session, state, table.parties().getLast()),
                    commits -> world.budgets().fits(state, commits));
            survey.run();
            state.history().forEach(offered -> {
                Valued unused = survey.look(offered.deal().toArray());
            });
            return TableHindsight.of(
                    table.id(),
                    table.parties(),
                    session.round(),
                    survey,
                    signed.map(deal -> survey.look(deal.toArray())));
        }

        private static Preferences preferences(Session session, TableState table, String party) {
            return table.valuation().preferences(party, session.world().values(party), session.prospects());
        }
    }
}
