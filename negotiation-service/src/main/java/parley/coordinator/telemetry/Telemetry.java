package parley.coordinator.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongUpDownCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import parley.summit.seat.Reply;
import parley.summit.session.Answer;

/** The figures and traces of one coordinator, in OpenTelemetry's terms. Where nobody wants them they cost nothing. */
public final class Telemetry {

    /** Tells nobody anything. */
    public static final Telemetry OFF = new Telemetry(OpenTelemetry.noop());

    private static final String SCOPE = "parley.coordinator";
    private static final double NANOS = 1e9;

    /** From a call within the machine to a person's turn, in seconds. */
    private static final List<Double> SECONDS =
            List.of(0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 60.0, 600.0);

    private static final AttributeKey<String> PHASE = AttributeKey.stringKey("phase");
    private static final AttributeKey<String> DRIVER = AttributeKey.stringKey("driver");
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("outcome");
    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("rpc.method");
    private static final AttributeKey<String> STATUS = AttributeKey.stringKey("rpc.response.status_code");

    private final Meter meter;
    private final Tracer tracer;
    private final TextMapPropagator propagator;
    private final LongCounter ended;
    private final DoubleHistogram rounds;
    private final DoubleHistogram months;
    private final DoubleHistogram turns;
    private final DoubleHistogram writes;
    private final DoubleHistogram calls;
    private final LongUpDownCounter watchers;

    public Telemetry(OpenTelemetry to) {
        meter = to.getMeter(SCOPE);
        tracer = to.getTracer(SCOPE);
        propagator = to.getPropagators().getTextMapPropagator();
        ended = meter.counterBuilder("parley.sessions.ended")
                .setUnit("{session}")
                .setDescription("Sessions that came to an end here, or went on elsewhere.")
                .build();
        rounds = seconds("parley.round.duration", "From the first question of a round until its last one is answered.");
        months = seconds(
                "parley.months.duration", "From a session's last answer until its months are played and written.");
        turns = seconds("parley.turn.duration", "From a question to a seat until it is answered.");
        writes = seconds("parley.store.write.duration", "From a line for the log until it is on disk.");
        calls = seconds("rpc.server.call.duration", "Calls to the coordinator, until they are closed.");
        watchers = meter.upDownCounterBuilder("parley.watchers")
                .setUnit("{watcher}")
                .setDescription("Clients that watch a session.")
                .build();
    }

    private DoubleHistogram seconds(String name, String description) {
        return meter.histogramBuilder(name)
                .setUnit("s")
                .setDescription(description)
                .setExplicitBucketBoundariesAdvice(SECONDS)
                .build();
    }

    /** Asks for these whenever somebody looks: sessions that are played here, and turns that wait for an answer. */
    public void observe(LongSupplier running, LongSupplier pending) {
        var unused = meter.gaugeBuilder("parley.sessions.running")
                .ofLongs()
                .setUnit("{session}")
                .setDescription("Sessions that are played here.")
                .buildWithCallback(gauge -> gauge.record(running.getAsLong()));
        var unusedToo = meter.gaugeBuilder("parley.turns.pending")
                .ofLongs()
                .setUnit("{turn}")
                .setDescription("Turns that wait for an answer.")
                .buildWithCallback(gauge -> gauge.record(pending.getAsLong()));
    }

    /** Begins the trace of a session on the thread that plays it; closed on the same thread. */
    public SessionTrace session(String name, String scenario) {
        return new SessionTrace(this, tracer, name, scenario);
    }

    /** Begins a call to the agent of a country, within the session and round of this thread; closed on the same thread. */
    public AgentCall call(String method, String country, String address) {
        return new AgentCall(tracer, propagator, method, country, address);
    }

    /** A turn has ended with this, so long after it was put. */
    public void turnEnded(Answer answer, Duration time) {
        turns.record(
                inSeconds(time),
                Attributes.of(
                        DRIVER, answer.driver().kind().name().toLowerCase(Locale.ROOT), OUTCOME, word(answer.reply())));
    }

    /** How a turn or a call ended, in one word: {@code move}, or why there is none. */
    static String word(Reply reply) {
        return switch (reply) {
            case Reply.Move move -> "move";
            case Reply.NoReply none -> none.reason().name().toLowerCase(Locale.ROOT);
        };
    }

    /** A line is on disk, so long after it was handed over. */
    public void written(Duration time) {
        writes.record(inSeconds(time), Attributes.empty());
    }

    /**
     * A call to the coordinator is over.
     *
     * @param method e.g. {@code parley.negotiation.v1.NegotiationService/GetSession}
     * @param status e.g. {@code OK}
     */
    public void called(String method, String status, Duration time) {
        calls.record(inSeconds(time), Attributes.of(METHOD, method, STATUS, status));
    }

    public void watcherCame() {
        watchers.add(1);
    }

    public void watcherLeft() {
        watchers.add(-1);
    }

    void roundOver(Duration time) {
        rounds.record(inSeconds(time), Attributes.empty());
    }

    void monthsOver(Duration time) {
        months.record(inSeconds(time), Attributes.empty());
    }

    void sessionOver(String phase) {
        ended.add(1, Attributes.of(PHASE, phase));
    }

    private static double inSeconds(Duration time) {
        return time.toNanos() / NANOS;
    }
}
