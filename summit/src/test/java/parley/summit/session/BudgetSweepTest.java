package parley.summit.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import parley.summit.Draft;
import parley.summit.Players;
import parley.summit.Playthrough;
import parley.summit.RandomScenario;
import parley.summit.Scenarios;
import parley.summit.chance.Secrets;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.Table;
import parley.summit.seat.Deal;
import parley.summit.seat.Negotiator;
import parley.summit.seat.Reply;
import parley.summit.seat.TableView;
import parley.summit.seat.View;
import parley.summit.transcript.Event;
import parley.summit.transcript.Transcript;

/** T18: what is spent and what standing offers reserve never exceed a budget, at any move. */
class BudgetSweepTest {

    private static final double ROUNDING = 1e-9;
    private static final double[] BUDGETS = {0, 1, 8};

    /** With three budgets and two ways of playing, more than a thousand sessions. */
    private static final int SEEDS = 170;

    /** Keeps the accounts of a session from its events alone. */
    private static final class Ledger {

        private final Scenario scenario;
        private final Session appraiser;
        private final Map<String, Double> reserved = new HashMap<>();
        private final Map<String, Double> spent = new HashMap<>();

        Ledger(Transcript transcript) {
            scenario = transcript.scenario();
            appraiser = Session.open(scenario, transcript.seed(), Secrets.open(scenario.seats()));
        }

        /** Takes an event and says whether every budget still holds. */
        boolean holdsAfter(Event event) {
            switch (event) {
                case Event.OfferMade offer -> reserved.put(offer.table(), reservation(offer));
                case Event.DealSigned signed -> {
                    reserved.remove(signed.table());
                    spent.put(signed.table(), signed.committed());
                }
                case Event.TableClosed closed -> reserved.remove(closed.table());
                default -> {}
            }
            return scenario.budgets().stream()
                    .allMatch(b -> of(spent, b.country()) + of(reserved, b.country()) <= b.limit() + ROUNDING);
        }

        private double reservation(Event.OfferMade offer) {
            return buyer(offer.table()).equals(offer.by()) ? commits(offer.table(), offer.deal()) : 0;
        }

        private String buyer(String table) {
            return scenario.table(table).orElseThrow().buyer();
        }

        private double commits(String table, Deal deal) {
            return appraiser.appraise(buyer(table), table, deal).commits();
        }

        private double of(Map<String, Double> amounts, String country) {
            return amounts.entrySet().stream()
                    .filter(e -> buyer(e.getKey()).equals(country))
                    .mapToDouble(Map.Entry::getValue)
                    .sum();
        }
    }

    private static boolean keepsBudgets(Transcript transcript, UnaryOperator<Event> tampering) {
        var ledger = new Ledger(transcript);
        return transcript.entries().stream().allMatch(entry -> ledger.holdsAfter(tampering.apply(entry.event())));
    }

    /** Scenarios with the budgets that the model's test asks for, played sensibly and at random. */
    private static List<Transcript> playthroughs() {
        var transcripts = new ArrayList<Transcript>();
        LongStream.rangeClosed(1, SEEDS).forEach(seed -> {
            for (double budget : BUDGETS) {
                Scenario scenario =
                        Draft.of(RandomScenario.of(seed)).budget("USA", budget).scenario();
                transcripts.add(withoutOutlooks(Playthrough.builtIn(scenario, seed)));
                transcripts.add(play(scenario, seed, Players.random(scenario, seed)));
                Scenario standing = Draft.of(RandomScenario.standing(seed))
                        .budget("USA", budget)
                        .scenario();
                transcripts.add(play(standing, seed, Players.random(standing, seed)));
            }
        });
        return transcripts;
    }

    private static Transcript play(Scenario scenario, long seed, Map<String, Negotiator> players) {
        return withoutOutlooks(Playthrough.play(scenario, seed, players, Playthrough.Watcher.NOBODY));
    }

    /** The months hold no budgets, and most of a transcript's size. */
    private static Transcript withoutOutlooks(Transcript t) {
        return new Transcript(
                t.scenario(),
                t.seed(),
                t.secrets(),
                t.entries().stream()
                        .filter(e -> !(e.event() instanceof Event.OutlookReached))
                        .toList());
    }

    private static final List<Transcript> PLAYED = playthroughs();

    @Test
    void noCountryEverSpendsAndReservesMoreThanItHas() {
        assertThat(PLAYED.stream().filter(t -> !keepsBudgets(t, event -> event)).map(Transcript::seed))
                .isEmpty();
    }

    @Test
    void aTranscriptInWhichADealCostsMoreIsCaught() {
        UnaryOperator<Event> dearer = event -> event instanceof Event.DealSigned s
                ? new Event.DealSigned(s.table(), s.parties(), s.acceptedBy(), s.deal(), s.committed() * 8 + .1)
                : event;

        assertThat(PLAYED.stream().filter(t -> !keepsBudgets(t, dearer))).isNotEmpty();
    }

    @Test
    void aTranscriptInWhichBuyersOfferEverythingIsCaught() {
        assertThat(PLAYED.stream().filter(t -> !keepsBudgets(t, event -> everything(t, event))))
                .isNotEmpty();
    }

    private static Event everything(Transcript transcript, Event event) {
        if (event instanceof Event.OfferMade offer) {
            Table table = transcript.scenario().table(offer.table()).orElseThrow();
            Deal most = new Deal(table.issues().stream()
                    .map(issue -> issue.levels().size() - 1)
                    .toList());
            return new Event.OfferMade(offer.table(), table.buyer(), most);
        }
        return event;
    }

    @Test
    void offersAndSignaturesThatCommitMoneyAreMade() {
        assertThat(PLAYED.stream()
                        .flatMap(t -> t.entries().stream())
                        .filter(e -> e.event() instanceof Event.DealSigned signed && signed.committed() > 0))
                .hasSizeGreaterThan(20);
    }

    @Test
    void whatAViewSaysIsLeftAddsUpToTheBudget() {
        Scenario scenario = Scenarios.small().budget("USA", 2).scenario();
        var seen = new ArrayList<View>();
        var spent = new ArrayList<Double>();
        Playthrough.Watcher watcher = new Playthrough.Watcher() {
            @Override
            public void replied(Session session, View view, Reply reply) {
                if (view.seat().equals("USA")) {
                    seen.add(view);
                    spent.add(spent(session));
                }
            }
        };
        LongStream.rangeClosed(1, 20)
                .forEach(seed -> Playthrough.play(scenario, seed, Players.random(scenario, seed), watcher));

        assertThat(IntStream.range(0, seen.size())
                        .mapToDouble(i -> seen.get(i).budgetLeft() + reserved(seen.get(i)) + spent.get(i)))
                .isNotEmpty()
                .allMatch(sum -> Math.abs(sum - 2) <= ROUNDING);
        assertThat(seen).allMatch(view -> view.budgetLeft() >= -ROUNDING);
    }

    private static double spent(Session session) {
        return session.entries().stream()
                .mapToDouble(e -> e.event() instanceof Event.DealSigned signed ? signed.committed() : 0)
                .sum();
    }

    private static double reserved(View view) {
        return view.tables().stream().mapToDouble(TableView::reserved).sum();
    }
}
