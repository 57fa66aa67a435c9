package parley.coordinator.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapPropagator;
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
    public AgentCall attempt(int number) {
        span.setAttribute(ATTEMPT, number);
        return this;
    }

    /** Hands the agent what it needs to go on with this trace, as names and values for the call's metadata. */
    public void handOn(BiConsumer<String, String> metadata) {
        propagator.inject(Context.current(), metadata, (carrier, key, value) -> {
            if (carrier != null) {
                carrier.accept(key, value);
            }
        });
    }

    /** What an agent wrote is its own affair, so that only its silence is told in full. */
    public void ended(Reply reply) {
        span.setAttribute(OUTCOME, Telemetry.word(reply));
        switch (reply) {
            case Reply.Move move -> {}
            case Reply.NoReply none ->
                failed(
                        switch (none.reason()) {
                            case DEADLINE, UNREACHABLE -> none.detail();
                            case ILLEGAL, GARBAGE, FAILED -> Telemetry.word(none);
                        });
        }
    }

    public void failed(String why) {
        span.setStatus(StatusCode.ERROR, why);
    }

    @Override
    public void close() {
        scope.close();
        span.end();
    }
}
