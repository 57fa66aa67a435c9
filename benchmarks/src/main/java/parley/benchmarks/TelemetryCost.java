package parley.benchmarks;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import parley.agent.CountryAgentServer;
import parley.agent.Settings;
import parley.coordinator.session.Assignment;
import parley.coordinator.session.Store;
import parley.coordinator.telemetry.Telemetry;
import parley.summit.strategy.BuiltInStrategy;
import parley.wire.DecisionServer;

/**
 * What figures and traces cost where all of them are wanted: sessions with an agent behind gRPC in every seat, so that every call is a
 * span. They are gathered as for a collector, every span of them, and dropped where they would be sent.
 */
public final class TelemetryCost {

    private static final Duration EVERY = Duration.ofSeconds(1);

    private TelemetryCost() {}

    /** Arguments: sessions at once, seconds of a turn, pairs of turns; without them 50, 5 and 9. */
    public static void main(String[] arguments) throws Exception {
        int sessions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        int pairs = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 9;
        measure(sessions, Duration.ofSeconds(seconds), pairs);
    }

    private static void measure(int sessions, Duration turn, int pairs) throws Exception {
        var dropped = new Dropped();
        try (OpenTelemetrySdk sdk = sdk(dropped);
                DecisionServer agent = agent()) {
            Map<String, Assignment> seats = new TreeMap<>();
            CallCost.SEATS.forEach(seat -> seats.put(seat, new Assignment.Agent(agent.target())));
            try (Hall off = Hall.open(Store.none(), sessions, seats);
                    Hall on = Hall.open(Store.none(), sessions, seats, new Telemetry(sdk))) {
                var contest = new Contest(
                        "sessions",
                        new Contest.Side("telemetry off", watch -> off.play(sessions, turn)),
                        new Contest.Side("telemetry on", watch -> on.play(sessions, turn)));
                contest.hold(pairs / 2, pairs);
            }
        }
        System.out.println(dropped);
    }

    private static DecisionServer agent() throws IOException {
        return CountryAgentServer.start(new Settings(List.of(), "linear", 0), BuiltInStrategy.named("linear"));
    }

    private static OpenTelemetrySdk sdk(Dropped dropped) {
        return OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(
                                BatchSpanProcessor.builder(dropped.spans()).build())
                        .build())
                .setMeterProvider(SdkMeterProvider.builder()
                        .registerMetricReader(PeriodicMetricReader.builder(dropped.figures())
                                .setInterval(EVERY)
                                .build())
                        .build())
                .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
                .build();
    }

    /** Where figures and spans end here. */
    private static final class Dropped {
        private final AtomicLong spans = new AtomicLong();
        private final AtomicLong figures = new AtomicLong();

        SpanExporter spans() {
            return new SpanExporter() {
                @Override
                public CompletableResultCode export(Collection<SpanData> batch) {
                    spans.addAndGet(batch.size());
                    return CompletableResultCode.ofSuccess();
                }

                @Override
                public CompletableResultCode flush() {
                    return CompletableResultCode.ofSuccess();
                }

                @Override
                public CompletableResultCode shutdown() {
                    return CompletableResultCode.ofSuccess();
                }
            };
        }

        MetricExporter figures() {
            return new MetricExporter() {
                @Override
                public AggregationTemporality getAggregationTemporality(InstrumentType type) {
                    return AggregationTemporality.CUMULATIVE;
                }

                @Override
                public CompletableResultCode export(Collection<MetricData> batch) {
                    figures.addAndGet(batch.size());
                    return CompletableResultCode.ofSuccess();
                }

                @Override
                public CompletableResultCode flush() {
                    return CompletableResultCode.ofSuccess();
                }

                @Override
                public CompletableResultCode shutdown() {
                    return CompletableResultCode.ofSuccess();
                }
            };
        }

        @Override
        public String toString() {
            return "gathered: " + spans + " spans, " + figures + " figures";
        }
    }
}
