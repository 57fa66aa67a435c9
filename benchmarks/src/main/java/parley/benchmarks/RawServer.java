package parley.benchmarks;

import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.Executors;
import parley.wire.Loopback;

/** A gRPC server that knows nothing: it answers every call with the same bytes. */
final class RawServer implements AutoCloseable {

    private static final Marshaller<byte[]> BYTES = new Marshaller<>() {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    static final MethodDescriptor<byte[], byte[]> METHOD = MethodDescriptor.newBuilder(BYTES, BYTES)
            .setType(MethodType.UNARY)
            .setFullMethodName("raw.Raw/Call")
            .build();

    private final Server server;

    private RawServer(Server server) {
        this.server = server;
    }

    static RawServer answering(byte[] answer) {
        ServerServiceDefinition service = ServerServiceDefinition.builder("raw.Raw")
                .addMethod(METHOD, ServerCalls.asyncUnaryCall((request, reply) -> {
                    reply.onNext(answer);
                    reply.onCompleted();
                }))
                .build();
        try {
            return new RawServer(NettyServerBuilder.forAddress(Loopback.at(0))
                    .executor(Executors.newVirtualThreadPerTaskExecutor())
                    .addService(service)
                    .build()
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
