package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A coordinator as {@code ./parley serve} starts it, read as Prometheus, a collector and a reader of logs would. */
class FiguresServedTest {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private static final Map<String, String> COLLECTED = new ConcurrentHashMap<>();

    @TempDir
    private static Path folder;

    private static String session = "";
    private static String prometheus = "";
    private static List<String> log = List.of();

    @BeforeAll
    static void playOneSession() throws Exception {
        int port = freePort();
        HttpServer collector = collector();
        Path stderr = folder.resolve("log");
        try (var coordinator = CoordinatorProcess.start(
                Map.of(
                        "OTEL_EXPORTER_OTLP_ENDPOINT",
                        "http://127.0.0.1:" + collector.getAddress().getPort()),
                ProcessBuilder.Redirect.to(stderr.toFile()),
                "--port",
                "0",
                "--metrics-port",
                String.valueOf(port),
                "--log",
                "json")) {
            session = Parley.run("session", "create", "starter", "--server", coordinator.target())
                    .out()
                    .strip();
            assertThat(Parley.run("session", "watch", session, "--server", coordinator.target())
                            .code())
                    .isZero();
            var answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            prometheus = answer.body();
            coordinator.stop();
        } finally {
            collector.stop(0);
        }
        log = Files.readAllLines(stderr);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, HERE)) {
            return socket.getLocalPort();
        }
    }

    private static HttpServer collector() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(HERE, 0), 0);
        server.createContext("/v1/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
            COLLECTED.merge(exchange.getRequestURI().getPath(), body, String::concat);
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    @Test
    void prometheusReadsEveryFigure() {
        assertThat(prometheus.lines())
                .anyMatch(line -> line.matches("parley_sessions_ended_total\\{.*phase=\"finished\"} 1.0"))
                .anyMatch(line -> line.matches("parley_sessions_running\\{.*} 0.0"))
                .anyMatch(line -> line.matches("parley_turns_pending\\{.*} 0.0"))
                .anyMatch(line -> line.matches(
                        "parley_turn_duration_seconds_count\\{driver=\"built_in\",.*outcome=\"move\"} [1-9][0-9]*"))
                .anyMatch(line -> line.matches("parley_round_duration_seconds_count\\{.*} [1-9][0-9]*"))
                .anyMatch(line -> line.matches("rpc_server_call_duration_seconds_count\\{.*"
                        + "rpc_method=\"parley.negotiation.v1.NegotiationService/CreateSession\","
                        + "rpc_response_status_code=\"OK\"} 1"));
    }

    @Test
    void theCollectorThatTheEnvironmentNamesGetsTheSessionsTraceAndTheFigures() {
        assertThat(COLLECTED).containsOnlyKeys("/v1/traces", "/v1/metrics");
        assertThat(COLLECTED.get("/v1/traces")).contains(session, "round 1", "parley-coordinator");
    }

    @Test
    void everyLineOfTheLogIsAnObjectAndThatOfASessionsEndHasItsNameAndRound() throws IOException {
        var json = new ObjectMapper();
        assertThat(log).isNotEmpty();
        boolean told = false;
        for (String line : log) {
            if (line.startsWith("{")) {
                JsonNode entry = json.readTree(line);
                told |= entry.path("formattedMessage").asText().equals(session + ": FINISHED")
                        && entry.path("mdc").path("session").asText().equals(session)
                        && entry.path("mdc").path("round").asInt() > 0
                        && entry.path("mdc").path("trace").asText().length() == 32;
            }
        }
        assertThat(told).as(String.join("\n", log)).isTrue();
    }

    @Test
    void aVariableThatOpenTelemetryDoesNotUnderstandIsRefused() throws Exception {
        Path stderr = folder.resolve("refused");
        assertThatThrownBy(() -> CoordinatorProcess.start(
                        Map.of("OTEL_TRACES_SAMPLER", "sometimes"),
                        ProcessBuilder.Redirect.to(stderr.toFile()),
                        "--port",
                        "0",
                        "--metrics-port",
                        String.valueOf(freePort())))
                .isInstanceOf(IOException.class);
        assertThat(Files.readString(stderr)).contains("parley: a variable OTEL_...: ", "sometimes");
    }

    @Test
    void aPortThatIsTakenIsSaidInOneLine() throws IOException {
        try (var taken = new ServerSocket(0, 1, HERE)) {
            Parley serve = Parley.run("serve", "--port", "0", "--metrics-port", String.valueOf(taken.getLocalPort()));

            assertThat(serve.code()).isEqualTo(1);
            assertThat(serve.err())
                    .startsWith("parley: port: " + taken.getLocalPort())
                    .hasLineCount(1);
        }
    }
}
