package parley.summit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.summit.session.Stage.accept;
import static parley.summit.session.Stage.offer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import parley.summit.Players;
import parley.summit.Playthrough;
import parley.summit.RandomScenario;
import parley.summit.Scenarios;
import parley.summit.chance.Secrets;
import parley.summit.explain.Explainer;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Negotiator;
import parley.summit.seat.Refusal.Reason;
import parley.summit.seat.Reply;
import parley.summit.seat.Reply.Move;
import parley.summit.seat.TableAction;
import parley.summit.seat.TurnKind;
import parley.summit.seat.View.LastTurn;
import parley.summit.table.TableState;
import parley.summit.transcript.Event;
import parley.summit.transcript.Event.PassReason;
import parley.summit.transcript.Lines;
import parley.summit.transcript.Transcript;

/** On an open floor parties move in any order, as often in a round as they have something to say. */
class OpenFloorTest {

    private static final String MALAYSIA = "USA-MYS";
    private static final TableAction WALK = new TableAction.Walk();

    private static Stage floor() {
        return Stage.atTables(Scenarios.small().openFloor().scenario());
    }

    @Test
    void eitherPartyMayMakeTheFirstOffer() {
        assertThat(floor().session().asked()).contains("USA", "MYS");
        assertThat(floor().act("MYS", MALAYSIA, offer(2, 0, 0, 0)).news())
                .contains(new Event.OfferMade(MALAYSIA, "MYS", parley.summit.seat.Deal.of(2, 0, 0, 0)));
    }

    @Test
    void whoWroteTheStandingOfferWaitsAndTheOtherMayReplaceItInTheSameRound() {
        Stage stage = floor().act("USA", MALAYSIA, offer(2, 0, 0, 0));

        assertThat(stage.refusal("USA", MALAYSIA, offer(1, 0, 0, 0))).contains(Reason.NOT_YOUR_TURN);
        assertThat(stage.table("USA", MALAYSIA).toMove()).isFalse();
        stage.act("MYS", MALAYSIA, offer(3, 0, 0, 0)).act("USA", MALAYSIA, offer(2, 1, 0, 0));
        assertThat(stage.session().round()).isEqualTo(1);
        assertThat(stage.table("MYS", MALAYSIA).history()).hasSize(3);
    }

    @Test
    void anAcceptanceSignsInTheRoundOfTheOffer() {
        Stage stage = floor().act("MYS", MALAYSIA, offer(2, 0, 0, 0)).act("USA", MALAYSIA, accept(2, 0, 0, 0));

        assertThat(stage.events(Event.DealSigned.class)).hasSize(1);
        assertThat(stage.session().round()).isEqualTo(1);
    }

    @Test
    void ofTwoWhoMoveAtOnceTheOpenerComesFirstAndTheOtherIsTold() {
        Stage stage = floor().turn(Map.of(
                "USA", Move.tables(Map.of(MALAYSIA, offer(1, 0, 0, 0))),
                "MYS", Move.tables(Map.of(MALAYSIA, offer(3, 0, 0, 0)))));

        assertThat(stage.table("MYS", MALAYSIA).standing().orElseThrow().by()).isEqualTo("USA");
        assertThat(stage.outcome()).contains(new Event.TurnPassed(MALAYSIA, "MYS", PassReason.OVERTAKEN));
        assertThat(stage.session().view("MYS").lastTurn().map(LastTurn::dropped))
                .contains(List.of(MALAYSIA));
    }

    @Test
    void whoMovesAtATableThatIsClosedAtTheSameTimeIsTold() {
        Stage stage = floor().turn(
                        Map.of("USA", Move.tables(Map.of(MALAYSIA, WALK)), "MYS", Move.tables(Map.of(MALAYSIA, WALK))));

        assertThat(stage.events(Event.TableClosed.class)).hasSize(1);
        assertThat(stage.outcome()).contains(new Event.TurnPassed(MALAYSIA, "MYS", PassReason.OVERTAKEN));
    }

    @Test
    void theRoundGoesOnUntilNobodyMoves() {
        Stage stage = floor().act("USA", MALAYSIA, offer(2, 0, 0, 0));

        assertThat(stage.session().kind()).isEqualTo(TurnKind.FLOOR);
        stage.pass();
        assertThat(stage.session().round()).isEqualTo(2);
        assertThat(stage.outcome()).noneMatch(Stage.is(Event.TurnPassed.class));
    }

    @Test
    void aTableTakesNoMoreThanEightOffersInARoundAndCanStillBeSigned() {
        Stage stage = floor();
        for (int i = 0; i < TableState.MOST_OFFERS; i++) {
            String by = i % 2 == 0 ? "USA" : "MYS";
            assertThat(stage.table(by, MALAYSIA).full()).isFalse();
            stage.act(by, MALAYSIA, offer(i % 4, 0, 0, 0));
        }

        assertThat(stage.table("USA", MALAYSIA).full()).isTrue();
        assertThat(stage.refusal("USA", MALAYSIA, offer(1, 0, 0, 0))).contains(Reason.TABLE_FULL);
        assertThat(stage.refusal("USA", MALAYSIA, accept(3, 0, 0, 0))).isEmpty();
        stage.pass().pass();
        assertThat(stage.session().round()).isEqualTo(2);
        assertThat(stage.refusal("USA", MALAYSIA, offer(1, 0, 0, 0))).isEmpty();
    }

    @Test
    void timeAtATableGoesByRoundsAndItsFirstMove() {
        Stage stage = floor();
        double turns = stage.table("USA", MALAYSIA).turns();

        assertThat(stage.table("USA", MALAYSIA).time()).isEqualTo(1 / (turns + 1));
        stage.act("USA", MALAYSIA, offer(2, 0, 0, 0)).act("MYS", MALAYSIA, offer(3, 0, 0, 0));
        assertThat(stage.table("USA", MALAYSIA).time()).isEqualTo(2 / (turns + 1));
        stage.pass().pass();
        assertThat(stage.table("USA", MALAYSIA).time()).isEqualTo(3 / (turns + 1));
    }

    private static LongStream seeds() {
        return LongStream.rangeClosed(1, 300);
    }

    private static Scenario random(long seed) {
        return RandomScenario.of(seed).onOpenFloor();
    }

    @Test
    void whatARecordedSessionSaysComesOutOfItsMovesAgain() {
        seeds().forEach(seed -> {
            Transcript transcript = Playthrough.play(
                    random(seed), seed, Players.random(random(seed), seed), Playthrough.Watcher.NOBODY);
            Replay replay = Replay.of(transcript);

            assertThat(replay.obstacle()).isEmpty();
            assertThat(Lines.of(replay.transcript()))
                    .containsExactlyElementsOf(Lines.of(transcript).toList());
            transcript.entries().forEach(entry -> {
                if (entry.event() instanceof Event.SignatureValued valued) {
                    Replay.Worth worth = Objects.requireNonNull(replay.worth().get(valued.table()));
                    assertThat(Objects.requireNonNull(worth.byCountry().get(valued.country()))
                                    .surplus())
                            .isEqualTo(valued.surplus());
                }
            });
        });
    }

    @Test
    void noSessionHasMoreTurnsThanItsScenarioAllows() {
        seeds().forEach(seed -> {
            Scenario scenario = random(seed);
            Session session = Session.open(scenario, seed, Secrets.open(scenario.seats()));
            Map<String, Negotiator> players = Players.random(scenario, seed);
            int turns = 0;
            while (!session.isOver()) {
                turns++;
                session.settle(session.asked().stream()
                        .collect(Collectors.toMap(seat -> seat, seat -> legal(session, seat, players))));
            }

            assertThat(turns).isLessThanOrEqualTo(Session.mostTurns(scenario));
        });
    }

    private static Answer legal(Session session, String seat, Map<String, Negotiator> players) {
        Reply reply = Objects.requireNonNull(players.get(seat)).decide(session.view(seat));
        boolean refused =
                reply instanceof Move move && session.refusal(seat, move).isPresent();
        return new Answer(
                refused ? new Reply.NoReply(Reply.Reason.ILLEGAL, "on purpose") : reply,
                parley.summit.transcript.Driver.UNKNOWN);
    }

    @Test
    void builtInStrategiesSayNothingTwiceToWhoSaysNothingNew() {
        seeds().forEach(seed -> {
            Map<String, List<Event.OfferMade>> byRound = new HashMap<>();
            Playthrough.builtIn(random(seed), seed).entries().forEach(entry -> {
                if (entry.event() instanceof Event.OfferMade offer) {
                    byRound.merge(
                            entry.round() + " " + offer.table(),
                            List.of(offer),
                            (a, b) -> java.util.stream.Stream.concat(a.stream(), b.stream())
                                    .toList());
                }
            });
            byRound.forEach(
                    (where, offers) -> assertThat(repeats(offers)).as(where).isZero());
        });
    }

    /** Offers that were made before, after an answer that was made before as well. */
    private static long repeats(List<Event.OfferMade> offers) {
        return LongStream.range(0, offers.size())
                .filter(i -> isSaid(offers, (int) i) && isSaid(offers, (int) i - 1))
                .count();
    }

    private static boolean isSaid(List<Event.OfferMade> offers, int i) {
        return i >= 0 && offers.subList(0, i).contains(offers.get(i));
    }

    @Test
    void builtInStrategiesSignOnAnOpenFloorAsWellAndWhyCanBeSaid() {
        Scenario scenario = Scenarios.small().openFloor().scenario();
        long signed = LongStream.rangeClosed(1, 40)
                .map(seed -> Playthrough.builtIn(scenario, seed).entries().stream()
                        .filter(e -> e.event() instanceof Event.DealSigned)
                        .count())
                .sum();

        assertThat(signed).isGreaterThan(20);
        Explainer why = Explainer.of(Playthrough.builtIn(scenario, 1));
        assertThat(why.moves()).isNotEmpty();
        assertThat(why.explain(move -> move.kind() == parley.summit.explain.Move.Kind.OFFER))
                .hasSameSizeAs(why.moves().stream()
                        .filter(move -> move.kind() == parley.summit.explain.Move.Kind.OFFER)
                        .toList());
    }

    @Test
    void whoDoesNotLookAroundPlaysAsOneWhoIsShownEverything() {
        seeds().forEach(seed -> {
            Transcript less =
                    Session.play(random(seed), seed, Secrets.open(random(seed).seats()), Players.builtIn(random(seed)));

            assertThat(less.digest())
                    .isEqualTo(Playthrough.builtIn(random(seed), seed).digest());
        });
    }
}
