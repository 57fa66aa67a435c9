package parley.summit.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import parley.summit.Players;
import parley.summit.Playthrough;
import parley.summit.RandomScenario;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Deal;
import parley.summit.seat.Negotiator;
import parley.summit.seat.Reply;
import parley.summit.seat.TableAction;
import parley.summit.seat.View;
import parley.summit.transcript.Event;
import parley.summit.transcript.Transcript;

/** What holds in every session, whatever the scenario, the seed and the players (MODEL section 15, T11 and T18). */
class SessionSweepTest {

    private static final int SEEDS = 1000;

    private static LongStream seeds(int number) {
        return LongStream.rangeClosed(1, number);
    }

    /** Notes every offer and acceptance that is worth less than no deal to the one who makes it. */
    private static final class ReservationWatch implements Playthrough.Watcher {

        private final List<String> violations = new ArrayList<>();
        private int watched;

        @Override
        public void replied(Session session, View view, Reply reply) {
            if (reply instanceof Reply.Move move) {
                move.tables().forEach((table, action) -> {
                    switch (action) {
                        case TableAction.Offer offer -> look(session, view.seat(), table, offer.deal());
                        case TableAction.Accept accept -> look(session, view.seat(), table, accept.deal());
                        case TableAction.Wait wait -> {}
                        case TableAction.Walk walk -> {}
                    }
                });
            }
        }

        private void look(Session session, String seat, String table, Deal deal) {
            watched++;
            double surplus = session.appraise(seat, table, deal).surplus();
            if (!(surplus >= 0)) {
                violations.add(seat + " at " + table + ": " + deal + " is worth " + surplus);
            }
        }
    }

    @Test
    void noBuiltInStrategyOffersOrAcceptsADealThatIsWorseThanNone() {
        var watch = new ReservationWatch();
        seeds(SEEDS).forEach(seed -> {
            Scenario scenario = RandomScenario.of(seed);
            Playthrough.play(scenario, seed, Players.builtIn(scenario), watch);
        });

        assertThat(watch.violations).isEmpty();
        assertThat(watch.watched).isGreaterThan(5 * SEEDS);
    }

    /** Plays like another, and offers something else. */
    private record Generous(Negotiator sane, Random random) implements Negotiator {

        @Override
        public Reply decide(View view) {
            Reply reply = sane.decide(view);
            return reply instanceof Reply.Move move
                            && view.measures().isEmpty()
                            && !move.tables().isEmpty()
                    ? Reply.Move.tables(move.tables().entrySet().stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, e -> spoilt(view, e.getKey(), e.getValue()))))
                    : reply;
        }

        private TableAction spoilt(View view, String id, TableAction action) {
            return action instanceof TableAction.Offer
                    ? view.tables().stream()
                            .filter(t -> t.table().id().equals(id))
                            .<TableAction>map(t -> new TableAction.Offer(new Deal(t.table().issues().stream()
                                    .map(issue -> random.nextInt(issue.levels().size()))
                                    .toList())))
                            .findFirst()
                            .orElse(action)
                    : action;
        }
    }

    @Test
    void aStrategyThatGivesAwayTooMuchIsCaught() {
        var watch = new ReservationWatch();
        seeds(40).forEach(seed -> {
            Scenario scenario = RandomScenario.of(seed);
            Map<String, Negotiator> sane = Players.builtIn(scenario);
            var random = new Random(seed);
            Playthrough.play(
                    scenario,
                    seed,
                    Players.each(scenario, seat -> new Generous(Objects.requireNonNull(sane.get(seat)), random)),
                    watch);
        });

        assertThat(watch.violations).isNotEmpty();
    }

    /** Everybody who signed held it for no worse than no deal, unless it was not they who proposed or accepted. */
    @Test
    void nobodyAcceptsBelowTheReservationValue() {
        assertThat(seeds(SEEDS).boxed().flatMap(seed -> {
                    Transcript transcript = Playthrough.builtIn(RandomScenario.of(seed), seed);
                    return accepted(transcript).stream().filter(worth -> worth < 0);
                }))
                .isEmpty();
    }

    private static List<Double> accepted(Transcript transcript) {
        var worths = new ArrayList<Double>();
        var acceptedBy = new HashMap<String, String>();
        transcript.entries().forEach(entry -> {
            if (entry.event() instanceof Event.DealSigned signed) {
                acceptedBy.put(signed.table(), signed.acceptedBy());
            } else if (entry.event() instanceof Event.SignatureValued valued
                    && valued.country().equals(acceptedBy.get(valued.table()))) {
                worths.add(valued.surplus());
            }
        });
        return worths;
    }

    @Test
    void everySessionEndsAndReportsSixtyMonths() {
        assertThat(seeds(100).mapToObj(seed -> {
                    Scenario scenario = RandomScenario.of(seed);
                    Transcript transcript = Playthrough.play(
                            scenario, seed, Players.random(scenario, seed), Playthrough.Watcher.NOBODY);
                    return transcript.entries().get(transcript.entries().size() - 1);
                }))
                .allSatisfy(last -> {
                    assertThat(last.month()).isEqualTo(60);
                    assertThat(last.event()).isInstanceOf(Event.OutlookReached.class);
                });
    }
}
