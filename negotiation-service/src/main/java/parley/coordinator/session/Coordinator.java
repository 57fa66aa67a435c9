package parley.coordinator.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import parley.coordinator.seat.SeatDriver;
import parley.coordinator.seat.SeatName;
import parley.coordinator.seat.TurnClock;
import parley.summit.chance.Secrets;
import parley.summit.scenario.Scenario;
import parley.wire.FaultyScenarioException;
import parley.wire.ScenarioLibrary;
import parley.wire.UnknownScenarioException;

/** Starts sessions, and remembers them: in memory, so that they end with the process. */
public final class Coordinator {

    private final Limits limits;
    private final ScenarioLibrary scenarios;
    private final Journals journals;
    private final TurnClock clock;
    private final Chance chance = new Chance();
    private final SeatTokens tokens = new SeatTokens(chance);
    private final Requests requests = new Requests();
    private final Recruiter recruiter;
    private final Sessions sessions;
    private final Semaphore places;

    public Coordinator(
            Limits limits,
            ScenarioLibrary scenarios,
            Strategies strategies,
            Dialler dialler,
            Journals journals,
            TurnClock clock) {
        this.limits = limits;
        this.scenarios = scenarios;
        this.journals = journals;
        this.clock = clock;
        recruiter = new Recruiter(strategies, dialler, tokens);
        sessions = new Sessions(limits.kept());
        places = new Semaphore(limits.running());
    }

    /** Starts a session. The same request id gives the same session; an empty one a new session each time. */
    public RunningSession create(String requestId, SessionPlan plan) {
        return requests.once(requestId, plan, () -> create(plan));
    }

    private RunningSession create(SessionPlan plan) {
        if (sessions.isClosed()) {
            throw new DeclinedException(new Problem.ShuttingDown());
        }
        if (!places.tryAcquire()) {
            throw new DeclinedException(new Problem.TooManySessions(limits.running()));
        }
        boolean started = false;
        try {
            RunningSession session = start(plan);
            started = true;
            return session;
        } finally {
            if (!started) {
                places.release();
            }
        }
    }

    private RunningSession start(SessionPlan plan) {
        Charter charter = charter(plan);
        var drivers = new LinkedHashMap<String, SeatDriver>();
        try {
            drivers.putAll(recruiter.recruit(charter.name(), charter.scenario(), plan.seats()));
            var session = new RunningSession(charter, drivers, journals, limits.patience(), clock);
            sessions.add(session).forEach(this::forget);
            Thread.ofVirtual().name(charter.name()).start(() -> play(session));
            return session;
        } catch (RuntimeException e) {
            drivers.values().forEach(SeatDriver::close);
            tokens.revoke(charter.name());
            throw e;
        }
    }

    private void play(RunningSession session) {
        try {
            session.play();
        } finally {
            places.release();
        }
    }

    private void forget(RunningSession session) {
        tokens.revoke(session.name());
        requests.forget(session);
    }

    private Charter charter(SessionPlan plan) {
        Scenario scenario = scenario(plan.scenario().or(scenarios::fullest).orElse(""));
        Secrets secrets =
                plan.secrets() == SecretsMode.OPEN ? Secrets.open(scenario.seats()) : chance.secrets(scenario.seats());
        long seed = plan.seed().orElseGet(chance::seed);
        return new Charter(
                "sessions/" + chance.id(),
                sessions.nextOrder(),
                scenario,
                seed,
                plan.parameterSeed().orElse(seed),
                plan.secrets(),
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

    /** The session with this name. */
    public RunningSession session(String name) {
        return sessions.named(name).orElseThrow(() -> new DeclinedException(new Problem.UnknownSession(name)));
    }

    /** Sessions with an {@link RunningSession#order} below this one, newest first. */
    public List<RunningSession> sessionsBefore(long order, int most) {
        return sessions.before(order, most);
    }

    /** The seat that a token speaks for. */
    public Optional<SeatName> seat(String token) {
        return tokens.seat(token);
    }

    /**
     * Takes no new sessions, waits for those that are running, and cancels what is not over in time. Gives the names of those it
     * cancelled.
     */
    public List<String> drain(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        var cut = new ArrayList<String>();
        for (RunningSession session : sessions.close()) {
            if (!session.awaitEnd(Duration.ofNanos(Math.max(0, end - System.nanoTime())))) {
                session.cancel();
                if (session.phase() instanceof Phase.Cancelled) {
                    cut.add(session.name());
                }
            }
        }
        return cut;
    }
}
