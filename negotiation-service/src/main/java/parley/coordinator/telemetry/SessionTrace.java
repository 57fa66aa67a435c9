package parley.coordinator.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.MDC;

/**
 * One session as it is played: a span for all of it and one for each round, and the words that its log lines carry. Belongs to
 * the thread that plays the session; threads that work for it take its {@link Surroundings} along.
 */
public final class SessionTrace implements AutoCloseable {

    /**
     * Name of the session whose trace begins. Whoever makes the ids of traces can take them from it, so that a session that another
     * coordinator goes on with stays one trace.
     */
    public static final ContextKey<String> NAME = ContextKey.named("parley.session");

    private static final AttributeKey<String> SESSION = AttributeKey.stringKey("parley.session");
    private static final AttributeKey<String> SCENARIO = AttributeKey.stringKey("parley.scenario");
    private static final AttributeKey<String> PHASE = AttributeKey.stringKey("parley.phase");
    private static final AttributeKey<Long> ROUND = AttributeKey.longKey("parley.round");

    private final Telemetry telemetry;
    private final Tracer tracer;
    private final Context surroundings;
    private final Span session;
    private Span round = Span.getInvalid();
    private Scope scope;
    private int number;
    private long began;
    private Optional<Moment> answered = Optional.empty();
    private String phase = "elsewhere";

    /** By the clock on the wall, for spans, and by one that passes evenly, for figures. */
    private record Moment(Instant time, long nanos) {
        static Moment now() {
            return new Moment(Instant.now(), System.nanoTime());
        }
    }

    @SuppressWarnings("MustBeClosedChecker") // Closed by close().
    SessionTrace(Telemetry telemetry, Tracer tracer, String name, String scenario) {
        this.telemetry = telemetry;
        this.tracer = tracer;
        Context named = Context.current().with(NAME, name);
        session = named.wrapSupplier(() -> tracer.spanBuilder("session")
                        .setNoParent()
                        .setAttribute(SESSION, name)
                        .setAttribute(SCENARIO, scenario)
                        .startSpan())
                .get();
        surroundings = named.with(session);
        scope = surroundings.makeCurrent();
        MDC.put("session", name);
        if (session.getSpanContext().isValid()) {
            MDC.put("trace", session.getSpanContext().getTraceId());
        }
    }

    /** From now on questions belong to this round. */
    @SuppressWarnings("MustBeClosedChecker") // Closed by the next round, or by close().
    public void inRound(int now) {
        if (now == number) {
            return;
        }
        endRound();
        scope.close();
        answered = Optional.empty();
        number = now;
        began = System.nanoTime();
        round = tracer.spanBuilder("round " + now)
                .setParent(surroundings)
                .setAttribute(ROUND, now)
                .startSpan();
        scope = surroundings.with(round).makeCurrent();
        MDC.put("round", String.valueOf(now));
    }

    /** All have answered what was asked last. A round ends with this: the months after the summit are no part of the last one. */
    public void answered() {
        answered = Optional.of(Moment.now());
    }

    private void endRound() {
        if (number > 0) {
            Moment end = answered.orElseGet(Moment::now);
            round.end(end.time());
            telemetry.roundOver(Duration.ofNanos(end.nanos() - began));
            number = 0;
        }
    }

    /** The session is over, in this phase, e.g. {@code FINISHED}; one that was never told so goes on elsewhere. */
    public void over(String last) {
        phase = last.toLowerCase(Locale.ROOT);
        endRound();
        if (phase.equals("finished")) {
            answered.ifPresent(this::months);
        }
    }

    private void months(Moment begin) {
        tracer.spanBuilder("months")
                .setParent(surroundings)
                .setStartTimestamp(begin.time())
                .startSpan()
                .end();
        telemetry.monthsOver(Duration.ofNanos(System.nanoTime() - begin.nanos()));
    }

    @Override
    public void close() {
        endRound();
        scope.close();
        session.setAttribute(PHASE, phase);
        session.end();
        telemetry.sessionOver(phase);
        MDC.clear();
    }
}
