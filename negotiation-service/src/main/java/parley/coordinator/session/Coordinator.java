package parley.coordinator.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.coordinator.seat.SeatDriver;
import parley.coordinator.seat.SeatName;
import parley.coordinator.seat.TurnClock;
import parley.coordinator.telemetry.Telemetry;
import parley.summit.chance.Secrets;
import parley.summit.scenario.Scenario;
import parley.summit.session.Replay;
import parley.summit.transcript.Transcript;
import parley.wire.FaultyScenarioException;
import parley.wire.ScenarioLibrary;
import parley.wire.UnknownScenarioException;

/** Starts sessions, goes on with those that a store has kept, and finds all of them again. */
public final class Coordinator {

    private static final Logger LOG = LoggerFactory.getLogger(Coordinator.class);

    /** How long a session may take to be cancelled; a coordinator that plays it for another looks once a second. */
    private static final Duration CANCELLING = Duration.ofSeconds(5);

    private static final Duration ATTENDANCE = Duration.ofSeconds(1);

    private final Limits limits;
    private final ScenarioLibrary scenarios;
    private final Store store;
    private final TurnClock clock;
    private final Telemetry telemetry;
    private final Chance chance = new Chance();
    private final Recruiter recruiter;
    private final Sessions sessions;
    private final Semaphore places;
    private final RecordedSessions recorded;

    /** Until then, on the clock of {@link System#nanoTime}, nobody else can lead what is played here; empty before it is known. */
    private volatile OptionalLong surely = OptionalLong.empty();

    /** Requests that are creating a session at the moment; whoever comes with the same one waits. */
    private final Map<String, CompletableFuture<Void>> creating = new ConcurrentHashMap<>();

    /** Names of the sessions that are taken care of here: those that are played, and those that cannot be. */
    private final Set<String> taken = ConcurrentHashMap.newKeySet();

    public Coordinator(
            Limits limits,
            ScenarioLibrary scenarios,
            Strategies strategies,
            Dialler dialler,
            SeatTokens tokens,
            Store store,
            TurnClock clock,
            Telemetry telemetry) {
        this.limits = limits;
        this.scenarios = scenarios;
        this.store = store;
        this.clock = clock;
        this.telemetry = telemetry;
        recruiter = new Recruiter(strategies, dialler, tokens);
        sessions = new Sessions(limits.kept());
        recorded = new RecordedSessions(store);
        places = new Semaphore(limits.running());
    }

    /**
     * Starts a session. The same request id gives the same session, also after a restart where sessions are kept; an empty one a
     * new session each time.
     */
    public KnownSession create(String requestId, SessionPlan plan) {
        if (requestId.isEmpty()) {
            return created(requestId, plan);
        }
        var mine = new CompletableFuture<Void>();
        Optional<CompletableFuture<Void>> first = Optional.ofNullable(creating.putIfAbsent(requestId, mine));
        if (first.isPresent()) {
            first.get().join();
            return create(requestId, plan);
        }
        try {
            return created(requestId, plan);
        } finally {
            creating.remove(requestId);
            mine.complete(null);
        }
    }

    private KnownSession created(String requestId, SessionPlan plan) {
        sessions.requireOpen();
        Optional<KnownSession> before = requested(requestId, plan);
        if (before.isPresent()) {
            return before.get();
        }
        if (!places.tryAcquire()) {
            throw new DeclinedException(new Problem.TooManySessions(limits.running()));
        }
        boolean started = false;
        try {
            Optional<RunningSession> session = start(charter(requestId, plan));
            started = session.isPresent();
            return session.map(KnownSession.class::cast)
                    .or(() -> requested(requestId, plan))
                    .orElseThrow(() -> new IllegalStateException("a new session's name is taken"));
        } finally {
            if (!started) {
                places.release();
            }
        }
    }

    private Optional<KnownSession> requested(String requestId, SessionPlan plan) {
        if (requestId.isEmpty()) {
            return Optional.empty();
        }
        Optional<RunningSession> here = sessions.requested(requestId);
        if (here.isPresent()) {
            return Optional.of(same(requestId, plan, here.get().plan(), here.get()));
        }
        return store.requested(requestId)
                .map(kept -> same(requestId, plan, kept.charter().plan(), new RecordedSession(kept, store)));
    }

    private static KnownSession same(String requestId, SessionPlan plan, SessionPlan first, KnownSession session) {
        if (!first.equals(plan)) {
            throw new DeclinedException(new Problem.RequestIdReused(requestId, session.name()));
        }
        return session;
    }

    /** Empty if the same request was faster elsewhere. */
    private Optional<RunningSession> start(Charter charter) {
        taken.add(charter.name());
        var drivers = new LinkedHashMap<String, SeatDriver>();
        boolean started = false;
        try {
            drivers.putAll(recruiter.recruit(charter));
            Optional<RunningSession> session = store.open(charter).map(lead -> play(lead, drivers));
            started = session.isPresent();
            return session;
        } finally {
            if (!started) {
                letGo(charter.name(), drivers);
            }
        }
    }

    private void letGo(String name, Map<String, SeatDriver> drivers) {
        drivers.values().forEach(SeatDriver::close);
        taken.remove(name);
    }

    private RunningSession play(Lead lead, Map<String, SeatDriver> drivers) {
        var session =
                new RunningSession(store.keeps() ? timed(lead) : lead, drivers, limits.patience(), clock, telemetry);
        sessions.add(session);
        Thread.ofVirtual().name(session.name()).start(() -> play(session));
        return session;
    }

    /** The same lead, which tells how long lines are on their way to the disk. */
    private Lead timed(Lead lead) {
        return new Lead(lead.session(), lead.lines(), line -> {
            long handedOver = System.nanoTime();
            return lead.log()
                    .append(line)
                    .thenRun(() -> telemetry.written(Duration.ofNanos(System.nanoTime() - handedOver)));
        });
    }

    private void play(RunningSession session) {
        try {
            session.play();
        } finally {
            places.release();
            if (!session.phase().isOver()) {
                sessions.forget(session);
                session.leave();
            }
            if (session.isPlayable()) {
                taken.remove(session.name());
            } else {
                release(session.kept());
            }
        }
    }

    /** Somebody else may know how to play it. */
    private void release(Kept session) {
        try {
            store.release(session);
        } catch (DeclinedException e) {
            LOG.warn("{}: its lead cannot be given up now: {}", session.name(), e.getMessage());
        }
    }

    private Charter charter(String requestId, SessionPlan plan) {
        Scenario known = scenario(plan.scenario().or(scenarios::fullest).orElse(""));
        Scenario scenario = plan.openFloor() ? known.onOpenFloor() : known;
        Secrets secrets =
                plan.secrets() == SecretsMode.OPEN ? Secrets.open(scenario.seats()) : chance.secrets(scenario.seats());
        long seed = plan.seed().orElseGet(chance::seed);
        return new Charter(
                "sessions/" + chance.id(),
                requestId,
                plan,
                scenario,
                seed,
                plan.parameterSeed().orElse(seed),
                secrets,
                clock.now());
    }

    /** The scenario with this id; declined if there is none, or if it has faults. */
    public Scenario scenario(String id) {
        try {
            return scenarios.load(id);
        } catch (UnknownScenarioException e) {
            throw new DeclinedException(new Problem.UnknownScenario(id, e.known()));
        } catch (FaultyScenarioException e) {
            throw new DeclinedException(new Problem.ScenarioFaulty(
                    id, e.faults().size(), e.faults().get(0).message()));
        }
    }

    /**
     * Says that this coordinator is alive, cancels what others were asked to cancel, and goes on with the sessions that nobody plays,
     * as far as there are places. Comes back after a moment, so that it can be called again before the lease is over.
     */
    public void attend() {
        long before = System.nanoTime();
        store.renew();
        forgetLost();
        surely = OptionalLong.of(before);
        store.toCancel().forEach(this::cancelForOthers);
        long end = System.nanoTime() + ATTENDANCE.toNanos();
        for (String name : store.unled()) {
            if (taken.contains(name)) {
                continue;
            }
            if (System.nanoTime() > end || !places.tryAcquire()) {
                return;
            }
            boolean goesOn = false;
            try {
                goesOn = goOn(name);
            } finally {
                if (!goesOn) {
                    places.release();
                }
            }
        }
    }

    /** What another coordinator has taken over, or has deleted. */
    private void forgetLost() {
        List<RunningSession> here = sessions.all();
        List<RecordedSession> over = recorded.over();
        Set<Long> held = store.held(Stream.<KnownSession>concat(here.stream(), over.stream())
                .map(KnownSession::order)
                .collect(Collectors.toSet()));
        over.stream()
                .filter(session -> !held.contains(session.order()))
                .map(KnownSession::name)
                .forEach(recorded::forget);
        for (RunningSession session : here) {
            if (!held.contains(session.order())) {
                session.lose();
                sessions.forget(session);
            }
        }
    }

    /** Whether nobody else can have gone on with what is played here: its lease cannot have run out. */
    private boolean isSure() {
        Optional<Duration> lease = store.lease();
        OptionalLong since = surely;
        return lease.isEmpty()
                || since.isEmpty()
                || System.nanoTime() - since.getAsLong() < lease.get().toNanos();
    }

    private Optional<RunningSession> here(String name) {
        return sessions.named(name).filter(session -> session.phase().isOver() || isSure());
    }

    private void cancelForOthers(String name) {
        Optional<RunningSession> here = sessions.named(name);
        if (here.isPresent()) {
            here.get().giveUp();
        } else {
            // Nobody plays it, perhaps since nobody's rules can, but its end can be written.
            try {
                store.lead(name).ifPresent(lead -> {
                    var unused = lead.log().append(new Line.Ended(new Phase.Cancelled()));
                });
            } catch (RuntimeException e) {
                LOG.error("{} cannot be cancelled by this version of Parley", name, e);
            }
        }
    }

    private boolean goOn(String name) {
        if (!taken.add(name)) {
            return false;
        }
        var drivers = new LinkedHashMap<String, SeatDriver>();
        boolean goesOn = false;
        boolean playable = true;
        Optional<Lead> lead = Optional.empty();
        try {
            lead = store.lead(name);
            if (lead.isPresent()) {
                drivers.putAll(recruiter.recruitAgain(
                        lead.get().session().charter(),
                        Recorded.of(lead.get().lines()).assigned()));
                play(lead.get(), drivers);
                goesOn = true;
                LOG.info("{}: goes on after {} lines", name, lead.get().lines().size());
            }
        } catch (DeclinedException e) {
            LOG.warn("{}: cannot go on now: {}", name, e.getMessage());
        } catch (RuntimeException e) {
            // One that cannot be read must not keep the others from going on.
            LOG.error("{} cannot be taken up by this version of Parley", name, e);
            playable = false;
        } finally {
            if (!goesOn) {
                letGo(name, drivers);
            }
        }
        if (!playable) {
            taken.add(name);
            lead.map(Lead::session).ifPresent(this::release);
        }
        return goesOn;
    }

    /** How many sessions are played here now. */
    public long running() {
        return sessions.running().size();
    }

    /** How many turns of theirs wait for an answer now. */
    public long pendingTurns() {
        return sessions.running().stream()
                .mapToLong(RunningSession::pendingTurns)
                .sum();
    }

    /** The session with this name. */
    public KnownSession session(String name) {
        return here(name)
                .map(KnownSession.class::cast)
                .or(() -> recorded.named(name))
                .orElseThrow(() -> new DeclinedException(new Problem.UnknownSession(name)));
    }

    /** Where a session that had nothing new is to be followed from now on. Declined while the coordinator stops. */
    public KnownSession followed(KnownSession session) {
        sessions.requireOpen();
        return session instanceof RecordedSession ? session : session(session.name());
    }

    /** A session that this coordinator plays. Declined if it is over, or if somebody else does. */
    public RunningSession played(String name) {
        return switch (session(name)) {
            case RunningSession here when here.phase().isOver() -> throw here.over();
            case RunningSession here -> here;
            case RecordedSession record
            when record.phase().isOver() ->
                throw new DeclinedException(
                        new Problem.SessionOver(name, record.phase().word()));
            case RecordedSession record -> throw new DeclinedException(new Problem.PlayedElsewhere(name));
        };
    }

    /**
     * The door of a seat, for a player that dials in. Declined if the session is on and is not played here.
     *
     * @throws InterruptedException where nobody waits any more until what is written of the session has been played again
     */
    public SeatDoor door(SeatName seat) throws InterruptedException {
        return switch (session(seat.session())) {
            case RunningSession here -> SeatDoor.of(here, seat);
            case RecordedSession record when record.phase().isOver() -> SeatDoor.of(record, seat);
            case RecordedSession record -> throw new DeclinedException(new Problem.PlayedElsewhere(seat.session()));
        };
    }

    /** Gives a seat of a session to another driver, from the pending turn on. The same again changes nothing but who holds the line. */
    public KnownSession assign(String name, String country, Assignment assignment) throws InterruptedException {
        RunningSession session = played(name);
        SeatDriver driver = recruiter.recruit(session.charter(), country, assignment);
        boolean assigned = false;
        try {
            session.assign(country, assignment, driver);
            assigned = true;
            return session;
        } finally {
            if (!assigned) {
                driver.close();
            }
        }
    }

    /** Stops the clocks of a session, and says why. */
    public KnownSession pause(String name, String reason) throws InterruptedException {
        RunningSession session = played(name);
        session.pause(reason, clock.now());
        return session;
    }

    /** Lets the clocks of a session go on. */
    public KnownSession resume(String name) throws InterruptedException {
        RunningSession session = played(name);
        session.resume();
        return session;
    }

    /** Gives the pending turn of a country, or of all, more time; once for each request that has an id. */
    public KnownSession extend(String name, Optional<String> country, Duration more, String requestId)
            throws InterruptedException {
        RunningSession session = played(name);
        session.extend(country, more, requestId);
        return session;
    }

    /** Throws something into a session, and gives the round at whose start it happens; once for each request that has an id. */
    public int inject(String name, String title, double moved, String requestId) throws InterruptedException {
        return played(name).inject(title, moved, requestId);
    }

    /** Sessions with an {@link KnownSession#order} below this one, newest first. */
    public List<SessionSummary> sessionsBefore(long order, int most) {
        var found = new LinkedHashMap<String, SessionSummary>();
        sessions.before(order).stream()
                .sorted(Comparator.comparingLong(RunningSession::order).reversed())
                .limit(most)
                .forEach(session -> found.put(session.name(), session.summary()));
        List<Store.Listed> page = store.before(order, most);
        while (!page.isEmpty()) {
            int gone = 0;
            for (Store.Listed listed : page) {
                Kept session = listed.session();
                if (!found.containsKey(session.name())) {
                    Optional<SessionSummary> summary = listed.summary().or(() -> recorded.summary(session));
                    summary.ifPresent(s -> found.put(session.name(), s));
                    gone += summary.isPresent() ? 0 : 1;
                }
            }
            // Older ones take the place of those that were deleted meanwhile, so that the list does not seem to end
            // here.
            page = gone == 0
                    ? List.of()
                    : store.before(page.get(page.size() - 1).session().order(), gone);
        }
        return found.values().stream()
                .sorted(Comparator.comparingLong(SessionSummary::order).reversed())
                .limit(most)
                .toList();
    }

    /**
     * Ends a session between two steps of the rules, and waits until it has ended, which is written. One that is over stays as it is.
     * Declined if that takes too long: the session is cancelled once its leader and the database are there.
     */
    public KnownSession cancel(String name) throws InterruptedException {
        KnownSession session = session(name);
        if (session instanceof RunningSession here) {
            here.giveUp();
            here.awaitEnd(CANCELLING);
        }
        return session.phase().isOver() ? session : cancelledElsewhere(name);
    }

    private KnownSession cancelledElsewhere(String name) throws InterruptedException {
        KnownSession session = session(name);
        if (session instanceof RecordedSession) {
            store.named(name).ifPresent(store::askToCancel);
            session.awaitEnd(CANCELLING);
        }
        if (!session.phase().isOver()) {
            throw new DeclinedException(new Problem.StoreUnavailable(name + " is not cancelled yet"));
        }
        return session;
    }

    /** Deletes a session that is over, with all that is kept of it. */
    public void delete(String name) {
        if (!session(name).phase().isOver()) {
            throw new DeclinedException(new Problem.NotOver(name));
        }
        store.named(name).ifPresent(store::delete);
        sessions.named(name).ifPresent(sessions::forget);
        recorded.forget(name);
    }

    /** Takes in a session that was played elsewhere, to its end: the rules must make of its moves what it says. */
    public KnownSession add(String requestId, Transcript transcript, String digest) {
        boolean open =
                transcript.secrets().equals(Secrets.open(transcript.scenario().seats()));
        var plan = new SessionPlan(
                Optional.of(transcript.scenario().id()),
                Optional.of(transcript.seed()),
                Optional.of(transcript.parameterSeed()),
                open ? SecretsMode.OPEN : SecretsMode.RANDOM,
                transcript.scenario().openFloor(),
                new TreeMap<>());
        Optional<KnownSession> before = requested(requestId, plan);
        if (before.isPresent()) {
            return before.get();
        }
        check(transcript, digest);
        var charter = new Charter(
                "sessions/" + chance.id(),
                requestId,
                plan,
                transcript.scenario(),
                transcript.seed(),
                transcript.parameterSeed(),
                transcript.secrets(),
                clock.now());
        return store.add(
                        charter,
                        List.of(
                                new Line.Happened(transcript.scenario().rounds(), transcript.entries()),
                                new Line.Ended(new Phase.Finished(digest))))
                .map(kept -> (KnownSession) new RecordedSession(kept, store))
                .or(() -> requested(requestId, plan))
                .orElseThrow(() -> new IllegalStateException("a new session's name is taken"));
    }

    /** What comes from outside may hold numbers with which no session was ever played, and the rules stumble over them. */
    private static Replay replayed(Transcript transcript) {
        try {
            return Replay.of(transcript);
        } catch (IllegalArgumentException | ArithmeticException e) {
            LOG.info("a transcript was refused that the rules cannot play", e);
            throw new DeclinedException(new Problem.InvalidField(
                    "transcript", String.valueOf(e.getMessage()), "one that the rules can play"));
        }
    }

    private static void check(Transcript transcript, String digest) {
        if (digest.isEmpty()) {
            throw new DeclinedException(
                    new Problem.InvalidField("transcript.digest", digest, "that of a finished session"));
        }
        Replay replay = replayed(transcript);
        Transcript played = replay.transcript();
        if (!played.entries().equals(transcript.entries())) {
            throw new DeclinedException(new Problem.InvalidField(
                    "transcript.events",
                    transcript.entries().size() + " events",
                    replay.obstacle().orElse("the " + played.entries().size() + " that the rules make of its moves")));
        }
        if (!played.digest().equals(digest)) {
            throw new DeclinedException(new Problem.InvalidField("transcript.digest", digest, played.digest()));
        }
    }

    /**
     * Takes no new sessions and waits for those that are running. What is not over in time is left for another coordinator where
     * sessions are kept, and cancelled where they are not.
     */
    public Drained drain(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        var cancelled = new ArrayList<String>();
        var open = new ArrayList<String>();
        for (RunningSession session : sessions.close()) {
            boolean standsStill = session.phase() instanceof Phase.Paused;
            if (session.awaitEnd(Duration.ofNanos(standsStill ? 0 : Math.max(0, end - System.nanoTime())))) {
                continue;
            }
            if (store.keeps()) {
                session.suspend();
            } else {
                session.cancel();
            }
            switch (session.phase()) {
                case Phase.Running running -> open.add(session.name());
                case Phase.Paused paused -> open.add(session.name());
                case Phase.Cancelled gone -> cancelled.add(session.name());
                case Phase.Finished finished -> {}
                case Phase.Failed failed -> {}
            }
        }
        return new Drained(cancelled, open);
    }
}
