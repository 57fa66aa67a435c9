package parley.coordinator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static parley.coordinator.ServedCoordinator.starter;

import io.grpc.Status;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.coordinator.ScriptedAgent;
import parley.coordinator.ServedCoordinator;
import parley.coordinator.session.Drained;
import parley.coordinator.session.Store;
import parley.proto.agent.v1.DecideRequest;
import parley.proto.agent.v1.DecideResponse;
import parley.proto.error.v1.ErrorReason;
import parley.proto.negotiation.v1.CancelSessionRequest;
import parley.proto.negotiation.v1.CreateSessionRequest;
import parley.proto.negotiation.v1.DeleteSessionRequest;
import parley.proto.negotiation.v1.GetTranscriptRequest;
import parley.proto.negotiation.v1.ImportSessionRequest;
import parley.proto.negotiation.v1.ListSessionsRequest;
import parley.proto.negotiation.v1.Session;
import parley.proto.negotiation.v1.SessionState;
import parley.proto.negotiation.v1.WatchSessionResponse;
import parley.proto.transcript.v1.Transcript;
import parley.summit.strategy.BuiltInStrategy;
import parley.wire.Errors;

/** Coordinators that keep their sessions: what they still know, and go on with, when they or others are started again. */
class StoredSessionsTest {

    private static final Function<DecideRequest, DecideResponse> LINEAR =
            ScriptedAgent.decidedBy(BuiltInStrategy.named("linear"));

    @TempDir
    private Path folder;

    private String url = "";

    private ServedCoordinator coordinator(Dialect dialect) throws IOException {
        return ServedCoordinator.start(
                ServedCoordinator.settings(),
                switch (dialect) {
                    case SQLITE -> DatabaseStore.in(folder);
                    case POSTGRESQL -> {
                        url = url.isEmpty() ? Postgres.fresh() : url;
                        yield DatabaseStore.at(url);
                    }
                });
    }

    private static Session undisturbed(CreateSessionRequest.Builder request) throws InterruptedException {
        try (var other = ServedCoordinator.start()) {
            return other.play(request);
        }
    }

    private static Transcript transcript(ServedCoordinator coordinator, String session) {
        return coordinator
                .negotiation()
                .getTranscript(
                        GetTranscriptRequest.newBuilder().setName(session).build())
                .getTranscript();
    }

    @ParameterizedTest
    @EnumSource
    void whatWasOpenWhenTheCoordinatorStoppedGoesOnToTheDigestOfAnUndisturbedRun(Dialect dialect) throws Exception {
        var asked = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        try (var agent = ScriptedAgent.answering(request -> {
            if (request.getRequestId().endsWith("/turns/4")) {
                asked.countDown();
                await(answer);
            }
            return LINEAR.apply(request);
        })) {
            var request = starter(7, Map.of("CHN", agent.address())).setRequestId("r1");
            String name;
            try (var first = coordinator(dialect)) {
                name = first.create(request).getName();
                asked.await();
            }
            answer.countDown();
            try (var second = coordinator(dialect)) {
                Session end = second.end(name);

                assertThat(end.getState()).isEqualTo(SessionState.SESSION_STATE_FINISHED);
                assertThat(end.getDigest())
                        .isEqualTo(undisturbed(starter(7, Map.of("CHN", agent.address())))
                                .getDigest());
                assertThat(second.create(request).getName()).isEqualTo(name);
                assertThat(agent.asked().stream().filter(r -> r.getRequestId().equals(name + "/seats/CHN/turns/4")))
                        .hasSize(2);
            }
        }
    }

    @Test
    void aSessionThatCannotBeReadKeepsNoOtherFromGoingOn() throws Exception {
        var asked = new CountDownLatch(2);
        var answer = new CountDownLatch(1);
        try (var agent = ScriptedAgent.answering(request -> {
            if (request.getRequestId().endsWith("/turns/4")) {
                asked.countDown();
                await(answer);
            }
            return LINEAR.apply(request);
        })) {
            String later;
            try (var first = coordinator(Dialect.SQLITE)) {
                first.create(starter(7, Map.of("CHN", agent.address())));
                later = first.create(starter(8, Map.of("CHN", agent.address()))).getName();
                asked.await();
            }
            try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(Database.FILE));
                    Statement statement = file.createStatement()) {
                assertThat(statement.executeUpdate("UPDATE line SET body = x'ff' WHERE session = 1"))
                        .isPositive();
            }
            answer.countDown();
            try (var second = coordinator(Dialect.SQLITE)) {
                assertThat(second.end(later).getState()).isEqualTo(SessionState.SESSION_STATE_FINISHED);
            }
        }
    }

    /** A store in which somebody deletes a session right after the first list of sessions was read. */
    private static Store deletingWhatItLists(DatabaseStore store, String name) {
        var deleted = new AtomicBoolean();
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    Object answer;
                    try {
                        answer = method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    if (method.getName().equals("before") && deleted.compareAndSet(false, true)) {
                        store.delete(store.named(name).orElseThrow());
                    }
                    return answer;
                });
    }

    @Test
    void aSessionThatIsDeletedWhileTheListIsReadIsLeftOutAndTheOthersAreListed() throws Exception {
        String kept;
        String deleted;
        try (var first = coordinator(Dialect.SQLITE)) {
            kept = first.play(starter(7, Map.of())).getName();
            deleted = first.play(starter(8, Map.of())).getName();
        }
        try (var second = ServedCoordinator.start(
                ServedCoordinator.settings(), deletingWhatItLists(DatabaseStore.in(folder), deleted))) {
            assertThat(second.negotiation()
                            .listSessions(ListSessionsRequest.getDefaultInstance())
                            .getSessionsList())
                    .extracting(Session::getName)
                    .containsExactly(kept);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsOverIsKnownAsItWas(Dialect dialect) throws Exception {
        Session over;
        Transcript transcript;
        List<WatchSessionResponse> watched;
        try (var first = coordinator(dialect)) {
            over = first.play(starter(7, Map.of()).setRequestId("r1"));
            transcript = transcript(first, over.getName());
            watched = first.watch(over.getName(), 3);
        }
        try (var second = coordinator(dialect)) {
            assertThat(second.get(over.getName())).isEqualTo(over);
            assertThat(transcript(second, over.getName())).isEqualTo(transcript);
            assertThat(second.watch(over.getName(), 3)).isEqualTo(watched);
            assertThat(second.negotiation()
                            .listSessions(ListSessionsRequest.getDefaultInstance())
                            .getSessionsList())
                    .containsExactly(over);
            assertThatThrownBy(() -> second.create(starter(8, Map.of()).setRequestId("r1")))
                    .satisfies(e -> assertThat(Errors.reason(e)).isEqualTo(ErrorReason.ERROR_REASON_REQUEST_ID_REUSED));
        }
    }

    @Test
    void stoppingSaysWhatIsOpen() throws Exception {
        try (var coordinator = coordinator(Dialect.SQLITE);
                var agent = ScriptedAgent.answering(request -> ScriptedAgent.nothingUntilCancelled())) {
            String name = coordinator
                    .create(starter(7, Map.of("CHN", agent.address())))
                    .getName();

            assertThat(coordinator.server().coordinator().drain(java.time.Duration.ZERO))
                    .isEqualTo(new Drained(List.of(), List.of(name)));
        }
    }

    @Test
    void anyCoordinatorAnswersReadsAndWatchesAndCancels() throws Exception {
        var asked = new CountDownLatch(1);
        try (var leader = coordinator(Dialect.POSTGRESQL);
                var other = coordinator(Dialect.POSTGRESQL);
                var agent = ScriptedAgent.answering(request -> {
                    if (request.getRequestId().endsWith("/turns/4")) {
                        asked.countDown();
                        return ScriptedAgent.nothingUntilCancelled();
                    }
                    return LINEAR.apply(request);
                })) {
            var request = starter(7, Map.of("CHN", agent.address())).setRequestId("r1");
            String name = leader.create(request).getName();
            asked.await();

            assertThat(other.create(request).getName()).isEqualTo(name);
            assertThat(other.get(name)).isEqualTo(leader.get(name));

            Session cancelled = other.negotiation()
                    .cancelSession(
                            CancelSessionRequest.newBuilder().setName(name).build())
                    .getSession();
            assertThat(cancelled.getState()).isEqualTo(SessionState.SESSION_STATE_CANCELLED);
            assertThat(other.watch(name, 0)).isEqualTo(leader.watch(name, 0)).hasSizeGreaterThan(10);
        }
    }

    @Test
    void whatTheLeaderLeavesOpenAnotherCoordinatorFinishesUnderTheEyesOfItsWatchers() throws Exception {
        var asked = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        try (var other = coordinator(Dialect.POSTGRESQL);
                var agent = ScriptedAgent.answering(request -> {
                    if (request.getRequestId().endsWith("/turns/4")) {
                        asked.countDown();
                        await(answer);
                    }
                    return LINEAR.apply(request);
                })) {
            var watched = new java.util.concurrent.CompletableFuture<List<WatchSessionResponse>>();
            String name;
            try (var leader = coordinator(Dialect.POSTGRESQL)) {
                name = leader.create(starter(7, Map.of("CHN", agent.address()))).getName();
                asked.await();
                Thread.ofVirtual().start(() -> watched.complete(other.watch(name, 0)));
            }
            answer.countDown();

            Session end = other.end(name);
            assertThat(end.getState()).isEqualTo(SessionState.SESSION_STATE_FINISHED);
            assertThat(watched.join().stream()
                            .filter(WatchSessionResponse::hasEvent)
                            .map(WatchSessionResponse::getEvent))
                    .isEqualTo(transcript(other, name).getEventsList());
        }
    }

    private static List<Session> listed(ServedCoordinator coordinator) {
        return coordinator
                .negotiation()
                .listSessions(ListSessionsRequest.getDefaultInstance())
                .getSessionsList();
    }

    @Test
    void whatIsOverIsReadOnceAndThenListedWithoutItsLog() throws Exception {
        Session over;
        try (var first = coordinator(Dialect.SQLITE);
                var silent = ScriptedAgent.answering(request -> {
                    throw Status.INTERNAL.asRuntimeException();
                })) {
            over = first.play(starter(7, Map.of("AUS", silent.address())));
        }
        try (var second = coordinator(Dialect.SQLITE)) {
            assertThat(listed(second)).containsExactly(over);
            assertThat(second.get(over.getName())).isEqualTo(over);
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("parley.db"));
                    Statement statement = connection.createStatement()) {
                statement.execute("DELETE FROM line");
            }
            assertThat(second.get(over.getName())).isEqualTo(over);
        }
        try (var third = coordinator(Dialect.SQLITE)) {
            assertThat(listed(third)).containsExactly(over);
        }
    }

    @Test
    void whatOneCoordinatorDeletesTheOthersForget() throws Exception {
        try (var one = coordinator(Dialect.POSTGRESQL);
                var other = coordinator(Dialect.POSTGRESQL)) {
            Session over = one.play(starter(7, Map.of()));
            assertThat(other.get(over.getName())).isEqualTo(over);

            Session another = one.play(starter(8, Map.of()));
            assertThat(other.get(another.getName())).isEqualTo(another);

            delete(other, over.getName());
            delete(one, another.getName());
            one.server().coordinator().attend();
            other.server().coordinator().attend();

            assertThatThrownBy(() -> one.get(over.getName()))
                    .satisfies(e -> assertThat(Errors.reason(e)).isEqualTo(ErrorReason.ERROR_REASON_UNKNOWN_SESSION));
            assertThatThrownBy(() -> other.get(another.getName()))
                    .satisfies(e -> assertThat(Errors.reason(e)).isEqualTo(ErrorReason.ERROR_REASON_UNKNOWN_SESSION));
        }
    }

    @Test
    void cancellingWhileTheDatabaseTakesNothingSaysSoAfterAMomentAndIsDoneLater() throws Exception {
        var asked = new CountDownLatch(1);
        try (var coordinator = coordinator(Dialect.SQLITE);
                var agent = ScriptedAgent.answering(request -> {
                    asked.countDown();
                    return ScriptedAgent.nothingUntilCancelled();
                })) {
            String name = coordinator
                    .create(starter(7, Map.of("CHN", agent.address())))
                    .getName();
            asked.await();
            try (Connection writer = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(Database.FILE));
                    Statement statement = writer.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                assertThatThrownBy(() -> cancelled(coordinator, name))
                        .satisfies(e ->
                                assertThat(Errors.reason(e)).isEqualTo(ErrorReason.ERROR_REASON_STORE_UNAVAILABLE));
                statement.execute("ROLLBACK");
            }

            assertThat(cancelled(coordinator, name).getState()).isEqualTo(SessionState.SESSION_STATE_CANCELLED);
        }
    }

    private static Session cancelled(ServedCoordinator coordinator, String name) {
        return coordinator
                .negotiation()
                .cancelSession(CancelSessionRequest.newBuilder().setName(name).build())
                .getSession();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsDeletedIsGone(Dialect dialect) throws Exception {
        try (var coordinator = coordinator(dialect);
                var agent = ScriptedAgent.answering(request -> ScriptedAgent.nothingUntilCancelled())) {
            Session over = coordinator.play(starter(7, Map.of()));
            Session running = coordinator.create(starter(7, Map.of("CHN", agent.address())));

            delete(coordinator, over.getName());

            assertThatThrownBy(() -> coordinator.get(over.getName()))
                    .satisfies(e -> assertThat(Errors.reason(e)).isEqualTo(ErrorReason.ERROR_REASON_UNKNOWN_SESSION));
            assertThatThrownBy(() -> delete(coordinator, running.getName()))
                    .satisfies(e -> assertThat(Errors.reason(e)).isEqualTo(ErrorReason.ERROR_REASON_SESSION_RUNNING));
            assertThat(coordinator.get(running.getName()).getState()).isEqualTo(SessionState.SESSION_STATE_RUNNING);
        }
    }

    private static void delete(ServedCoordinator coordinator, String name) {
        var deleted = coordinator
                .negotiation()
                .deleteSession(DeleteSessionRequest.newBuilder().setName(name).build());
        assertThat(deleted).isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void aTranscriptFromElsewhereIsTakenInIfTheRulesPlayTheSame(Dialect dialect) throws Exception {
        Transcript played;
        try (var elsewhere = ServedCoordinator.start()) {
            played = transcript(elsewhere, elsewhere.play(starter(7, Map.of())).getName());
            assertThatThrownBy(() -> taken(elsewhere, played))
                    .satisfies(e -> assertThat(Errors.reason(e)).isEqualTo(ErrorReason.ERROR_REASON_NOTHING_KEPT));
        }
        try (var coordinator = coordinator(dialect)) {
            Session session = taken(coordinator, played);

            assertThat(session.getState()).isEqualTo(SessionState.SESSION_STATE_FINISHED);
            assertThat(transcript(coordinator, session.getName())).isEqualTo(played);
            assertThat(taken(coordinator, played)).isEqualTo(session);
            assertThatThrownBy(() -> taken(
                            coordinator,
                            played.toBuilder()
                                    .setDigest("0".repeat(64))
                                    .setSeed(8)
                                    .build()))
                    .satisfies(e -> assertThat(Errors.reason(e))
                            .isIn(ErrorReason.ERROR_REASON_REQUEST_ID_REUSED, ErrorReason.ERROR_REASON_INVALID_FIELD));
            assertThat(coordinator
                            .negotiation()
                            .listSessions(ListSessionsRequest.getDefaultInstance())
                            .getSessionsList())
                    .containsExactly(session);
        }
    }

    private static Session taken(ServedCoordinator coordinator, Transcript transcript) {
        return coordinator
                .negotiation()
                .importSession(ImportSessionRequest.newBuilder()
                        .setRequestId("import")
                        .setTranscript(transcript)
                        .build())
                .getSession();
    }
}
