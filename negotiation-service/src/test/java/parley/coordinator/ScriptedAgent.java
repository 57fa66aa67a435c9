package parley.coordinator;

import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import parley.proto.agent.v1.ConcludeRequest;
import parley.proto.agent.v1.ConcludeResponse;
import parley.proto.agent.v1.CountryAgentServiceGrpc.CountryAgentServiceImplBase;
import parley.proto.agent.v1.DecideRequest;
import parley.proto.agent.v1.DecideResponse;
import parley.proto.agent.v1.DescribeRequest;
import parley.proto.agent.v1.DescribeResponse;
import parley.summit.seat.Negotiator;
import parley.summit.seat.Reply;
import parley.summit.strategy.BuiltInStrategy;
import parley.wire.MoveCodec;
import parley.wire.ViewCodec;

/** An agent on a port of its own that answers as a test says, and remembers what it was asked and told. */
public final class ScriptedAgent implements AutoCloseable {

    private static final Metadata.Key<String> TRACE = Metadata.Key.of("traceparent", Metadata.ASCII_STRING_MARSHALLER);

    private final List<DecideRequest> asked = new CopyOnWriteArrayList<>();
    private final List<String> traces = new CopyOnWriteArrayList<>();
    private final List<ConcludeRequest> concluded = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Server server;
    private final int port;

    private ScriptedAgent(List<String> countries, Function<DecideRequest, DecideResponse> script) {
        this(countries, script, () -> {});
    }

    private ScriptedAgent(List<String> countries, Function<DecideRequest, DecideResponse> script, Runnable end) {
        server = started(new Service(countries, script, end).bindService());
        port = server.getPort();
    }

    private ScriptedAgent(ServerServiceDefinition service) {
        server = started(service);
        port = server.getPort();
    }

    /** Answers as the script says, for any country. */
    public static ScriptedAgent answering(Function<DecideRequest, DecideResponse> script) {
        return new ScriptedAgent(List.of(), script);
    }

    /** Plays a built-in strategy, for any country. */
    public static ScriptedAgent playing(String strategy) {
        return answering(decidedBy(BuiltInStrategy.named(strategy)));
    }

    /** Holds in every turn, and does this when it is told the result. */
    public static ScriptedAgent concluding(Runnable end) {
        return new ScriptedAgent(List.of(), request -> holding(), end);
    }

    /** Says that it speaks for these countries only. */
    public static ScriptedAgent speakingFor(String... countries) {
        return new ScriptedAgent(List.of(countries), request -> holding());
    }

    /** Serves whatever this is, in place of a country. */
    public static ScriptedAgent serving(ServerServiceDefinition service) {
        return new ScriptedAgent(service);
    }

    /** What a negotiator decides on a request's view. */
    public static Function<DecideRequest, DecideResponse> decidedBy(Negotiator negotiator) {
        return request -> move((Reply.Move) negotiator.decide(ViewCodec.fromProto(request.getView())));
    }

    public static DecideResponse move(Reply.Move move) {
        return DecideResponse.newBuilder().setMove(MoveCodec.toProto(move)).build();
    }

    /** The empty move: waits everywhere, holds everything. */
    public static DecideResponse holding() {
        return move(Reply.Move.measures(Map.of()));
    }

    /** Answers nothing until the caller gives up. */
    public static DecideResponse nothingUntilCancelled() {
        var gone = new CountDownLatch(1);
        Context.current().addListener(context -> gone.countDown(), Runnable::run);
        return afterwards(gone);
    }

    /** Holds once the latch is open. */
    public static DecideResponse afterwards(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return holding();
    }

    private Server started(ServerServiceDefinition service) {
        try {
            return NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                    .executor(threads)
                    .addService(service)
                    .intercept(new ServerInterceptor() {
                        @Override
                        public <Q, A> ServerCall.Listener<Q> interceptCall(
                                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
                            Optional.ofNullable(headers.get(TRACE)).ifPresent(traces::add);
                            return next.startCall(call, headers);
                        }
                    })
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens, or did before it was closed. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    public List<DecideRequest> asked() {
        return List.copyOf(asked);
    }

    /** The traces that its calls belong to, as W3C's {@code traceparent} has them. */
    public List<String> traces() {
        return List.copyOf(traces);
    }

    public List<ConcludeRequest> concluded() {
        return List.copyOf(concluded);
    }

    @Override
    public void close() {
        server.shutdownNow();
        threads.shutdown();
    }

    private final class Service extends CountryAgentServiceImplBase {

        private final List<String> countries;
        private final Function<DecideRequest, DecideResponse> script;
        private final Runnable end;

        Service(List<String> countries, Function<DecideRequest, DecideResponse> script, Runnable end) {
            this.countries = countries;
            this.script = script;
            this.end = end;
        }

        @Override
        public void describe(DescribeRequest request, StreamObserver<DescribeResponse> reply) {
            reply.onNext(
                    DescribeResponse.newBuilder().addAllCountries(countries).build());
            reply.onCompleted();
        }

        @Override
        public void decide(DecideRequest request, StreamObserver<DecideResponse> reply) {
            asked.add(request);
            try {
                reply.onNext(script.apply(request));
                reply.onCompleted();
            } catch (StatusRuntimeException e) {
                reply.onError(e);
            }
        }

        @Override
        public void conclude(ConcludeRequest request, StreamObserver<ConcludeResponse> reply) {
            concluded.add(request);
            try {
                end.run();
                reply.onNext(ConcludeResponse.getDefaultInstance());
                reply.onCompleted();
            } catch (StatusRuntimeException e) {
                reply.onError(e);
            }
        }
    }
}
