package parley.coordinator.telemetry;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static parley.coordinator.ScriptedAgent.holding;
import static parley.coordinator.ServedCoordinator.STRATEGIES;
import static parley.coordinator.ServedCoordinator.starter;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import parley.coordinator.ScriptedAgent;
import parley.coordinator.ServedCoordinator;
import parley.coordinator.seat.NegotiatorDriver;
import parley.coordinator.session.Store;
import parley.coordinator.session.Strategies;
import parley.coordinator.store.DatabaseStore;
import parley.proto.negotiation.v1.Session;
import parley.proto.negotiation.v1.WatchSessionRequest;
import parley.summit.transcript.Event;

/** What a coordinator with real agents and a real store tells those who run it. */
class TelemetryTest {

    private static final AttributeKey<String> DRIVER = AttributeKey.stringKey("driver");
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("outcome");
    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("rpc.method");
    private static final AttributeKey<String> STATUS = AttributeKey.stringKey("rpc.response.status_code");
    private static final AttributeKey<Long> ROUND = AttributeKey.longKey("parley.round");
    private static final String DECIDE = "parley.agent.v1.CountryAgentService/Decide";
    private static final String CONCLUDE = "parley.agent.v1.CountryAgentService/Conclude";

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final InMemoryMetricReader figures = InMemoryMetricReader.create();
    private final OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(spans))
                    .build())
            .setMeterProvider(
                    SdkMeterProvider.builder().registerMetricReader(figures).build())
            .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
            .build();
    private final ScriptedAgent agent = ScriptedAgent.playing("linear");

    @AfterEach
    void stop() {
        agent.close();
        sdk.close();
    }

    private ServedCoordinator coordinator(Store store) {
        return ServedCoordinator.start(STRATEGIES, store, new Telemetry(sdk));
    }

    private List<SpanData> spans(String name) {
        return spans.getFinishedSpanItems().stream()
                .filter(span -> span.getName().startsWith(name))
                .toList();
    }

    private List<PointData> points(String figure) {
        return figures.collectAllMetrics().stream()
                .filter(metric -> metric.getName().equals(figure))
                .flatMap(metric -> metric.getData().getPoints().stream())
                .map(PointData.class::cast)
                .toList();
    }

    private long count(String figure) {
        return points(figure).stream()
                .mapToLong(point -> ((HistogramPointData) point).getCount())
                .sum();
    }

    private long value(String figure) {
        return points(figure).stream()
                .mapToLong(point -> ((LongPointData) point).getValue())
                .sum();
    }

    @Test
    void aSessionIsOneTraceWithASpanForEveryRoundAndForEveryCallToAnAgent() throws Exception {
        try (var coordinator = coordinator(Store.none())) {
            Session session = coordinator.play(starter(7, Map.of("CHN", agent.address())));

            SpanData whole = spans("session").getFirst();
            assertThat(spans.getFinishedSpanItems())
                    .extracting(SpanData::getTraceId)
                    .containsOnly(whole.getTraceId());
            assertThat(whole.getAttributes().asMap())
                    .contains(
                            entry(AttributeKey.stringKey("parley.session"), session.getName()),
                            entry(AttributeKey.stringKey("parley.scenario"), "starter"),
                            entry(AttributeKey.stringKey("parley.phase"), "finished"));
            assertThat(spans("round"))
                    .hasSize(ServedCoordinator.SCENARIOS.load("starter").rounds())
                    .allMatch(round -> round.getParentSpanId().equals(whole.getSpanId()));
            Map<String, Long> roundOf = spans("round").stream()
                    .collect(Collectors.toMap(
                            SpanData::getSpanId, round -> round.getAttributes().get(ROUND)));
            assertThat(spans(DECIDE)).hasSameSizeAs(agent.asked()).allMatch(call -> call.getKind() == SpanKind.CLIENT);
            assertThat(spans(DECIDE).stream().map(call -> roundOf.get(call.getParentSpanId())))
                    .containsExactlyElementsOf(agent.asked().stream()
                            .map(asked -> (long) asked.getView().getRound())
                            .toList());
            assertThat(spans(CONCLUDE)).hasSize(1);
        }
    }

    @Test
    void anAgentIsToldWhichTraceItsCallsBelongTo() throws Exception {
        try (var coordinator = coordinator(Store.none())) {
            coordinator.play(starter(7, Map.of("CHN", agent.address())));

            assertThat(agent.traces())
                    .containsExactlyElementsOf(spans("parley.agent").stream()
                            .map(call -> "00-" + call.getTraceId() + "-" + call.getSpanId() + "-"
                                    + call.getSpanContext().getTraceFlags().asHex())
                            .toList());
        }
    }

    @Test
    void anAgentOfACoordinatorThatTellsNothingIsToldOfNoTrace() throws Exception {
        try (var coordinator = ServedCoordinator.start()) {
            coordinator.play(starter(7, Map.of("CHN", agent.address())));

            assertThat(agent.asked()).isNotEmpty();
            assertThat(agent.traces()).isEmpty();
        }
    }

    @Test
    void aCallThatFailsIsMarkedWithWhyThereIsNoMoveAndWithNothingThatTheAgentWrote() throws Exception {
        try (var failing = ScriptedAgent.answering(request -> {
                    throw Status.INVALID_ARGUMENT
                            .withDescription("my reservation is 4.2")
                            .asRuntimeException();
                });
                var coordinator = coordinator(Store.none())) {
            coordinator.play(starter(7, Map.of("CHN", failing.address())));

            assertThat(spans(DECIDE)).isNotEmpty().allSatisfy(call -> {
                assertThat(call.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
                assertThat(call.getStatus().getDescription()).isEqualTo("failed");
            });
            assertThat(spans.getFinishedSpanItems().toString()).doesNotContain("4.2");
        }
    }

    @Test
    void anAgentThatSaysItIsUnavailableIsOutOfReachInATraceAndNoWordOfItsOwnIsInIt() throws Exception {
        try (var failing = ScriptedAgent.answering(request -> {
                    throw Status.UNAVAILABLE
                            .withDescription("my reservation is 4.2")
                            .asRuntimeException();
                });
                var coordinator = coordinator(Store.none())) {
            coordinator.play(starter(7, Map.of("AUS", failing.address())));

            assertThat(spans(DECIDE))
                    .isNotEmpty()
                    .allSatisfy(call ->
                            assertThat(call.getStatus().getDescription()).isEqualTo("unreachable"));
            assertThat(spans.getFinishedSpanItems().toString()).doesNotContain("4.2");
        }
    }

    @Test
    void anAgentThatCannotBeToldTheResultIsMarkedWithTheStatusAloneInATrace() throws Exception {
        try (var failing = ScriptedAgent.concluding(() -> {
                    throw Status.FAILED_PRECONDITION
                            .withDescription("my reservation is 4.2")
                            .asRuntimeException();
                });
                var coordinator = coordinator(Store.none())) {
            coordinator.play(starter(7, Map.of("AUS", failing.address())));

            assertThat(spans(CONCLUDE)).singleElement().satisfies(call -> {
                assertThat(call.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
                assertThat(call.getStatus().getDescription()).isEqualTo("failed_precondition");
            });
            assertThat(spans.getFinishedSpanItems().toString()).doesNotContain("4.2");
        }
    }

    @Test
    void theMonthsAfterTheSummitAreNoPartOfItsLastRound() throws Exception {
        try (var coordinator = coordinator(Store.none())) {
            coordinator.play(starter(7, Map.of("CHN", agent.address())));

            SpanData months = spans("months").getFirst();
            assertThat(months.getParentSpanId())
                    .isEqualTo(spans("session").getFirst().getSpanId());
            assertThat(spans("round"))
                    .allSatisfy(round ->
                            assertThat(round.getEndEpochNanos()).isLessThanOrEqualTo(months.getStartEpochNanos()));
            assertThat(count("parley.months.duration")).isEqualTo(1);
        }
    }

    @Test
    void turnsAreCountedByTheKindOfDriverAndByHowTheyEnded() throws Exception {
        try (var coordinator = coordinator(Store.none());
                var failing = ScriptedAgent.answering(request -> {
                    throw Status.INTERNAL.asRuntimeException();
                })) {
            Session session = coordinator.play(starter(7, Map.of("CHN", agent.address(), "MYS", failing.address())));

            Map<String, Long> recorded =
                    coordinator.server().coordinator().session(session.getName()).transcript().entries().stream()
                            .filter(entry -> entry.event() instanceof Event.TurnEnded)
                            .map(entry -> (Event.TurnEnded) entry.event())
                            .collect(groupingBy(
                                    turn -> turn.driver().kind() + " " + Telemetry.word(turn.reply()), counting()));
            var told = new TreeMap<String, Long>();
            points("parley.turn.duration")
                    .forEach(point -> told.put(
                            point.getAttributes().get(DRIVER).toUpperCase(java.util.Locale.ROOT)
                                    + " "
                                    + point.getAttributes().get(OUTCOME),
                            ((HistogramPointData) point).getCount()));
            assertThat(told)
                    .isEqualTo(recorded)
                    .containsKeys("BUILT_IN move", "DIALLED_AGENT move", "DIALLED_AGENT failed");
            assertThat(count("parley.round.duration"))
                    .isEqualTo(ServedCoordinator.SCENARIOS.load("starter").rounds());
            assertThat(value("parley.sessions.ended")).isEqualTo(1);
        }
    }

    @Test
    void whatWaitsIsShownWhileItWaits() throws Exception {
        var asked = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        try (var coordinator = coordinator(Store.none());
                var slow = ScriptedAgent.answering(request -> {
                    asked.countDown();
                    ScriptedAgent.afterwards(answer);
                    return holding();
                })) {
            Session session = coordinator.create(starter(7, Map.of("CHN", slow.address())));
            var watching = Context.current().withCancellation();
            watching.run(() -> coordinator
                    .negotiation()
                    .watchSession(WatchSessionRequest.newBuilder()
                            .setName(session.getName())
                            .build())
                    .next());
            asked.await();

            assertThat(value("parley.sessions.running")).isEqualTo(1);
            assertThat(value("parley.turns.pending")).isPositive();
            assertThat(value("parley.watchers")).isEqualTo(1);

            watching.cancel(Status.CANCELLED.asException());
            answer.countDown();
            coordinator.end(session.getName());
            assertThat(value("parley.sessions.running")).isZero();
            assertThat(value("parley.turns.pending")).isZero();
            while (value("parley.watchers") > 0) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void everyCallToTheCoordinatorIsTimedByItsMethodAndStatus() throws Exception {
        try (var coordinator = coordinator(Store.none())) {
            Session session = coordinator.play(starter(7, Map.of()));
            coordinator.watch(session.getName(), 0);
            assertThatThrownBy(() -> coordinator.get("sessions/none")).isInstanceOf(StatusRuntimeException.class);

            assertThat(points("rpc.server.call.duration").stream()
                            .map(point -> point.getAttributes().get(METHOD) + " "
                                    + point.getAttributes().get(STATUS)))
                    .contains(
                            "parley.negotiation.v1.NegotiationService/CreateSession OK",
                            "parley.negotiation.v1.NegotiationService/GetSession OK",
                            "parley.negotiation.v1.NegotiationService/GetSession NOT_FOUND",
                            "parley.negotiation.v1.NegotiationService/WatchSession OK");
        }
    }

    @Test
    void everyLineOfALogThatIsKeptIsTimedOnItsWayToTheDisk(@TempDir Path folder) throws Exception {
        try (var coordinator = coordinator(DatabaseStore.in(folder));
                var agent = ScriptedAgent.playing("linear")) {
            String address = agent.address();
            coordinator.play(starter(7, Map.of("USA", address, "CHN", address, "MYS", address, "AUS", address)));

            long turns = count("parley.turn.duration");
            assertThat(count("parley.store.write.duration")).isGreaterThan(turns + 1);
        }
    }

    @Test
    void whatIsLoggedSaysInWhichSessionAndRoundItHappened() throws Exception {
        Logger logger = (Logger) LoggerFactory.getLogger(NegotiatorDriver.class);
        var lines = new ListAppender<ILoggingEvent>() {
            @Override
            protected void append(ILoggingEvent line) {
                line.prepareForDeferredProcessing();
                super.append(line);
            }
        };
        lines.start();
        logger.addAppender(lines);
        logger.setLevel(Level.WARN);
        logger.setAdditive(false);
        var failing = new Strategies(STRATEGIES.names(), name -> view -> {
            throw new IllegalStateException("on purpose");
        });
        try (var coordinator = ServedCoordinator.start(failing, Store.none(), Telemetry.OFF)) {
            Session session = coordinator.play(starter(7, Map.of()));

            assertThat(lines.list)
                    .isNotEmpty()
                    .allMatch(line ->
                            line.getMDCPropertyMap().getOrDefault("session", "").equals(session.getName()));
            assertThat(lines.list.stream()
                            .map(line -> line.getMDCPropertyMap().getOrDefault("round", ""))
                            .distinct())
                    .startsWith("1", "2")
                    .hasSize(ServedCoordinator.SCENARIOS.load("starter").rounds());
        } finally {
            logger.detachAppender(lines);
            logger.setLevel(Level.OFF);
        }
    }

    @Test
    void theDocumentationListsEveryFigureAndNoOther(@TempDir Path folder) throws Exception {
        try (var coordinator = coordinator(DatabaseStore.in(folder))) {
            Session session = coordinator.play(starter(7, Map.of()));
            coordinator.watch(session.getName(), 0);

            assertThat(documented())
                    .containsExactlyInAnyOrderElementsOf(figures.collectAllMetrics().stream()
                            .map(TelemetryTest::row)
                            .toList());
        }
    }

    private static List<String> documented() throws IOException {
        try (var lines = Files.lines(Path.of("../docs/operations/README.md"))) {
            return lines.filter(line -> line.matches("\\| `(parley|rpc)\\..*")).toList();
        }
    }

    private static String row(MetricData metric) {
        String labels = metric.getData().getPoints().stream()
                .flatMap(point -> point.getAttributes().asMap().keySet().stream())
                .map(key -> "`" + key.getKey() + "`")
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return "| `" + metric.getName() + "` | " + labels + " | " + metric.getDescription() + " |";
    }
}
