package parley.http;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.SessionProtocol;
import com.linecorp.armeria.common.grpc.GrpcSerializationFormats;
import com.linecorp.armeria.common.util.TlsEngineType;
import com.linecorp.armeria.server.Route;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.cors.CorsService;
import com.linecorp.armeria.server.docs.DocService;
import com.linecorp.armeria.server.grpc.GrpcService;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import parley.proto.error.v1.ErrorReason;
import parley.wire.Address;
import parley.wire.Errors;
import parley.wire.Tls;

/**
 * Services at an HTTP port, each as gRPC-Web, as gRPC where the caller has HTTP/2, and as JSON where the contract gives it a path; the
 * OpenAPI document at {@code /openapi.json}, pages about the services at {@code /docs/}.
 */
public final class HttpPort implements AutoCloseable {

    private static final String ORIGIN_HEADERS =
            "authorization,content-type,last-event-id,x-grpc-web,x-user-agent,grpc-timeout";
    private static final int WORKING_AT_ONCE = 256;
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final HttpSettings settings;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("http-", 1).factory());
    private final ScheduledThreadPoolExecutor grpcThreads = new ScheduledThreadPoolExecutor(
            WORKING_AT_ONCE, Thread.ofVirtual().name("grpc-web-", 1).factory());
    private final Server server;

    private HttpPort(HttpSettings settings, List<ServerServiceDefinition> services, Optional<Pages> pages)
            throws IOException {
        this.settings = settings;
        ServerBuilder builder = Server.builder();
        listen(builder);
        builder.maxRequestLength(settings.largestRequest())
                .requestTimeoutMillis(0)
                .blockingTaskExecutor(grpcThreads, false)
                .gracefulShutdownTimeout(Duration.ZERO, LAST_WORDS)
                .errorHandler(new Failures());
        List<HttpRoute> routes = HttpRoute.of(services);
        routes.forEach(route -> builder.service(
                Route.builder()
                        .methods(route.method())
                        .path("regex:" + route.path().regex())
                        .build(),
                new JsonService(route, threads)));
        HttpData document = HttpData.ofUtf8(OpenApi.of(routes));
        builder.service(
                Route.builder().methods(HttpMethod.GET).path("/openapi.json").build(),
                (context, request) -> HttpResponse.of(HttpStatus.OK, MediaType.JSON_UTF_8, document));
        pages.ifPresentOrElse(
                found -> builder.serviceUnder("/", found.service()),
                () -> builder.service("/", (context, request) -> HttpResponse.ofRedirect("/docs/")));
        builder.serviceUnder("/docs", DocService.builder().webAppTitle("Parley").build());
        builder.serviceUnder("/v1", (context, request) -> unknown(request.method() + " " + context.path()));
        builder.service(GrpcService.builder()
                .addServiceDefinitions(services)
                .supportedSerializationFormats(
                        GrpcSerializationFormats.PROTO,
                        GrpcSerializationFormats.PROTO_WEB,
                        GrpcSerializationFormats.PROTO_WEB_TEXT)
                .maxRequestMessageLength(settings.largestRequest())
                .useBlockingTaskExecutor(true)
                .build());
        if (!settings.origins().isEmpty()) {
            builder.decorator(CorsService.builder(settings.origins())
                    .allowRequestMethods(HttpMethod.GET, HttpMethod.POST, HttpMethod.DELETE)
                    .allowRequestHeaders(List.of(ORIGIN_HEADERS.split(",")))
                    .exposeHeaders("grpc-status", "grpc-message", "grpc-status-details-bin")
                    .newDecorator());
        }
        builder.decorator(new Callers(settings.names(), settings.origins()));
        server = builder.build();
    }

    private static HttpResponse unknown(String call) {
        return Callers.response(Errors.status(
                Status.Code.UNIMPLEMENTED,
                ErrorReason.ERROR_REASON_UNKNOWN_CALL,
                "call: " + call + " (expected: one of /openapi.json)",
                Map.of("call", call, "expected", "one of /openapi.json")));
    }

    private void listen(ServerBuilder builder) throws IOException {
        var at = new InetSocketAddress(
                InetAddress.getByName(settings.endpoint().host()),
                settings.endpoint().port());
        if (settings.endpoint().tls().isEmpty()) {
            builder.port(at, SessionProtocol.HTTP);
            return;
        }
        Tls tls = settings.endpoint().tls().get();
        builder.port(at, SessionProtocol.HTTPS)
                .tlsEngineType(TlsEngineType.JDK)
                .tls(tls.keyManagers())
                .tlsCustomizer(context -> tls.trustManagers()
                        .ifPresent(trust ->
                                context.trustManager(trust).clientAuth(io.netty.handler.ssl.ClientAuth.REQUIRE)));
    }

    /** Starts one; fails with one line that says why if the port cannot be listened on. */
    public static HttpPort start(HttpSettings settings, List<ServerServiceDefinition> services) throws IOException {
        return start(settings, services, Optional.empty());
    }

    /** The same with pages of its own at {@code /}. */
    public static HttpPort start(HttpSettings settings, List<ServerServiceDefinition> services, Pages pages)
            throws IOException {
        return start(settings, services, Optional.of(pages));
    }

    private static HttpPort start(HttpSettings settings, List<ServerServiceDefinition> services, Optional<Pages> pages)
            throws IOException {
        var started = new HttpPort(settings, services, pages);
        try {
            started.server.start().join();
            return started;
        } catch (CompletionException e) {
            started.close();
            throw settings.endpoint()
                    .cannotListen(e.getCause() instanceof IOException io ? io : new IOException(e.getCause()));
        }
    }

    public int port() {
        return server.activeLocalPort();
    }

    /** Where others find it, e.g. {@code http://127.0.0.1:8080}. */
    public String target() {
        Address found = settings.endpoint().found(port());
        return (found.tls() ? "https://" : "http://") + new Address(false, found.host(), found.port());
    }

    /** Stops to listen, and breaks off what is open after a moment. */
    @Override
    public void close() {
        server.stop().join();
        threads.shutdown();
        grpcThreads.shutdownNow();
        try {
            var unused = threads.awaitTermination(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
