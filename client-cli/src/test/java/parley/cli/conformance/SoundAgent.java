package parley.cli.conformance;

import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import parley.proto.agent.v1.ConcludeRequest;
import parley.proto.agent.v1.ConcludeResponse;
import parley.proto.agent.v1.CountryAgentServiceGrpc.CountryAgentServiceImplBase;
import parley.proto.agent.v1.DecideRequest;
import parley.proto.agent.v1.DecideResponse;
import parley.proto.agent.v1.DescribeRequest;
import parley.proto.agent.v1.DescribeResponse;
import parley.proto.seat.v1.Move;
import parley.summit.seat.Reply;
import parley.summit.strategy.DefaultStrategy;
import parley.wire.Address;
import parley.wire.MoveCodec;
import parley.wire.ViewCodec;

/** Plays the scenario's own strategy for the United States, and keeps to the contract; others break it on purpose. */
class SoundAgent extends CountryAgentServiceImplBase {

    static final String COUNTRY = "USA";

    DescribeResponse about() {
        return DescribeResponse.newBuilder()
                .addCountries(COUNTRY)
                .setStrategy("sound")
                .setVersion("1")
                .setDeterministic(true)
                .build();
    }

    Move move(DecideRequest request) {
        if (!request.getView().getSeat().equals(COUNTRY)) {
            throw Status.INVALID_ARGUMENT.withDescription("another country").asRuntimeException();
        }
        if (!request.hasDeadline()) {
            throw Status.INVALID_ARGUMENT.withDescription("no deadline").asRuntimeException();
        }
        return own(request);
    }

    static Move own(DecideRequest request) {
        return MoveCodec.toProto((Reply.Move) new DefaultStrategy().decide(ViewCodec.fromProto(request.getView())));
    }

    ConcludeResponse concluded() {
        return ConcludeResponse.getDefaultInstance();
    }

    /** The largest request that it takes. */
    int maxBytes() {
        return 4 << 20;
    }

    @Override
    public final void describe(DescribeRequest request, StreamObserver<DescribeResponse> reply) {
        reply.onNext(about());
        reply.onCompleted();
    }

    @Override
    public final void decide(DecideRequest request, StreamObserver<DecideResponse> reply) {
        try {
            reply.onNext(DecideResponse.newBuilder().setMove(move(request)).build());
            reply.onCompleted();
        } catch (RuntimeException e) {
            reply.onError(e);
        }
    }

    @Override
    public final void conclude(ConcludeRequest request, StreamObserver<ConcludeResponse> reply) {
        try {
            reply.onNext(concluded());
            reply.onCompleted();
        } catch (RuntimeException e) {
            reply.onError(e);
        }
    }

    Server start() throws IOException {
        return NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .maxInboundMessageSize(maxBytes())
                .addService(this)
                .build()
                .start();
    }

    static Address address(Server server) {
        return Address.parse("127.0.0.1:" + server.getPort());
    }
}
