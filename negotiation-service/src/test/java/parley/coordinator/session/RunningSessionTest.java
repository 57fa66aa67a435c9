package parley.coordinator.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import parley.coordinator.ServedCoordinator;
import parley.coordinator.seat.FakeTurnClock;
import parley.coordinator.seat.NegotiatorDriver;
import parley.coordinator.seat.SeatDriver;
import parley.coordinator.seat.Turn;
import parley.summit.chance.Secrets;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Negotiator;
import parley.summit.seat.Reply;
import parley.summit.strategy.BuiltInStrategy;
import parley.summit.transcript.Driver;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Event;

/** Sessions without a server, on a clock whose hands the test turns. */
class RunningSessionTest {

    private static final Scenario STARTER = ServedCoordinator.SCENARIOS.load("starter");
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final FakeTurnClock clock = new FakeTurnClock();

    private RunningSession session(Map<String, SeatDriver> drivers, Journals journals) {
        var all = new LinkedHashMap<String, SeatDriver>();
        STARTER.seats().forEach(c -> all.put(c, drivers.getOrDefault(c, builtIn("linear"))));
        var charter = new Charter(
                "sessions/7", 1, STARTER, 7, 7, SecretsMode.OPEN, Secrets.open(STARTER.seats()), clock.now());
        return new RunningSession(charter, all, journals, PATIENCE, clock);
    }

    private static SeatDriver builtIn(String strategy) {
        return new NegotiatorDriver(strategy, BuiltInStrategy.named(strategy));
    }

    private static void start(RunningSession session) {
        Thread.ofVirtual().start(session::play);
    }

    private static List<Event.TurnEnded> turns(RunningSession session, String country) {
        return session.transcript().entries().stream()
                .map(Entry::event)
                .filter(Event.TurnEnded.class::isInstance)
                .map(Event.TurnEnded.class::cast)
                .filter(turn -> turn.seat().equals(country))
                .toList();
    }

    @Test
    void theJournalHasEveryEventBeforeAnybodySeesIt() {
        var kept = new ArrayList<Entry>();
        var digests = new ArrayList<String>();
        var ahead = new ArrayList<Boolean>();
        var session = new ArrayList<RunningSession>();
        session.add(session(Map.of(), (name, scenario, seed, parameterSeed, secrets) -> new Journal() {
            @Override
            public void append(List<Entry> entries) {
                ahead.add(session.get(0).after(Long.MAX_VALUE).last() == kept.size());
                kept.addAll(entries);
            }

            @Override
            public void finish(String digest) {
                digests.add(digest);
            }

            @Override
            public void close() {
                digests.add("closed");
            }
        }));

        session.get(0).play();

        assertThat(kept).isEqualTo(session.get(0).transcript().entries()).isNotEmpty();
        assertThat(digests).containsExactly(session.get(0).transcript().digest(), "closed");
        assertThat(ahead).hasSizeGreaterThan(6).containsOnly(true);
    }

    @Test
    void aJournalThatFailsEndsTheSessionAndSaysWhy() {
        RunningSession session = session(Map.of(), (name, scenario, seed, parameterSeed, secrets) -> {
            throw new IllegalStateException("disk full");
        });

        session.play();

        assertThat(session.phase()).isEqualTo(new Phase.Failed("java.lang.IllegalStateException: disk full"));
        assertThat(session.after(0).entries()).isEmpty();
    }

    @Test
    void aPersonWhoNeverMovesLosesEveryTurnAtItsDeadline() throws InterruptedException {
        RunningSession session = session(Map.of("AUS", new Absent(clock, PATIENCE)), Journals.NONE);
        start(session);

        assertThat(session.awaitEnd(LONGEST)).isTrue();

        assertThat(turns(session, "AUS"))
                .isNotEmpty()
                .allSatisfy(turn -> assertThat(turn.reply())
                        .isEqualTo(new Reply.NoReply(Reply.Reason.DEADLINE, "no answer within 2 s")));
        assertThat(turns(session, "USA")).allMatch(turn -> turn.reply() instanceof Reply.Move);
    }

    @Test
    void aDriverThatIsExchangedInPlaysThePendingTurn() throws InterruptedException {
        var asked = new CountDownLatch(1);
        RunningSession session = session(Map.of("AUS", new Waiting(asked)), Journals.NONE);
        start(session);
        asked.await();

        session.exchange("AUS", builtIn("conceder"));

        assertThat(session.awaitEnd(LONGEST)).isTrue();
        assertThat(turns(session, "AUS"))
                .isNotEmpty()
                .allMatch(turn -> turn.driver().equals(new Driver(Driver.Kind.BUILT_IN, "conceder")))
                .allMatch(turn -> turn.reply() instanceof Reply.Move);
    }

    @Test
    void whoeverSubmitsToTheInboxPlays() throws InterruptedException {
        var asked = new CountDownLatch(1);
        RunningSession session = session(Map.of("AUS", new Waiting(asked)), Journals.NONE);
        start(session);
        asked.await();

        var inbox = session.inbox("AUS").orElseThrow();
        Turn first = inbox.pending().orElseThrow();
        var wang = new Driver(Driver.Kind.PERSON, "Wang");
        inbox.submit(first.number(), Reply.Move.tables(Map.of()), wang);
        session.exchange("AUS", builtIn("linear"));

        assertThat(session.awaitEnd(LONGEST)).isTrue();
        List<Event.TurnEnded> turns = turns(session, "AUS");
        assertThat(turns.get(0).driver()).isEqualTo(wang);
        assertThat(turns.subList(1, turns.size()))
                .isNotEmpty()
                .allMatch(turn -> turn.driver().equals(new Driver(Driver.Kind.BUILT_IN, "linear")));
        assertThat(session.inbox("ROW")).isEqualTo(Optional.empty());
    }

    @Test
    void aDriverThatBreaksLetsTheTurnPass() {
        RunningSession session = session(Map.of("AUS", new Broken()), Journals.NONE);

        session.play();

        assertThat(turns(session, "AUS"))
                .isNotEmpty()
                .allSatisfy(turn -> assertThat(turn.reply())
                        .isEqualTo(new Reply.NoReply(Reply.Reason.FAILED, "java.lang.IllegalStateException: no line")));
    }

    @Test
    void everyDriverIsToldTheEndAndLetGo() {
        var told = new ArrayList<String>();
        RunningSession session = session(Map.of("CHN", new Noting(told)), Journals.NONE);

        session.play();

        assertThat(told).containsExactly("USA-CHN " + session.transcript().digest(), "closed");
    }

    /** Comes back without an answer, and lets the turn's time run out. */
    private record Absent(FakeTurnClock clock, Duration patience) implements SeatDriver {
        @Override
        public Driver identity() {
            return new Driver(Driver.Kind.PERSON, "nobody");
        }

        @Override
        public void play(Turn turn) {
            clock.advance(patience);
        }
    }

    /** Leaves its turns to whoever submits to the inbox. */
    private record Waiting(CountDownLatch asked) implements SeatDriver {
        @Override
        public Driver identity() {
            return new Driver(Driver.Kind.PERSON, "somebody");
        }

        @Override
        public void play(Turn turn) {
            asked.countDown();
        }
    }

    private record Broken() implements SeatDriver {
        @Override
        public Driver identity() {
            return new Driver(Driver.Kind.DIALLED_IN, "broken");
        }

        @Override
        public void play(Turn turn) {
            throw new IllegalStateException("no line");
        }
    }

    private record Noting(List<String> told) implements SeatDriver {
        private static final Negotiator LINEAR = BuiltInStrategy.named("linear");

        @Override
        public Driver identity() {
            return new Driver(Driver.Kind.BUILT_IN, "noting");
        }

        @Override
        public void play(Turn turn) {
            turn.submit((Reply.Move) LINEAR.decide(turn.view()));
        }

        @Override
        public void conclude(parley.coordinator.seat.Conclusion conclusion) {
            told.add(conclusion.tables().get(0).table() + " " + conclusion.digest());
        }

        @Override
        public void close() {
            told.add("closed");
        }
    }
}
