package parley.coordinator.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import parley.coordinator.ServedCoordinator;
import parley.coordinator.seat.FakeTurnClock;
import parley.coordinator.seat.NegotiatorDriver;
import parley.coordinator.seat.Ruling;
import parley.coordinator.seat.SeatDriver;
import parley.coordinator.seat.Turn;
import parley.coordinator.telemetry.Telemetry;
import parley.summit.chance.Secrets;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Appraisal;
import parley.summit.seat.Deal;
import parley.summit.seat.Negotiator;
import parley.summit.seat.Reply;
import parley.summit.session.Answer;
import parley.summit.strategy.BuiltInStrategy;
import parley.summit.transcript.Driver;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Event;
import parley.summit.transcript.Visibility;

/** Sessions without a server, on a clock whose hands the test turns. */
class RunningSessionTest {

    private static final Scenario STARTER = ServedCoordinator.SCENARIOS.load("starter");
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private static final int LAST_MONTH = 60;
    private static final Driver WANG = new Driver(Driver.Kind.PERSON, "Wang");

    private final FakeTurnClock clock = new FakeTurnClock();

    private Charter charter() {
        return new Charter(
                "sessions/7",
                "",
                SessionPlan.open("starter", 7, Map.of()),
                STARTER,
                7,
                7,
                Secrets.open(STARTER.seats()),
                clock.now());
    }

    private RunningSession session(Map<String, SeatDriver> drivers) {
        return session(drivers, List.of(), line -> CompletableFuture.completedFuture(null));
    }

    private RunningSession session(Map<String, SeatDriver> drivers, List<Line> lines, SessionLog log) {
        var all = new LinkedHashMap<String, SeatDriver>();
        STARTER.seats().forEach(c -> all.put(c, drivers.getOrDefault(c, builtIn("linear"))));
        return new RunningSession(
                new Lead(new Kept(1, charter()), lines, log), all, Patience.alike(PATIENCE), clock, Telemetry.OFF);
    }

    /** Plays linear, and is no part of this process. */
    private record Guest() implements SeatDriver {
        @Override
        public Driver identity() {
            return new Driver(Driver.Kind.DIALLED_IN, "linear");
        }

        @Override
        public void play(Turn turn) {
            var unused =
                    turn.submit((Reply.Move) BuiltInStrategy.named("linear").decide(turn.view()), identity());
        }
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

    /** Two players from outside; strategies in the process play the other seats. */
    private static Map<String, SeatDriver> guests() {
        return Map.of("CHN", new Guest(), "AUS", new Guest());
    }

    /** The log of a whole session with guests. */
    private List<Line> played() {
        var lines = new CopyOnWriteArrayList<Line>();
        session(guests(), List.of(), line -> {
                    lines.add(line);
                    return CompletableFuture.completedFuture(null);
                })
                .play();
        return lines;
    }

    private static String digest(List<Line> lines) {
        return ((Phase.Finished) ((Line.Ended) lines.getLast()).phase()).digest();
    }

    @Test
    void theLogHasEveryEventBeforeAnybodySeesIt() {
        var written = new ArrayList<Entry>();
        var ahead = new ArrayList<Boolean>();
        var session = new ArrayList<RunningSession>();
        session.add(session(Map.of(), List.of(), line -> {
            if (line instanceof Line.Happened happened) {
                ahead.add(session.get(0).after(Long.MAX_VALUE).last() == written.size());
                written.addAll(happened.entries());
            }
            return CompletableFuture.completedFuture(null);
        }));

        session.get(0).play();

        assertThat(written).isEqualTo(session.get(0).transcript().entries()).isNotEmpty();
        assertThat(ahead).hasSizeGreaterThan(6).containsOnly(true);
    }

    @Test
    void nothingComesOfAnAnswerBeforeItIsWritten() throws InterruptedException {
        var disk = new CompletableFuture<Void>();
        var asked = new CountDownLatch(1);
        RunningSession session = session(
                Map.of("AUS", new Waiting(asked)),
                List.of(),
                line -> line instanceof Line.Answered ? disk : CompletableFuture.completedFuture(null));
        start(session);
        asked.await();
        long opening = session.after(0).last();
        var inbox = session.inbox("AUS").orElseThrow();
        Turn turn = inbox.pending().orElseThrow();
        var told = new CompletableFuture<Ruling>();
        Thread.ofVirtual().start(() -> told.complete(turn.submit(Reply.Move.measures(Map.of()))));
        while (!turn.isOver()) {
            Thread.onSpinWait();
        }

        assertThat(told).isNotDone();
        assertThat(session.after(0).last()).isEqualTo(opening);

        disk.complete(null);
        assertThat(told.join()).isInstanceOf(Ruling.Recorded.class);
        session.exchange("AUS", builtIn("linear"));
        assertThat(session.awaitEnd(LONGEST)).isTrue();
    }

    @Test
    void fromAnyLineOnASessionGoesOnToTheSameDigest() {
        List<Line> whole = played();
        List<String> digests = new ArrayList<>();
        for (int lines = 0; lines < whole.size(); lines++) {
            var log = new CopyOnWriteArrayList<>(whole.subList(0, lines));
            RunningSession session = session(guests(), List.copyOf(log), line -> {
                log.add(line);
                return CompletableFuture.completedFuture(null);
            });
            session.play();
            digests.add(digest(log));
            assertThat(Set.copyOf(log)).as("after %s lines", lines).isEqualTo(Set.copyOf(whole));
            assertThat(log).as("after %s lines", lines).hasSameSizeAs(whole);
        }

        assertThat(digests).hasSizeGreaterThan(25).containsOnly(digest(whole));
    }

    @Test
    void whoeverAnsweredBeforeTheRestartIsNotAskedAgainAndGetsTheSameRuling() {
        List<Line> whole = played();
        int first = whole.stream().map(Line.Answered.class::isInstance).toList().indexOf(true);
        Line.Answered answered = (Line.Answered) whole.get(first);
        String country = answered.ended().seat();
        var turns = new CopyOnWriteArrayList<Integer>();
        RunningSession session = session(
                Map.of(country, new Counting(turns)),
                whole.subList(0, first + 1),
                line -> CompletableFuture.completedFuture(null));

        session.play();

        assertThat(turns).isNotEmpty().doesNotContain(answered.turn());
        assertThat(session.inbox(country).orElseThrow().submit(answered.turn(), Reply.Move.measures(Map.of()), WANG))
                .isEqualTo(new Ruling.Recorded(
                        new Answer(answered.ended().reply(), answered.ended().driver())));
    }

    @Test
    void whatIsSettledIsNotAskedAgainAlsoOfStrategiesWhoseAnswersHaveNoLineOfTheirOwn() {
        List<Line> whole = played();
        int settled =
                whole.stream().map(Line.Happened.class::isInstance).toList().lastIndexOf(true);
        var turns = new CopyOnWriteArrayList<Integer>();
        var log = new ArrayList<Line>();
        RunningSession session = session(
                Map.of("USA", new Counting(turns), "MYS", new Counting(turns)), whole.subList(0, settled + 1), line -> {
                    log.add(line);
                    return CompletableFuture.completedFuture(null);
                });

        session.play();

        assertThat(turns).isEmpty();
        assertThat(digest(log)).isEqualTo(digest(whole));
    }

    @Test
    void aSessionThatAnotherCoordinatorLeadsStopsWithoutAnEnd() {
        RunningSession session = session(
                guests(),
                List.of(),
                line -> line instanceof Line.Answered ? lost() : CompletableFuture.completedFuture(null));

        session.play();

        assertThat(session.phase()).isEqualTo(new Phase.Running());
        assertThat(session.isPlayable()).isTrue();
        assertThat(turns(session, "CHN")).isEmpty();
    }

    @Test
    void whatTheRulesWouldNotMakeOfTheAnswersIsNotPlayedOn() {
        List<Line> whole = played();
        var opening = (Line.Happened) whole.get(0);
        var others = new ArrayList<>(opening.entries());
        others.set(0, new Entry(1, new Visibility.Everyone(), 1, 0, new Event.CalendarReached("another world", .5)));
        var log = new ArrayList<Line>();
        RunningSession session = session(Map.of(), List.of(new Line.Happened(opening.round(), others)), line -> {
            log.add(line);
            return CompletableFuture.completedFuture(null);
        });

        session.play();

        assertThat(session.phase()).isEqualTo(new Phase.Running());
        assertThat(session.isPlayable()).isFalse();
        assertThat(log).isEmpty();
    }

    /** A log that writes nothing before the test says so, and then everything in order. */
    private static final class SlowLog implements SessionLog {
        private final List<Line> lines = new CopyOnWriteArrayList<>();
        private final List<CompletableFuture<Void>> waiting = new ArrayList<>();
        private final CountDownLatch played = new CountDownLatch(1);
        private boolean writes;

        @Override
        public synchronized CompletableFuture<Void> append(Line line) {
            lines.add(line);
            if (line instanceof Line.Happened happened
                    && happened.entries().getLast().month() == LAST_MONTH) {
                played.countDown();
            }
            var written = new CompletableFuture<Void>();
            if (writes) {
                written.complete(null);
            } else {
                waiting.add(written);
            }
            return written;
        }

        synchronized void write() {
            writes = true;
            waiting.forEach(written -> written.complete(null));
        }
    }

    @Test
    void strategiesInThisProcessGoOnBeforeTheirTurnsAreWrittenAndNobodySeesAnythingOfIt() throws Exception {
        var log = new SlowLog();
        RunningSession session = session(Map.of(), List.of(), log);
        start(session);

        assertThat(log.played.await(LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(session.after(0).entries()).isEmpty();
        assertThat(session.summary().round()).isEqualTo(1);
        assertThat(log.lines).noneMatch(Line.Ended.class::isInstance);
        log.write();

        assertThat(session.awaitEnd(LONGEST)).isTrue();
        assertThat(session.phase()).isEqualTo(((Line.Ended) log.lines.getLast()).phase());
        assertThat(((Phase.Finished) session.phase()).digest()).isEqualTo(digest(played()));
    }

    @Test
    void nobodyOutsideIsAskedBeforeWhatTheQuestionShowsIsWritten() throws Exception {
        var asked = new CountDownLatch(1);
        var log = new SlowLog();
        RunningSession session = session(Map.of("AUS", new Waiting(asked)), List.of(), log);
        start(session);

        assertThat(asked.await(200, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(log.lines).hasSize(1);
        log.write();
        assertThat(asked.await(LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();
        session.cancel();
    }

    @Test
    void nobodyOutsideIsAskedWhereWhatTheQuestionShowsCannotBeWritten() throws Exception {
        var asked = new CountDownLatch(1);
        RunningSession session = session(Map.of("AUS", new Waiting(asked)), List.of(), line -> lost());
        start(session);

        assertThat(session.awaitEnd(Duration.ofSeconds(10))).isTrue();
        assertThat(asked.getCount()).isOne();
        assertThat(session.phase()).isEqualTo(new Phase.Running());
    }

    private static CompletableFuture<Void> lost() {
        return CompletableFuture.failedFuture(new LeadLostException("another coordinator leads it"));
    }

    @Test
    void aDealIsAppraisedOnNothingThatIsNotWritten() throws Exception {
        var disk = new CompletableFuture<Void>();
        var asking = new CompletableFuture<RunningSession>();
        var told = new CompletableFuture<Appraisal>();
        var early = new CompletableFuture<Boolean>();
        var turns = new AtomicInteger();
        RunningSession session = session(Map.of(), List.of(), line -> {
            if (!(line instanceof Line.Happened) || turns.incrementAndGet() != 2) {
                return CompletableFuture.completedFuture(null);
            }
            Thread.ofVirtual().start(() -> told.complete(asking.join().appraise("AUS", "USA-AUS", Deal.of(0, 0, 0))));
            early.complete(isDone(told));
            return disk;
        });
        asking.complete(session);
        start(session);

        assertThat(early.get(LONGEST.toSeconds(), TimeUnit.SECONDS)).isFalse();
        assertThat(told).isNotDone();
        disk.complete(null);
        assertThat(told.get(LONGEST.toSeconds(), TimeUnit.SECONDS)).isNotNull();
        assertThat(session.awaitEnd(LONGEST)).isTrue();
    }

    /** Or is so in a moment. */
    private static boolean isDone(CompletableFuture<?> future) {
        try {
            future.get(200, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aPauseThatCannotBeWrittenStopsNoClock() throws Exception {
        var asked = new CountDownLatch(1);
        RunningSession session = session(
                Map.of("AUS", new Waiting(asked)),
                List.of(),
                line -> line instanceof Line.Paused ? lost() : CompletableFuture.completedFuture(null));
        start(session);
        asked.await();
        Turn turn = session.inbox("AUS").orElseThrow().pending().orElseThrow();

        assertThatThrownBy(() -> session.pause("", clock.now())).isInstanceOf(DeclinedException.class);
        assertThat(session.phase()).isEqualTo(new Phase.Running());
        clock.advance(PATIENCE);
        assertThat(turn.isOver()).isTrue();
        session.cancel();
    }

    @Test
    void aPauseWhoseOtherReasonCannotBeWrittenGoesOn() throws Exception {
        var asked = new CountDownLatch(1);
        RunningSession session = session(
                Map.of("AUS", new Waiting(asked)),
                List.of(),
                line -> line instanceof Line.Paused paused
                                && paused.pause().reason().equals("other")
                        ? lost()
                        : CompletableFuture.completedFuture(null));
        start(session);
        asked.await();
        Turn turn = session.inbox("AUS").orElseThrow().pending().orElseThrow();
        session.pause("one", clock.now());

        assertThatThrownBy(() -> session.pause("other", clock.now())).isInstanceOf(DeclinedException.class);
        clock.advance(PATIENCE);
        assertThat(turn.isOver()).isFalse();
        session.cancel();
    }

    @Test
    void aPersonWhoNeverMovesLosesEveryTurnAtItsDeadline() throws InterruptedException {
        RunningSession session = session(Map.of("AUS", new Absent(clock, PATIENCE)));
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
        RunningSession session = session(Map.of("AUS", new Waiting(asked)));
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
        RunningSession session = session(Map.of("AUS", new Waiting(asked)));
        start(session);
        asked.await();

        var inbox = session.inbox("AUS").orElseThrow();
        Turn first = inbox.pending().orElseThrow();
        inbox.submit(first.number(), Reply.Move.tables(Map.of()), WANG);
        session.exchange("AUS", builtIn("linear"));

        assertThat(session.awaitEnd(LONGEST)).isTrue();
        List<Event.TurnEnded> turns = turns(session, "AUS");
        assertThat(turns.get(0).driver()).isEqualTo(WANG);
        assertThat(turns.subList(1, turns.size()))
                .isNotEmpty()
                .allMatch(turn -> turn.driver().equals(new Driver(Driver.Kind.BUILT_IN, "linear")));
        assertThat(session.inbox("ROW")).isEqualTo(Optional.empty());
    }

    @Test
    void aDriverThatBreaksLetsTheTurnPass() {
        RunningSession session = session(Map.of("AUS", new Broken()));

        session.play();

        assertThat(turns(session, "AUS"))
                .isNotEmpty()
                .allSatisfy(turn -> assertThat(turn.reply())
                        .isEqualTo(new Reply.NoReply(Reply.Reason.FAILED, "java.lang.IllegalStateException: no line")));
    }

    @Test
    void everyDriverIsToldTheEndAndLetGo() {
        var told = new ArrayList<String>();
        RunningSession session = session(Map.of("CHN", new Noting(told)));

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

    /** Plays, and notes which turns it was asked. */
    private record Counting(List<Integer> turns) implements SeatDriver {
        private static final Negotiator LINEAR = BuiltInStrategy.named("linear");

        @Override
        public Driver identity() {
            return new Driver(Driver.Kind.BUILT_IN, "linear");
        }

        @Override
        public void play(Turn turn) {
            turns.add(turn.number());
            turn.submit((Reply.Move) LINEAR.decide(turn.view()));
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
