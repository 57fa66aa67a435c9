package parley.classroom;

import static org.assertj.core.api.Assertions.catchThrowable;

import io.grpc.Channel;
import io.grpc.Context;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import parley.bargaining.strategy.Strategy;
import parley.classroom.export.Papers;
import parley.classroom.room.Negotiations;
import parley.coordinator.access.Caller;
import parley.coordinator.access.Tokens;
import parley.coordinator.server.CoordinatorServer;
import parley.coordinator.server.Settings;
import parley.coordinator.session.Limits;
import parley.coordinator.session.Strategies;
import parley.coordinator.store.DatabaseStore;
import parley.proto.classroom.v1.ClassPlan;
import parley.proto.classroom.v1.ClassroomServiceGrpc;
import parley.proto.classroom.v1.ClassroomServiceGrpc.ClassroomServiceBlockingStub;
import parley.proto.classroom.v1.CreateClassRequest;
import parley.proto.classroom.v1.CreateClassResponse;
import parley.proto.classroom.v1.JoinClassRequest;
import parley.proto.classroom.v1.PlanClassRequest;
import parley.proto.classroom.v1.PlayTurnRequest;
import parley.proto.classroom.v1.PlayTurnResponse;
import parley.proto.classroom.v1.SayRequest;
import parley.proto.classroom.v1.StartClassRequest;
import parley.proto.classroom.v1.WatchClassRequest;
import parley.proto.classroom.v1.WatchClassResponse;
import parley.proto.error.v1.ErrorReason;
import parley.proto.negotiation.v1.CancelSessionRequest;
import parley.proto.negotiation.v1.ListSessionsRequest;
import parley.proto.negotiation.v1.NegotiationServiceGrpc;
import parley.proto.seat.v1.Move;
import parley.summit.strategy.BuiltInStrategy;
import parley.wire.Bearer;
import parley.wire.Endpoint;
import parley.wire.Errors;
import parley.wire.ScenarioLibrary;

/** A console with a coordinator of its own, both on real ports, with what they keep in one folder. */
final class School implements AutoCloseable {

    private static final int SECONDS = 30;
    private static final int SEED = 7;

    private final AtomicReference<Duration> later = new AtomicReference<>(Duration.ZERO);
    private CoordinatorServer coordinator;
    private ManagedChannel toCoordinator;
    private Classroom classroom;
    private Server server;
    private ManagedChannel channel;

    School(Path folder) throws IOException {
        this(folder, Duration.ZERO);
    }

    /** One that is opened when so much time has passed. */
    School(Path folder, Duration passed) throws IOException {
        later.set(passed);
        coordinator = CoordinatorServer.start(
                Settings.DEFAULT
                        .withPort(0)
                        .withDrain(Duration.ZERO)
                        .withLimits(new Limits(Duration.ofDays(1), 100, 100)),
                new ScenarioLibrary(Path.of("..", "scenarios")),
                new Strategies(Strategy.names(), BuiltInStrategy::named),
                DatabaseStore.in(folder));
        Tokens.Issued host = coordinator.tokens().issue(new Caller.Host(), Tokens.USUAL);
        toCoordinator = NettyChannelBuilder.forTarget(coordinator.target(), InsecureChannelCredentials.create())
                .build();
        classroom = Classroom.open(
                folder,
                new Negotiations(toCoordinator, Bearer.of(host.text())),
                new ScenarioLibrary(Path.of("..", "scenarios")).briefs(),
                new Papers(
                        transcript -> "<p>" + transcript.digest() + "</p>",
                        sheet -> sheet.rows().toString().getBytes(StandardCharsets.UTF_8),
                        "parley 0"),
                new PlainTales(),
                () -> Instant.now().plus(later.get()));
        server = Endpoint.loopback(0)
                .server()
                .addService(classroom.service())
                .build()
                .start();
        channel = NettyChannelBuilder.forAddress("127.0.0.1", server.getPort(), InsecureChannelCredentials.create())
                .build();
    }

    Channel channel() {
        return channel;
    }

    String consoleToken() {
        return classroom.consoleToken();
    }

    /** The calls of whoever has this token. */
    ClassroomServiceBlockingStub as(String token) {
        return anybody().withCallCredentials(Bearer.of(token));
    }

    ClassroomServiceBlockingStub anybody() {
        return ClassroomServiceGrpc.newBlockingStub(channel).withDeadlineAfter(SECONDS, TimeUnit.SECONDS);
    }

    /** A new class of the starter for so many, which plays in turns. */
    CreateClassResponse opens(int students) {
        return opens(plan(students).toBuilder().setOpenFloor(false).build());
    }

    /** A new class of the starter for so many, as it is suggested: on an open floor. */
    CreateClassResponse opensOnTheFloor(int students) {
        return opens(plan(students));
    }

    /** Its seed is fixed: in a few worlds the tables that a test looks for never come. */
    ClassPlan plan(int students) {
        return as(consoleToken())
                .planClass(PlanClassRequest.newBuilder()
                        .setScenario("starter")
                        .setStudents(students)
                        .build())
                .getPlan()
                .toBuilder()
                .setSeed(SEED)
                .build();
    }

    /** A new class of this plan. */
    CreateClassResponse opens(ClassPlan plan) {
        return as(consoleToken())
                .createClass(CreateClassRequest.newBuilder()
                        .setTitle("Minerals")
                        .setPlan(plan)
                        .build());
    }

    /** The token of somebody who joins. */
    String joins(String code, String name) {
        return anybody()
                .joinClass(JoinClassRequest.newBuilder()
                        .setCode(code)
                        .setName(name)
                        .build())
                .getToken();
    }

    /** The tokens of so many who join. */
    List<String> joins(CreateClassResponse opened, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> joins(opened.getCode(), "Student " + i))
                .toList();
    }

    /** The teacher starts the class. */
    void starts(CreateClassResponse opened) {
        var unused = as(opened.getTeacherToken()).startClass(StartClassRequest.getDefaultInstance());
    }

    /** Somebody answers a turn. */
    PlayTurnResponse plays(String token, int turn, Move move) {
        return as(token)
                .playTurn(
                        PlayTurnRequest.newBuilder().setTurn(turn).setMove(move).build());
    }

    /** Somebody says something, and gets its number. */
    long says(String token, String id, parley.proto.classroom.v1.Channel channel, String text) {
        return as(token)
                .say(SayRequest.newBuilder()
                        .setMessageId(id)
                        .setChannel(channel)
                        .setText(text)
                        .build())
                .getNumber();
    }

    /** Why a call fails. */
    static ErrorReason reason(ThrowingCallable call) {
        return Errors.reason(catchThrowable(call));
    }

    /** The first step that is so, of all that somebody sees from now on; then they look away. */
    WatchClassResponse seen(String token, Predicate<WatchClassResponse> wanted) {
        var last = new AtomicReference<>(WatchClassResponse.getDefaultInstance());
        try (Context.CancellableContext looking = Context.current().withCancellation()) {
            return looking.call(() -> {
                Iterator<WatchClassResponse> steps = as(token).watchClass(WatchClassRequest.getDefaultInstance());
                while (steps.hasNext()) {
                    WatchClassResponse step = steps.next();
                    last.set(step);
                    if (wanted.test(step)) {
                        return step;
                    }
                }
                throw new AssertionError("the stream ended before that was seen");
            });
        } catch (Exception e) {
            throw new AssertionError("that was not seen; the last was " + last.get(), e);
        }
    }

    /** All that somebody sees at once. */
    WatchClassResponse seen(String token) {
        return seen(token, step -> true);
    }

    @Override
    public void close() {
        channel.shutdownNow();
        server.shutdownNow();
        classroom.close();
        toCoordinator.shutdownNow();
        coordinator.close();
    }

    /** Lets time pass for the classes. */
    void passes(Duration time) {
        later.updateAndGet(time::plus);
    }

    /** Number of the sessions that the coordinator knows. */
    int sessions() {
        return host().listSessions(ListSessionsRequest.getDefaultInstance()).getSessionsCount();
    }

    /** Cancels every session but the newest, behind the class's back. */
    void cancelsAllButOne() {
        host().listSessions(ListSessionsRequest.getDefaultInstance()).getSessionsList().stream()
                .skip(1)
                .forEach(session -> {
                    var unused = host().cancelSession(CancelSessionRequest.newBuilder()
                            .setName(session.getName())
                            .build());
                });
    }

    private NegotiationServiceGrpc.NegotiationServiceBlockingStub host() {
        return NegotiationServiceGrpc.newBlockingStub(toCoordinator)
                .withCallCredentials(Bearer.of(coordinator
                        .tokens()
                        .issue(new Caller.Host(), Tokens.USUAL)
                        .text()));
    }
}
