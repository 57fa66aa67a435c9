package parley.coordinator.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static parley.coordinator.ServedCoordinator.starter;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.StreamObserver;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.coordinator.ScriptedAgent;
import parley.coordinator.ServedCoordinator;
import parley.coordinator.access.CallLimits;
import parley.coordinator.access.Caller;
import parley.coordinator.session.DeclinedException;
import parley.coordinator.session.Drained;
import parley.coordinator.session.Limits;
import parley.coordinator.session.Problem;
import parley.coordinator.session.SessionPlan;
import parley.coordinator.session.Store;
import parley.coordinator.session.Strategies;
import parley.coordinator.store.DatabaseStore;
import parley.coordinator.telemetry.Telemetry;
import parley.proto.error.v1.ErrorReason;
import parley.proto.negotiation.v1.CancelSessionRequest;
import parley.proto.negotiation.v1.CreateSessionRequest;
import parley.proto.negotiation.v1.NegotiationServiceGrpc;
import parley.proto.negotiation.v1.SeatAssignment;
import parley.proto.negotiation.v1.Session;
import parley.proto.negotiation.v1.SessionState;
import parley.proto.negotiation.v1.WatchSessionRequest;
import parley.proto.negotiation.v1.WatchSessionResponse;
import parley.wire.Endpoint;
import parley.wire.Errors;
import parley.wire.Loopback;

class CoordinatorServerTest {

    private final ServedCoordinator coordinator = ServedCoordinator.start();

    @AfterEach
    void stop() {
        coordinator.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "parley.negotiation.v1.NegotiationService",
                "parley.scenario.v1.ScenarioService",
                "parley.seat.v1.SeatService"
            })
    void everyServiceSaysThatItServes(String service) {
        assertThat(HealthGrpc.newBlockingStub(coordinator.channel())
                        .check(HealthCheckRequest.newBuilder()
                                .setService(service)
                                .build())
                        .getStatus())
                .isEqualTo(ServingStatus.SERVING);
    }

    @Test
    void reflectionListsWhatIsServed() {
        var listed = new CompletableFuture<ServerReflectionResponse>();
        StreamObserver<ServerReflectionRequest> asking = coordinator
                .as(new Caller.Host(), ServerReflectionGrpc.newStub(coordinator.channel()))
                .serverReflectionInfo(new FirstAnswer<>(listed));
        asking.onNext(ServerReflectionRequest.newBuilder().setListServices("").build());

        assertThat(listed.join().getListServicesResponse().getServiceList())
                .extracting(ServiceResponse::getName)
                .contains(
                        "parley.negotiation.v1.NegotiationService",
                        "parley.scenario.v1.ScenarioService",
                        "parley.seat.v1.SeatService",
                        "grpc.health.v1.Health");
        asking.onCompleted();
    }

    @Test
    void aPortInUseIsOneClearLine() {
        int port = coordinator.server().port();

        assertThatThrownBy(() -> CoordinatorServer.start(
                                Settings.DEFAULT.withPort(port),
                                ServedCoordinator.SCENARIOS,
                                ServedCoordinator.STRATEGIES,
                                Store.none())
                        .close())
                .isInstanceOf(IOException.class)
                .hasMessage("port: " + port
                        + " on 127.0.0.1: Address already in use (expected: a free port, or 0 for any)");
    }

    @Test
    void whatCannotBeStartedLeavesNothingOpen(@TempDir Path folder) throws IOException {
        Settings free = ServedCoordinator.settings().withPort(freePort());
        Path file = Files.createFile(folder.resolve("file"));

        cannotStart(free.withPort(coordinator.server().port()), folder, "port: ");
        cannotStart(
                free.withEndpoint(new Endpoint("nowhere.invalid", 0, Optional.empty(), Optional.empty())),
                folder,
                "host: nowhere.invalid");
        cannotStart(free.withTokenFolder(file), folder, file.toString());

        ServedCoordinator.start(free, DatabaseStore.in(folder)).close();
    }

    private static void cannotStart(Settings settings, Path folder, String reason) {
        assertThatThrownBy(() -> CoordinatorServer.start(
                                settings,
                                ServedCoordinator.SCENARIOS,
                                ServedCoordinator.STRATEGIES,
                                DatabaseStore.in(folder))
                        .close())
                .isInstanceOf(IOException.class)
                .hasMessageContaining(reason);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void whatIsOurFaultIsInternalAndNamesAnIncident() {
        var broken = new Strategies(List.of(), name -> {
            throw new IllegalStateException("broken");
        });
        try (var other = ServedCoordinator.start(broken)) {
            assertThatThrownBy(() -> other.create(starter(7, Map.of()))).satisfies(e -> {
                assertThat(Status.fromThrowable(e).getCode()).isEqualTo(Status.Code.INTERNAL);
                assertThat(Errors.reason(e)).isEqualTo(ErrorReason.ERROR_REASON_INTERNAL);
                assertThat(Errors.info(e).orElseThrow().getMetadataMap()).containsOnlyKeys("incident");
                assertThat(e).hasMessageNotContaining("broken");
            });
        }
    }

    @Test
    void aWatcherThatDoesNotReadHoldsNobodyUp() throws InterruptedException {
        Session session = coordinator.create(starter(7, Map.of()));
        var received = new AtomicInteger();
        var closed = new CompletableFuture<Status>();
        ClientCall<WatchSessionRequest, WatchSessionResponse> slow = coordinator
                .channel()
                .newCall(
                        NegotiationServiceGrpc.getWatchSessionMethod(),
                        coordinator.negotiation().getCallOptions());
        slow.start(new Counting(received, closed), new Metadata());
        slow.sendMessage(
                WatchSessionRequest.newBuilder().setName(session.getName()).build());
        slow.halfClose();
        slow.request(1);

        Session over = coordinator.end(session.getName());

        assertThat(over.getState()).isEqualTo(SessionState.SESSION_STATE_FINISHED);
        slow.request(Integer.MAX_VALUE);
        assertThat(closed.join().isOk()).isTrue();
        assertThat(received.get()).isEqualTo((int) over.getLastEvent() + 1);
    }

    @Test
    void aWatcherThatTakesNothingForLongIsToldToComeBackAndThenMissesNothing()
            throws IOException, InterruptedException {
        var figures = InMemoryMetricReader.create();
        var telemetry = new Telemetry(OpenTelemetrySdk.builder()
                .setMeterProvider(
                        SdkMeterProvider.builder().registerMetricReader(figures).build())
                .build());
        Server impatient = NettyServerBuilder.forAddress(Loopback.at(0))
                .addService(new NegotiationEdge(coordinator.server().coordinator(), telemetry, Duration.ofMillis(200)))
                .build()
                .start();
        ManagedChannel narrow = NettyChannelBuilder.forTarget(Loopback.target(impatient.getPort()))
                .usePlaintext()
                .flowControlWindow(1_024)
                .build();
        try {
            Session session = coordinator.play(CreateSessionRequest.newBuilder().setScenario("gyeongju-2025"));
            var seen = new ArrayList<Long>();
            long cursor = 0;
            int breaks = 0;
            while (cursor < session.getLastEvent()) {
                var watcher = new Sleepy(cursor);
                watcher.watch(
                        narrow,
                        CallOptions.DEFAULT,
                        session.getName(),
                        breaks == 0 ? () -> untilGivenUp(watcher, figures) : () -> {});
                seen.addAll(watcher.events);
                cursor = watcher.cursor;
                if (!watcher.closed.join().getStatus().isOk()) {
                    breaks++;
                    assertThat(watcher.closed.join().getStatus().getCode()).isEqualTo(Status.Code.ABORTED);
                    assertThat(Errors.reason(watcher.closed.join())).isEqualTo(ErrorReason.ERROR_REASON_WATCH_TOO_SLOW);
                }
            }

            assertThat(breaks).isEqualTo(1);
            assertThat(seen)
                    .isEqualTo(LongStream.rangeClosed(1, session.getLastEvent())
                            .boxed()
                            .toList());
        } finally {
            narrow.shutdownNow();
            impatient.shutdownNow();
        }
    }

    /** Waits until a watcher that has taken something is waited for no more. */
    private static void untilGivenUp(Sleepy watcher, InMemoryMetricReader figures) {
        while (watcher.events.isEmpty() || watchers(figures) > 0) {
            Thread.onSpinWait();
        }
    }

    private static long watchers(InMemoryMetricReader figures) {
        return figures.collectAllMetrics().stream()
                .filter(metric -> metric.getName().equals("parley.watchers"))
                .flatMap(metric -> metric.getLongSumData().getPoints().stream())
                .mapToLong(LongPointData::getValue)
                .sum();
    }

    /** Takes one event, lets something else happen, and reads the rest. */
    private static final class Sleepy extends ClientCall.Listener<WatchSessionResponse> {
        private final List<Long> events = new CopyOnWriteArrayList<>();
        private final CompletableFuture<StatusRuntimeException> closed = new CompletableFuture<>();
        private volatile long cursor;

        Sleepy(long cursor) {
            this.cursor = cursor;
        }

        void watch(Channel channel, CallOptions options, String session, Runnable meanwhile) {
            var call = channel.newCall(NegotiationServiceGrpc.getWatchSessionMethod(), options);
            call.start(this, new Metadata());
            call.sendMessage(WatchSessionRequest.newBuilder()
                    .setName(session)
                    .setAfter(cursor)
                    .build());
            call.halfClose();
            call.request(1);
            meanwhile.run();
            call.request(Integer.MAX_VALUE);
            closed.join();
        }

        @Override
        public void onMessage(WatchSessionResponse message) {
            if (message.hasEvent()) {
                events.add(message.getEvent().getNumber());
            }
            cursor = message.getCursor();
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            closed.complete(status.asRuntimeException(trailers));
        }
    }

    @Test
    void thousandsWhoWatchASessionInWhichNothingHappensAllSeeItsEnd() throws InterruptedException {
        int watchers = 3_000;
        var settings = ServedCoordinator.settings().withCalls(new CallLimits(10_000, 10_000, 10));
        var asked = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        try (var generous = ServedCoordinator.start(settings);
                var agent = ScriptedAgent.answering(request -> {
                    asked.countDown();
                    return ScriptedAgent.afterwards(answer);
                })) {
            Session session = generous.create(starter(7, Map.of("CHN", agent.address())));
            asked.await();
            CallOptions host = generous.negotiation().getCallOptions();
            var idle = new ArrayList<Sleepy>();
            for (int i = 0; i < watchers; i++) {
                var watcher = new Sleepy(session.getLastEvent());
                idle.add(watcher);
                Thread.ofVirtual().start(() -> watcher.watch(generous.channel(), host, session.getName(), () -> {}));
            }
            assertThat(generous.get(session.getName()).getState()).isEqualTo(SessionState.SESSION_STATE_RUNNING);
            cancel(generous, session.getName());
            answer.countDown();
            idle.forEach(watcher -> watcher.closed.join());

            long last = generous.get(session.getName()).getLastEvent();
            assertThat(idle).allSatisfy(watcher -> {
                assertThat(watcher.closed.join().getStatus().isOk()).isTrue();
                assertThat(watcher.cursor).isEqualTo(last);
            });
        }
    }

    private static void cancel(ServedCoordinator where, String session) {
        var unused = where.negotiation()
                .cancelSession(
                        CancelSessionRequest.newBuilder().setName(session).build());
    }

    @Test
    void stoppingLetsWhatIsRunningComeToItsEnd() throws IOException, InterruptedException {
        var patient = ServedCoordinator.start(ServedCoordinator.settings().withDrain(Duration.ofSeconds(60)));
        String name = patient.create(starter(7, Map.of())).getName();

        patient.close();

        assertThat(patient.server().coordinator().session(name).phase().word()).isEqualTo("FINISHED");
    }

    @Test
    void stoppingCancelsWhatDoesNotEndInTime() throws InterruptedException {
        try (var agent = ScriptedAgent.answering(request -> ScriptedAgent.nothingUntilCancelled())) {
            Session session = coordinator.create(starter(7, Map.of("CHN", agent.address())));

            Drained drained = coordinator.server().coordinator().drain(Duration.ZERO);

            assertThat(drained).isEqualTo(new Drained(List.of(session.getName()), List.of()));
            assertThat(coordinator.get(session.getName()).getState()).isEqualTo(SessionState.SESSION_STATE_CANCELLED);
            assertThatThrownBy(() -> coordinator.create(starter(7, Map.of())))
                    .satisfies(e -> assertThat(Errors.reason(e)).isEqualTo(ErrorReason.ERROR_REASON_SHUTTING_DOWN));
        }
    }

    @Test
    void onlySoManySessionsRunAtATime() {
        var settings = ServedCoordinator.settings().withLimits(new Limits(Duration.ofSeconds(60), 1, 10));
        try (var small = ServedCoordinator.start(settings);
                var agent = ScriptedAgent.answering(request -> ScriptedAgent.nothingUntilCancelled())) {
            small.create(starter(7, Map.of("CHN", agent.address())));

            assertThatThrownBy(() -> small.create(starter(8, Map.of())))
                    .satisfies(e -> assertThat(Errors.reason(e)).isEqualTo(ErrorReason.ERROR_REASON_TOO_MANY_SESSIONS));
        }
    }

    @Test
    void theOldestSessionsThatAreOverAreForgotten() throws InterruptedException {
        var settings = ServedCoordinator.settings().withLimits(new Limits(Duration.ofSeconds(60), 10, 1));
        try (var forgetful = ServedCoordinator.start(settings)) {
            Session first = forgetful.play(starter(7, Map.of()).setRequestId("first"));
            Session second = forgetful.play(starter(7, Map.of()));
            Session third = forgetful.create(starter(7, Map.of()));

            assertThatThrownBy(() -> forgetful.get(first.getName())).hasMessageContaining("NOT_FOUND");
            assertThat(forgetful.get(second.getName())).isEqualTo(second);
            assertThat(forgetful.get(third.getName()).getName()).isEqualTo(third.getName());
            assertThat(forgetful
                            .create(starter(7, Map.of()).setRequestId("first"))
                            .getName())
                    .isNotEqualTo(first.getName());
        }
    }

    @Test
    void aCoordinatorCanBeAskedWithoutAnyNetwork() throws InterruptedException {
        var sessions = coordinator.server().coordinator();
        var session = sessions.create("", SessionPlan.open("starter", 7, Map.of()));
        assertThat(session.awaitEnd(Duration.ofSeconds(60))).isTrue();

        assertThat(session.phase().word()).isEqualTo("FINISHED");
        assertThatThrownBy(() -> sessions.session("sessions/7"))
                .isInstanceOfSatisfying(
                        DeclinedException.class,
                        e -> assertThat(e.problem()).isEqualTo(new Problem.UnknownSession("sessions/7")));
    }

    @Test
    void aNameThatIsNoStrategySaysWhichThereAre() {
        var request = starter(7, Map.of())
                .addSeats(SeatAssignment.newBuilder().setCountry("CHN").setStrategy("boulwar"));

        assertThatThrownBy(() -> coordinator.create(request))
                .hasMessage(
                        "INVALID_ARGUMENT: strategy: boulwar (expected: one of the strategies boulware, linear,"
                                + " conceder, hardheaded, time:X, micro, naive-tft, NAME/acnext, NAME/noise:K; perhaps boulware)");
    }

    private static final class Counting extends ClientCall.Listener<WatchSessionResponse> {

        private final AtomicInteger received;
        private final CompletableFuture<Status> closed;

        Counting(AtomicInteger received, CompletableFuture<Status> closed) {
            this.received = received;
            this.closed = closed;
        }

        @Override
        public void onMessage(WatchSessionResponse message) {
            received.incrementAndGet();
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            closed.complete(status);
        }
    }

    private static final class FirstAnswer<A> implements StreamObserver<A> {

        private final CompletableFuture<A> answer;

        FirstAnswer(CompletableFuture<A> answer) {
            this.answer = answer;
        }

        @Override
        public void onNext(A value) {
            answer.complete(value);
        }

        @Override
        public void onError(Throwable failure) {
            answer.completeExceptionally(failure);
        }

        @Override
        public void onCompleted() {}
    }
}
