package parley.cli;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Function;
import parley.proto.agent.v1.CountryAgentServiceGrpc.CountryAgentServiceImplBase;
import parley.proto.agent.v1.DecideRequest;
import parley.proto.agent.v1.DecideResponse;
import parley.proto.seat.v1.Move;
import parley.proto.seat.v1.View;

/** An agent that somebody else could have written: it knows the generated stubs and nothing of Parley. */
final class TestAgent implements AutoCloseable {

    private final Server server;
    private final int port;

    private TestAgent(Server server) {
        this.server = server;
        port = server.getPort();
    }

    /** What it throws is sent to the coordinator as gRPC sends it. */
    static TestAgent of(Function<View, Move> brain) {
        try {
            return new TestAgent(
                    NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                            .addService(new Service(brain))
                            .build()
                            .start());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Service extends CountryAgentServiceImplBase {
        private final Function<View, Move> brain;

        Service(Function<View, Move> brain) {
            this.brain = brain;
        }

        @Override
        public void decide(DecideRequest request, StreamObserver<DecideResponse> reply) {
            Move move = brain.apply(request.getView());
            reply.onNext(DecideResponse.newBuilder().setMove(move).build());
            reply.onCompleted();
        }
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
