package parley.summit.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import parley.summit.month.MonthEnd;
import parley.summit.scenario.Table;
import parley.summit.seat.Appraisal;
import parley.summit.seat.Deal;
import parley.summit.seat.Reply.Move;
import parley.summit.seat.TableAction;
import parley.summit.seat.TableView;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Event;
import parley.summit.transcript.Event.TurnEnded;
import parley.summit.transcript.Transcript;

/**
 * The rules once more, with the moves of a transcript: what they make of them now, and what the last offer of every table was
 * worth to both parties when it was made or accepted. A transcript that ends early is played as far as its moves go.
 *
 * @param transcript what the rules make of the recorded moves
 * @param worth by table; a table where nothing was offered is left out
 * @param bids every offer that the rules let through, and every acceptance, as they happened
 * @param months the end of every month that was reached, from month 0
 * @param obstacle why the rules could not go on with the recorded moves
 */
public record Replay(
        Transcript transcript,
        Map<String, Worth> worth,
        List<Bid> bids,
        List<MonthEnd> months,
        Optional<String> obstacle) {

    public Replay {
        bids = List.copyOf(bids);
        months = List.copyOf(months);
        worth = Collections.unmodifiableMap(new LinkedHashMap<>(worth));
    }

    /** What a deal was worth to both parties of its table, on the snapshot of that turn. */
    public record Worth(Deal deal, SortedMap<String, Appraisal> byCountry) {
        public Worth {
            byCountry = Collections.unmodifiableSortedMap(new TreeMap<>(byCountry));
        }
    }

    /**
     * An offer, or the acceptance of one.
     *
     * @param best what the best deal on the menu of {@code by} was worth to it in that turn; 0 where nothing was worth proposing
     */
    public record Bid(int round, String table, String by, boolean accepts, Worth worth, double best) {}

    /** Sees the session as it was before each turn of a replay was settled. */
    @FunctionalInterface
    public interface Witness {

        /** Sees nothing. */
        Witness NOBODY = (session, answers) -> {};

        /** These answers are about to be settled; they are legal. The witness only looks. */
        void before(Session session, Map<String, Answer> answers);
    }

    /** Plays the recorded moves. */
    public static Replay of(Transcript recorded) {
        return of(recorded, Witness.NOBODY);
    }

    /** Plays the recorded moves while somebody watches. */
    public static Replay of(Transcript recorded, Witness witness) {
        return new Course(recorded, witness).run();
    }

    private static final class Course {
        private final Transcript recorded;
        private final Witness witness;
        private final Session session;
        private final Deque<TurnEnded> turns = new ArrayDeque<>();
        private final Deque<Entry> injects = new ArrayDeque<>();
        private final Map<String, Worth> worth = new LinkedHashMap<>();
        private final List<Bid> bids = new ArrayList<>();
        private final List<MonthEnd> months = new ArrayList<>();

        Course(Transcript recorded, Witness witness) {
            this.recorded = recorded;
            this.witness = witness;
            session = Session.open(recorded.scenario(), recorded.seed(), recorded.parameterSeed(), recorded.secrets());
            session.atMonthEnds(months::add);
            for (Entry entry : recorded.entries()) {
                if (entry.event() instanceof TurnEnded turn) {
                    turns.add(turn);
                } else if (entry.event() instanceof Event.Injected) {
                    injects.add(entry);
                }
            }
        }

        Replay run() {
            while (!session.isOver() && turns.size() >= session.asked().size()) {
                Map<String, Answer> answers = new LinkedHashMap<>();
                for (String seat : session.asked()) {
                    TurnEnded turn = turns.remove();
                    if (!turn.seat().equals(seat) || turn.kind() != session.kind()) {
                        return end(Optional.of("turn of " + turn.seat() + " (expected: " + seat + "'s)"));
                    }
                    answers.put(seat, new Answer(turn.reply(), turn.driver()));
                }
                Optional<String> illegal = illegal(answers);
                if (illegal.isPresent()) {
                    return end(illegal);
                }
                inject();
                witness.before(session, answers);
                settle(answers);
            }
            return end(Optional.empty());
        }

        /** What the host threw in at the start of the next round has to be known before this one ends. */
        private void inject() {
            while (!injects.isEmpty() && injects.peek().round() <= session.round() + 1) {
                if (injects.remove().event() instanceof Event.Injected inject) {
                    session.inject(inject.title(), inject.moved());
                }
            }
        }

        private Replay end(Optional<String> obstacle) {
            return new Replay(session.transcript(), worth, bids, months, obstacle);
        }

        private Optional<String> illegal(Map<String, Answer> answers) {
            return answers.entrySet().stream()
                    .flatMap(e -> move(e.getValue()).flatMap(m -> session.refusal(e.getKey(), m)).stream()
                            .map(refusal -> "move of " + e.getKey() + ": " + refusal.message()))
                    .findFirst();
        }

        private static Optional<Move> move(Answer answer) {
            return answer.reply() instanceof Move move ? Optional.of(move) : Optional.empty();
        }

        /** What is named in this turn is valued on its snapshot, and counts if the rules let it through. */
        private void settle(Map<String, Answer> answers) {
            Map<At, Bid> named = new HashMap<>();
            answers.forEach((seat, answer) -> move(answer).ifPresent(m -> {
                List<TableView> tables = session.view(seat).tables();
                tables.forEach(view -> bid(seat, view, m).ifPresent(b -> named.put(new At(b.table(), seat), b)));
            }));
            int before = session.entries().size();
            session.settle(answers);
            List<Entry> entries = session.entries();
            entries.subList(before, entries.size()).forEach(entry -> keep(entry.event(), named));
        }

        private Optional<Bid> bid(String seat, TableView view, Move move) {
            String table = view.table().id();
            double best = view.menu().stream()
                    .mapToDouble(TableView.MenuDeal::surplus)
                    .max()
                    .orElse(0);
            return Optional.ofNullable(move.tables().get(table))
                    .flatMap(action -> deal(action)
                            .map(deal -> new Bid(
                                    session.round(),
                                    table,
                                    seat,
                                    action instanceof TableAction.Accept,
                                    worth(table, deal),
                                    best)));
        }

        private static Optional<Deal> deal(TableAction action) {
            return switch (action) {
                case TableAction.Offer offer -> Optional.of(offer.deal());
                case TableAction.Accept accept -> Optional.of(accept.deal());
                case TableAction.Wait wait -> Optional.empty();
                case TableAction.Walk walk -> Optional.empty();
            };
        }

        private Worth worth(String id, Deal deal) {
            Table table = recorded.scenario().table(id).orElseThrow();
            var byCountry = new TreeMap<String, Appraisal>();
            table.parties().forEach(party -> byCountry.put(party, session.appraise(party, id, deal)));
            return new Worth(deal, byCountry);
        }

        /** Who moves where. */
        private record At(String table, String by) {}

        private void keep(Event event, Map<At, Bid> named) {
            if (event instanceof Event.OfferMade offer) {
                keep(new At(offer.table(), offer.by()), named);
            } else if (event instanceof Event.DealSigned signed) {
                keep(new At(signed.table(), signed.acceptedBy()), named);
            }
        }

        private void keep(At at, Map<At, Bid> named) {
            Bid found = named.get(at);
            if (found != null) {
                worth.put(at.table(), found.worth());
                bids.add(found);
            }
        }
    }
}
