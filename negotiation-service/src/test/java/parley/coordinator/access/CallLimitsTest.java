package parley.coordinator.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.CallCredentials;
import io.grpc.Status;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parley.coordinator.AnyCall;
import parley.coordinator.AnyCall.Outcome;
import parley.coordinator.ServedCoordinator;
import parley.proto.error.v1.ErrorReason;
import parley.proto.negotiation.v1.CreateSessionRequest;
import parley.proto.negotiation.v1.GetOutlookRequest;
import parley.proto.negotiation.v1.GetSessionRequest;
import parley.proto.negotiation.v1.NegotiationServiceGrpc;
import parley.proto.negotiation.v1.SeatAssignment;
import parley.proto.scenario.v1.Scenario;
import parley.proto.scenario.v1.ScenarioServiceGrpc;
import parley.proto.scenario.v1.ValidateScenarioRequest;
import parley.wire.Bearer;
import parley.wire.Errors;

/** Whoever takes too much is told so, and the others notice nothing. */
class CallLimitsTest {

    private static final String REFUSED = "RESOURCE_EXHAUSTED LIMIT_EXCEEDED";

    private static ServedCoordinator with(CallLimits limits) {
        return ServedCoordinator.start(ServedCoordinator.settings().withCalls(limits));
    }

    private static AnyCall call(ServedCoordinator coordinator, String name) {
        return AnyCall.of(coordinator.server().services()).stream()
                .filter(call -> call.name().endsWith(name))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<CallCredentials> host(ServedCoordinator coordinator) {
        return Optional.of(Bearer.of(coordinator
                .server()
                .tokens()
                .issue(new Caller.Host(), Duration.ofHours(1))
                .text()));
    }

    private static List<String> outcomes(
            ServedCoordinator coordinator, String name, Optional<? extends CallCredentials> who, int times) {
        AnyCall call = call(coordinator, name);
        return IntStream.range(0, times)
                .mapToObj(i -> call.on(coordinator.channel(), who, call.empty()).toString())
                .toList();
    }

    @Test
    void whoeverCallsTooOftenWaitsAndNobodyElseDoes() {
        try (var coordinator = with(new CallLimits(1, 10, 10))) {
            assertThat(outcomes(coordinator, "/ListSessions", host(coordinator), 6))
                    .contains("OK ", REFUSED);
            assertThat(outcomes(coordinator, "/ListSessions", host(coordinator), 1))
                    .containsExactly("OK ");
        }
    }

    @Test
    void callsWithoutATokenAreCountedByTheirAddress() {
        try (var coordinator = with(new CallLimits(1, 10, 10))) {
            assertThat(outcomes(coordinator, "/Check", Optional.empty(), 6)).contains("OK ", REFUSED);
        }
    }

    @Test
    void callsThatACallerMayNotMakeAreCountedAsWell() {
        try (var coordinator = with(new CallLimits(1, 10, 10))) {
            Optional<CallCredentials> observer = Optional.of(Bearer.of(coordinator
                    .server()
                    .tokens()
                    .issue(new Caller.Observer("sessions/7"), Duration.ofHours(1))
                    .text()));

            assertThat(outcomes(coordinator, "/ListSessions", observer, 6))
                    .contains("PERMISSION_DENIED NOT_ALLOWED", REFUSED);
            assertThat(outcomes(coordinator, "/ListSessions", Optional.empty(), 6))
                    .contains("UNAUTHENTICATED TOKEN_INVALID", REFUSED);
        }
    }

    @Test
    void whoeverTriesTokensIsHeardNoMoreWhileKnownTokensGoOn() {
        try (var coordinator = with(new CallLimits(1_000, 10, 3))) {
            Optional<CallCredentials> known = host(coordinator);
            assertThat(outcomes(coordinator, "/ListSessions", known, 1)).containsExactly("OK ");

            assertThat(outcomes(coordinator, "/ListSessions", Optional.of(Bearer.of("guess")), 20))
                    .startsWith("UNAUTHENTICATED TOKEN_INVALID")
                    .contains(REFUSED);
            assertThat(outcomes(coordinator, "/ListSessions", known, 1)).containsExactly("OK ");
        }
    }

    @Test
    void manyWhoComeAtOnceWithTokensOfTheirOwnAreNotTakenForOneWhoGuesses() throws Exception {
        try (var coordinator = with(new CallLimits(1_000, 100, 1));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            AnyCall call = call(coordinator, "/ListSessions");
            var together = new CyclicBarrier(1_000);
            List<Callable<Outcome>> calls = Stream.generate(() -> host(coordinator))
                    .limit(together.getParties())
                    .<Callable<Outcome>>map(who -> () -> {
                        together.await();
                        return call.on(coordinator.channel(), who, call.empty());
                    })
                    .toList();

            assertThat(threads.invokeAll(calls).stream().map(Future::resultNow).map(Outcome::toString))
                    .containsOnly("OK ");
        }
    }

    @Test
    void openStreamsAreCounted() {
        try (var coordinator = with(new CallLimits(1_000, 2, 10))) {
            var stub = coordinator.as(new Caller.Host(), NegotiationServiceGrpc.newBlockingStub(coordinator.channel()));
            var health = io.grpc.health.v1.HealthGrpc.newBlockingStub(coordinator.channel())
                    .withCallCredentials(
                            Optional.ofNullable(stub.getCallOptions().getCredentials())
                                    .orElseThrow());
            var nothing = io.grpc.health.v1.HealthCheckRequest.getDefaultInstance();
            var first = health.watch(nothing);
            var second = health.watch(nothing);
            assertThat(first.next()).isEqualTo(second.next());

            assertThatThrownBy(() -> health.watch(nothing).next())
                    .satisfies(e -> assertThat(Errors.reason(e)).isEqualTo(ErrorReason.ERROR_REASON_LIMIT_EXCEEDED));
        }
    }

    static Stream<CreateSessionRequest> outOfProportion() {
        return Stream.of(
                CreateSessionRequest.newBuilder()
                        .setScenario("x".repeat(10_001))
                        .build(),
                CreateSessionRequest.newBuilder()
                        .addAllSeats(Collections.nCopies(10_001, SeatAssignment.getDefaultInstance()))
                        .build(),
                CreateSessionRequest.newBuilder()
                        .addAllSeats(Collections.nCopies(
                                100,
                                SeatAssignment.newBuilder()
                                        .setAgent("x".repeat(1_000))
                                        .build()))
                        .build());
    }

    @ParameterizedTest
    @MethodSource("outOfProportion")
    void aRequestOutOfAllProportionIsRefusedWithAReason(CreateSessionRequest request) {
        try (var coordinator = with(CallLimits.DEFAULT)) {
            assertThat(call(coordinator, "/CreateSession").on(coordinator.channel(), host(coordinator), request))
                    .hasToString(REFUSED);
        }
    }

    @Test
    void aMessageOverTheLargestIsRefusedBeforeItIsRead() {
        var scenario = Scenario.newBuilder().setTitle("x".repeat(9 << 20));
        try (var coordinator = with(CallLimits.DEFAULT)) {
            Outcome outcome = call(coordinator, "/ValidateScenario")
                    .on(
                            coordinator.channel(),
                            host(coordinator),
                            ValidateScenarioRequest.newBuilder()
                                    .setScenario(scenario)
                                    .build());

            assertThat(outcome.status().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
            assertThat(coordinator
                            .as(new Caller.Host(), ScenarioServiceGrpc.newBlockingStub(coordinator.channel()))
                            .listScenarios(parley.proto.scenario.v1.ListScenariosRequest.getDefaultInstance())
                            .getScenariosCount())
                    .isPositive();
        }
    }

    @Test
    void aMessageThatIsPackedAndTooLargeIsRefusedWithAReason() {
        var scenario = Scenario.newBuilder().setTitle("x".repeat(9 << 20));
        try (var coordinator = with(CallLimits.DEFAULT)) {
            var packing = coordinator
                    .as(new Caller.Host(), ScenarioServiceGrpc.newBlockingStub(coordinator.channel()))
                    .withCompression("gzip");

            assertThatThrownBy(() -> packing.validateScenario(ValidateScenarioRequest.newBuilder()
                            .setScenario(scenario)
                            .build()))
                    .satisfies(e -> {
                        assertThat(Status.fromThrowable(e).getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
                        assertThat(Errors.info(e).orElseThrow().getMetadataMap())
                                .isEqualTo(Map.of("limit", "bytes of a request", "most", String.valueOf(8 << 20)));
                    });
        }
    }

    @Test
    void aRefusalNamesTheLimit() {
        try (var coordinator = with(CallLimits.DEFAULT)) {
            assertThatThrownBy(() -> coordinator
                            .negotiation()
                            .getOutlook(GetOutlookRequest.newBuilder()
                                    .addAllMonths(Collections.nCopies(10_001, 1))
                                    .build()))
                    .hasMessageContaining("entries of months: too many (expected: at most 10000)")
                    .satisfies(e -> assertThat(Errors.info(e).orElseThrow().getMetadataMap())
                            .isEqualTo(Map.of("limit", "entries of months", "most", "10000")));
        }
    }

    @Test
    void anOrdinaryRequestIsInProportion() {
        try (var coordinator = with(CallLimits.DEFAULT)) {
            assertThatThrownBy(() -> coordinator
                            .negotiation()
                            .getSession(GetSessionRequest.newBuilder()
                                    .setName("x".repeat(10_000))
                                    .build()))
                    .satisfies(e -> assertThat(Errors.reason(e)).isEqualTo(ErrorReason.ERROR_REASON_UNKNOWN_SESSION));
        }
    }
}
