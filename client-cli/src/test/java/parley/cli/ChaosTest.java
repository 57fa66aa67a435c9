package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.proto.agent.v1.CountryAgentServiceGrpc.CountryAgentServiceImplBase;
import parley.proto.agent.v1.DecideRequest;
import parley.proto.agent.v1.DecideResponse;
import parley.proto.negotiation.v1.CreateSessionRequest;
import parley.proto.negotiation.v1.GetTranscriptRequest;
import parley.proto.negotiation.v1.NegotiationServiceGrpc;
import parley.proto.negotiation.v1.NegotiationServiceGrpc.NegotiationServiceBlockingStub;
import parley.proto.negotiation.v1.SeatAssignment;
import parley.proto.negotiation.v1.SecretsMode;
import parley.proto.negotiation.v1.WatchSessionRequest;
import parley.proto.negotiation.v1.WatchSessionResponse;
import parley.proto.seat.v1.View;
import parley.proto.transcript.v1.Event;
import parley.summit.seat.Reply;
import parley.summit.session.Replay;
import parley.summit.strategy.BuiltInStrategy;
import parley.summit.transcript.Transcript;
import parley.wire.MoveCodec;
import parley.wire.TranscriptCodec;
import parley.wire.ViewCodec;

/**
 * A coordinator and agents that are killed at random points of many sessions, while everybody watches. Longer by
 * {@code -Dparley.chaos.kills=200 -Dparley.chaos.sessions=50}; docs/operations says how.
 */
class ChaosTest {

    private static final int KILLS = Integer.getInteger("parley.chaos.kills", 3);
    private static final int SESSIONS = Integer.getInteger("parley.chaos.sessions", 6);
    private static final long SEED = Long.getLong("parley.chaos.seed", 20_251_024L);

    /** How long the agents think, so that the sessions last as long as the killing. */
    private static final Duration THOUGHT = Duration.ofMillis(Integer.getInteger("parley.chaos.thought", 250));

    /** No turn passes where nobody is killed. */
    private static final Duration PATIENCE = THOUGHT.multipliedBy(2).plusSeconds(30);

    private static final Duration LONGEST = Duration.ofSeconds(60);

    @TempDir
    private Path data;

    private final Random random = new Random(SEED);

    /** By request id, the view that it came with. */
    private final Map<String, View> asked = new ConcurrentHashMap<>();

    /** By request id, when it came first: what was thought already is not lost with a coordinator. */
    private final Map<String, Long> first = new ConcurrentHashMap<>();

    private final List<String> askedAgain = new CopyOnWriteArrayList<>();
    private final List<String> otherQuestions = new CopyOnWriteArrayList<>();

    /** Plays linear for any country, and is killed and started again at the same port. */
    private final class Agent implements AutoCloseable {
        private final boolean mortal;
        private Server server = listening(0);

        Agent(boolean mortal) {
            this.mortal = mortal;
        }

        private Server listening(int port) {
            try {
                return NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                        .addService(new Linear())
                        .build()
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String address() {
            return "127.0.0.1:" + server.getPort();
        }

        void killAndStartAgain() throws InterruptedException {
            if (mortal) {
                int port = server.getPort();
                server.shutdownNow().awaitTermination();
                server = listening(port);
            }
        }

        @Override
        public void close() {
            server.shutdownNow();
        }
    }

    private final class Linear extends CountryAgentServiceImplBase {
        @Override
        public void decide(DecideRequest request, StreamObserver<DecideResponse> reply) {
            View before = asked.putIfAbsent(request.getRequestId(), request.getView());
            if (before != null) {
                (before.equals(request.getView()) ? askedAgain : otherQuestions).add(request.getRequestId());
            }
            long since = first.computeIfAbsent(request.getRequestId(), id -> System.nanoTime());
            try {
                Thread.sleep(THOUGHT.minusNanos(System.nanoTime() - since));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Reply.Move move =
                    (Reply.Move) BuiltInStrategy.named("linear").decide(ViewCodec.fromProto(request.getView()));
            reply.onNext(
                    DecideResponse.newBuilder().setMove(MoveCodec.toProto(move)).build());
            reply.onCompleted();
        }
    }

    private static NegotiationServiceBlockingStub stub(ManagedChannel channel) {
        return NegotiationServiceGrpc.newBlockingStub(channel)
                .withDeadlineAfter(LONGEST.toSeconds() * KILLS, TimeUnit.SECONDS)
                .withWaitForReady();
    }

    private static String create(ManagedChannel channel, long seed, Agent agent) {
        return stub(channel)
                .createSession(CreateSessionRequest.newBuilder()
                        .setRequestId("chaos-" + seed)
                        .setScenario("starter")
                        .setSeed(seed)
                        .setSecrets(SecretsMode.SECRETS_MODE_OPEN)
                        .addSeats(SeatAssignment.newBuilder().setCountry("CHN").setAgent(agent.address()))
                        .build())
                .getSession()
                .getName();
    }

    /** Follows a session to its end over all breaks, coming back with the cursor each time. */
    private static List<Event> watched(ManagedChannel channel, String session) {
        var events = new ArrayList<Event>();
        long cursor = 0;
        while (true) {
            try {
                var steps = stub(channel)
                        .watchSession(WatchSessionRequest.newBuilder()
                                .setName(session)
                                .setAfter(cursor)
                                .build());
                while (steps.hasNext()) {
                    WatchSessionResponse step = steps.next();
                    if (step.hasEvent()) {
                        events.add(step.getEvent());
                    }
                    cursor = step.getCursor();
                }
                return events;
            } catch (StatusRuntimeException e) {
                assertThat(e.getStatus().getCode().name()).isIn("UNAVAILABLE", "CANCELLED");
            }
        }
    }

    private record Watched(String session, long seed, boolean steadyAgent, Future<List<Event>> events) {}

    @Test
    void nothingIsLostAndNothingHappensTwiceHoweverOftenTheCoordinatorAndAgentsAreKilled() throws Exception {
        String[] options = {"--data", data.toString(), "--port", "0", "--patience", String.valueOf(PATIENCE.toSeconds())
        };
        CoordinatorProcess coordinator = CoordinatorProcess.start(options);
        options[3] = coordinator.port();
        ManagedChannel channel = NettyChannelBuilder.forTarget(coordinator.target())
                .usePlaintext()
                .intercept(new HostToken(coordinator::token))
                .disableRetry()
                .maxInboundMessageSize(64 << 20)
                .build();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                Agent steady = new Agent(false);
                Agent mortal = new Agent(true)) {
            var sessions = new ArrayList<Watched>();
            for (long seed = 1; seed <= SESSIONS; seed++) {
                Agent agent = seed % 2 == 0 ? mortal : steady;
                String session = create(channel, seed, agent);
                sessions.add(
                        new Watched(session, seed, agent == steady, threads.submit(() -> watched(channel, session))));
            }
            int amidst = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                Thread.sleep(random.nextInt(700));
                amidst +=
                        sessions.stream().anyMatch(watched -> !watched.events().isDone()) ? 1 : 0;
                mortal.killAndStartAgain();
                coordinator.kill();
                coordinator = CoordinatorProcess.start(options);
            }
            for (Watched watched : sessions) {
                isWhole(channel, watched);
                assertThat(create(channel, watched.seed(), watched.steadyAgent() ? steady : mortal))
                        .as("the same request after all restarts")
                        .isEqualTo(watched.session());
            }
            System.out.printf(
                    "chaos: %d kills, %d of them while sessions were on; %d sessions, %d turns, %d asked again%n",
                    KILLS, amidst, SESSIONS, asked.size(), askedAgain.size());
            assertThat(askedAgain)
                    .as("turns that were pending when the coordinator was killed")
                    .isNotEmpty();
            assertThat(otherQuestions)
                    .as("requests that came with another question")
                    .isEmpty();
        } finally {
            channel.shutdownNow();
            coordinator.close();
        }
    }

    private static void isWhole(ManagedChannel channel, Watched watched)
            throws InterruptedException, ExecutionException {
        List<Event> events = watched.events().get();
        var proto = stub(channel)
                .getTranscript(GetTranscriptRequest.newBuilder()
                        .setName(watched.session())
                        .build())
                .getTranscript();
        Transcript transcript = TranscriptCodec.fromProto(proto);

        assertThat(events)
                .as("%s: what a watcher saw over all breaks", watched.session())
                .isEqualTo(proto.getEventsList());
        assertThat(Replay.of(transcript).transcript().digest())
                .as("%s: the digest of its replay", watched.session())
                .isEqualTo(proto.getDigest());
        if (watched.steadyAgent()) {
            assertThat(proto.getDigest())
                    .as("%s: the digest of an undisturbed run", watched.session())
                    .isEqualTo(Crowd.undisturbed(watched.seed()));
        }
    }
}
