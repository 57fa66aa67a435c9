package parley.party;

import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Function;
import parley.proto.bargaining.v1.ActRequest;
import parley.proto.bargaining.v1.ActResponse;
import parley.proto.bargaining.v1.ConcludeRequest;
import parley.proto.bargaining.v1.ConcludeResponse;
import parley.proto.bargaining.v1.PartyServiceGrpc;
import parley.proto.bargaining.v1.Wait;
import parley.wire.Loopback;

/** A party that somebody else could have written: it knows Act alone, answers whatever it likes, and nothing of Parley. */
record ForeignParty(Server server) implements AutoCloseable {

    static ForeignParty answering(Function<ActRequest, ActResponse> brain) {
        return serving(ServerServiceDefinition.builder(PartyServiceGrpc.SERVICE_NAME)
                .addMethod(
                        PartyServiceGrpc.getActMethod(),
                        ServerCalls.asyncUnaryCall((ActRequest request, StreamObserver<ActResponse> reply) ->
                                answer(brain, request, reply)))
                .build());
    }

    /** One that lets every turn pass and remembers what it is told at the end. */
    static ForeignParty told(List<ConcludeRequest> news) {
        return serving(ServerServiceDefinition.builder(PartyServiceGrpc.SERVICE_NAME)
                .addMethod(
                        PartyServiceGrpc.getActMethod(),
                        ServerCalls.asyncUnaryCall((ActRequest request, StreamObserver<ActResponse> reply) -> answer(
                                turn -> ActResponse.newBuilder()
                                        .setWait(Wait.getDefaultInstance())
                                        .build(),
                                request,
                                reply)))
                .addMethod(
                        PartyServiceGrpc.getConcludeMethod(),
                        ServerCalls.asyncUnaryCall(
                                (ConcludeRequest request, StreamObserver<ConcludeResponse> reply) -> {
                                    news.add(request);
                                    reply.onNext(ConcludeResponse.getDefaultInstance());
                                    reply.onCompleted();
                                }))
                .build());
    }

    private static void answer(
            Function<ActRequest, ActResponse> brain, ActRequest request, StreamObserver<ActResponse> reply) {
        try {
            reply.onNext(brain.apply(request));
            reply.onCompleted();
        } catch (StatusRuntimeException e) {
            reply.onError(e);
        }
    }

    /** One that answers these bytes. */
    static ForeignParty sending(byte[] bytes) {
        MethodDescriptor<ActRequest, byte[]> method = MethodDescriptor.<ActRequest, byte[]>newBuilder()
                .setType(MethodDescriptor.MethodType.UNARY)
                .setFullMethodName(PartyServiceGrpc.getActMethod().getFullMethodName())
                .setRequestMarshaller(ProtoUtils.marshaller(ActRequest.getDefaultInstance()))
                .setResponseMarshaller(new Raw())
                .build();
        return serving(ServerServiceDefinition.builder(PartyServiceGrpc.SERVICE_NAME)
                .addMethod(method, ServerCalls.asyncUnaryCall((ActRequest request, StreamObserver<byte[]> reply) -> {
                    reply.onNext(bytes);
                    reply.onCompleted();
                }))
                .build());
    }

    private static ForeignParty serving(ServerServiceDefinition service) {
        try {
            return new ForeignParty(NettyServerBuilder.forAddress(Loopback.at(0))
                    .addService(service)
                    .build()
                    .start());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private static final class Raw implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            throw Status.UNIMPLEMENTED.asRuntimeException();
        }
    }
}
