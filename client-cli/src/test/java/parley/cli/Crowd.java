package parley.cli;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import parley.proto.agent.v1.ConcludeRequest;
import parley.proto.agent.v1.ConcludeResponse;
import parley.proto.agent.v1.CountryAgentServiceGrpc.CountryAgentServiceImplBase;
import parley.proto.agent.v1.DecideRequest;
import parley.proto.agent.v1.DecideResponse;
import parley.proto.agent.v1.DescribeRequest;
import parley.proto.agent.v1.DescribeResponse;
import parley.proto.negotiation.v1.CreateSessionRequest;
import parley.proto.negotiation.v1.NegotiationServiceGrpc;
import parley.proto.negotiation.v1.NegotiationServiceGrpc.NegotiationServiceBlockingStub;
import parley.proto.negotiation.v1.SeatAssignment;
import parley.proto.negotiation.v1.SecretsMode;
import parley.proto.negotiation.v1.WatchSessionRequest;
import parley.proto.negotiation.v1.WatchSessionResponse;
import parley.summit.chance.Secrets;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Reply;
import parley.summit.session.Session;
import parley.summit.strategy.BuiltInStrategy;
import parley.summit.strategy.DefaultStrategy;
import parley.wire.MoveCodec;
import parley.wire.ScenarioLibrary;
import parley.wire.ViewCodec;

/** Many sessions of the starter at one coordinator, in which an agent of this process plays China. */
final class Crowd implements AutoCloseable {

    private static final Scenario STARTER = new ScenarioLibrary(Parley.HOME.resolve("scenarios")).load("starter");
    private static final int LARGEST_ANSWER_BYTES = 64 << 20;
    private static final int LONGEST_MINUTES = 30;

    private final ManagedChannel channel;
    private final Server agent;

    /** The agent plays linear; {@code asked} sees every question first, on a thread that may wait. */
    Crowd(CoordinatorProcess coordinator, Consumer<DecideRequest> asked) throws IOException {
        channel = NettyChannelBuilder.forTarget(coordinator.target())
                .usePlaintext()
                .intercept(new HostToken(coordinator::token))
                .maxInboundMessageSize(LARGEST_ANSWER_BYTES)
                .build();
        agent = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .addService(new Linear(asked))
                .build()
                .start();
    }

    private static final class Linear extends CountryAgentServiceImplBase {
        private final Consumer<DecideRequest> asked;

        Linear(Consumer<DecideRequest> asked) {
            this.asked = asked;
        }

        @Override
        public void describe(DescribeRequest request, StreamObserver<DescribeResponse> reply) {
            reply.onNext(DescribeResponse.getDefaultInstance());
            reply.onCompleted();
        }

        @Override
        public void decide(DecideRequest request, StreamObserver<DecideResponse> reply) {
            asked.accept(request);
            Reply.Move move =
                    (Reply.Move) BuiltInStrategy.named("linear").decide(ViewCodec.fromProto(request.getView()));
            reply.onNext(
                    DecideResponse.newBuilder().setMove(MoveCodec.toProto(move)).build());
            reply.onCompleted();
        }

        @Override
        public void conclude(ConcludeRequest request, StreamObserver<ConcludeResponse> reply) {
            reply.onNext(ConcludeResponse.getDefaultInstance());
            reply.onCompleted();
        }
    }

    NegotiationServiceBlockingStub stub() {
        return NegotiationServiceGrpc.newBlockingStub(channel).withDeadlineAfter(LONGEST_MINUTES, TimeUnit.MINUTES);
    }

    /** Creates a session, and gives its name. */
    String create(long seed) {
        return stub().createSession(CreateSessionRequest.newBuilder()
                        .setRequestId("crowd-" + seed)
                        .setScenario("starter")
                        .setSeed(seed)
                        .setSecrets(SecretsMode.SECRETS_MODE_OPEN)
                        .addSeats(
                                SeatAssignment.newBuilder().setCountry("CHN").setAgent("127.0.0.1:" + agent.getPort()))
                        .build())
                .getSession()
                .getName();
    }

    /** Watches a session to its end, and gives how many events came. */
    long watch(String session) {
        var steps = stub().watchSession(
                        WatchSessionRequest.newBuilder().setName(session).build());
        long events = 0;
        while (steps.hasNext()) {
            WatchSessionResponse step = steps.next();
            events += step.hasEvent() ? 1 : 0;
        }
        return events;
    }

    /** The digest of the same session without any coordinator. */
    static String undisturbed(long seed) {
        var negotiators = new HashMap<>(DefaultStrategy.ofAll(STARTER));
        negotiators.put("CHN", BuiltInStrategy.named("linear"));
        return Session.play(STARTER, seed, Secrets.open(STARTER.seats()), negotiators)
                .digest();
    }

    /** A number that Linux tells about a process, e.g. VmHWM in kB, or Threads. */
    static long told(long pid, String field) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                .filter(line -> line.startsWith(field + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        channel.shutdownNow();
        agent.shutdownNow();
    }
}
