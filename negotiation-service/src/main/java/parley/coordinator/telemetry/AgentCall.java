package parley.coordinator.telemetry;

import io.grpc.Status;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.Locale;
import java.util.function.BiConsumer;
import parley.summit.seat.Reply;

/** One call to an agent, as a span of the round in which it is made. */
public final class AgentCall implements AutoCloseable {

    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("rpc.method");
    private static final AttributeKey<String> ADDRESS = AttributeKey.stringKey("server.address");
    private static final AttributeKey<String> COUNTRY = AttributeKey.stringKey("parley.country");
    private static final AttributeKey<Long> ATTEMPT = AttributeKey.longKey("parley.attempt");
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("parley.outcome");

    private final TextMapPropagator propagator;
    private final Span span;
    private final Scope scope;

    @SuppressWarnings("MustBeClosedChecker") // Closed by close().
    AgentCall(Tracer tracer, TextMapPropagator propagator, String method, String country, String address) {
        this.propagator = propagator;
        span = tracer.spanBuilder(method)
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute(METHOD, method)
                .setAttribute(ADDRESS, address)
                .setAttribute(COUNTRY, country)
                .startSpan();
        scope = span.makeCurrent();
    }

    /** Counts the calls of one turn, from 1; those after the first are corrections. */
    public void attempt(int number) {
        span.setAttribute(ATTEMPT, number);
    }

    /** Hands the agent what it needs to go on with this trace, as names and values for the call's metadata. */
    public void handOn(BiConsumer<String, String> metadata) {
        propagator.inject(Context.current(), metadata, (carrier, key, value) -> {
            if (carrier != null) {
                carrier.accept(key, value);
            }
        });
    }

    /** What an agent wrote is its own affair, so that only what this side says about its silence is told in full. */
    public void ended(Reply reply) {
        span.setAttribute(OUTCOME, Telemetry.word(reply));
        switch (reply) {
            case Reply.Move move -> {}
            case Reply.NoReply none ->
                span.setStatus(
                        StatusCode.ERROR,
                        switch (none.reason()) {
                            case DEADLINE -> none.detail();
                            case UNREACHABLE, ILLEGAL, GARBAGE, FAILED -> Telemetry.word(none);
                        });
        }
    }

    /** The same for a call that asks for no move. */
    public void ended(Status.Code code) {
        if (code != Status.Code.OK) {
            span.setStatus(StatusCode.ERROR, code.name().toLowerCase(Locale.ROOT));
        }
    }

    @Override
    public void close() {
        scope.close();
        span.end();
    }
}
