package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.Timestamp;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.agent.CountryAgentServer;
import parley.agent.Settings;
import parley.bargaining.strategy.Strategy;
import parley.coordinator.server.CoordinatorServer;
import parley.coordinator.session.Strategies;
import parley.coordinator.store.DatabaseStore;
import parley.proto.agent.v1.CountryAgentServiceGrpc.CountryAgentServiceImplBase;
import parley.proto.agent.v1.DescribeRequest;
import parley.proto.agent.v1.DescribeResponse;
import parley.summit.strategy.BuiltInStrategy;
import parley.wire.DecisionServer;
import parley.wire.Endpoint;
import parley.wire.ScenarioLibrary;

class DoctorCommandTest {

    /** Nothing listens there, and nobody but the system may. */
    private static final String NOBODY = "127.0.0.1:1";

    @TempDir
    private Path folder;

    /** Whose clock is wrong by this much. */
    private record Skewed(Duration by) {
        DecisionServer start() throws IOException {
            return DecisionServer.start(Endpoint.loopback(0), new CountryAgentServiceImplBase() {
                @Override
                public void describe(DescribeRequest request, StreamObserver<DescribeResponse> reply) {
                    reply.onNext(DescribeResponse.newBuilder()
                            .setTime(Timestamp.newBuilder()
                                    .setSeconds(Instant.now().plus(by).getEpochSecond()))
                            .build());
                    reply.onCompleted();
                }
            });
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void aMachineThatHasAllThatIsNeededIsWell() throws IOException {
        String port = String.valueOf(freePort());

        Parley doctor = Parley.run("doctor", "--port", port, "--data", folder.toString());

        assertThat(doctor.code()).as(doctor.out()).isZero();
        assertThat(doctor.out())
                .contains(
                        "ok    JDK: ", "ok    scenarios: ", "ok    port " + port + ": free", " MB free, can be written")
                .contains("ok    data in " + folder + ": none yet");
    }

    @Test
    void aPortThatIsTakenIsSaidWithWhatToDo() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Parley doctor = Parley.run("doctor", "--port", String.valueOf(taken.getLocalPort()));

            assertThat(doctor.code()).isZero();
            assertThat(doctor.out())
                    .contains("warn  port " + taken.getLocalPort() + ": taken", "-> nothing if that is");
        }
    }

    @Test
    void whatDoesNotAnswerFails() {
        Parley doctor = Parley.run(
                "doctor", "--server", NOBODY, "--agent", NOBODY, "--database", "jdbc:postgresql://" + NOBODY + "/x");

        assertThat(doctor.code()).isEqualTo(1);
        assertThat(doctor.out())
                .contains("fail  coordinator " + NOBODY + ": ", "fail  agent " + NOBODY + ": ", "fail  database: ")
                .contains("-> start one with ./parley serve");
    }

    @Test
    void aCoordinatorItsDataAndAnAgentThatAreWellAreSaidToBe() throws IOException {
        try (var coordinator = CoordinatorServer.start(
                        parley.coordinator.server.Settings.DEFAULT
                                .withPort(0)
                                .withDrain(Duration.ZERO)
                                .withTokenFolder(Parley.TOKENS),
                        new ScenarioLibrary(Path.of("../scenarios")),
                        new Strategies(Strategy.names(), BuiltInStrategy::named),
                        DatabaseStore.in(folder));
                var agent = CountryAgentServer.start(
                        new Settings(List.of("CHN"), "linear", 0), BuiltInStrategy.named("linear"))) {
            Parley doctor = Parley.run(
                    "doctor", "--data", folder.toString(), "--server", coordinator.target(), "--agent", agent.target());

            assertThat(doctor.code()).as(doctor.out()).isZero();
            assertThat(doctor.out())
                    .contains("ok    data in " + folder + ": SQLite 3.", "tables of version ")
                    .contains("ok    coordinator " + coordinator.target() + ": 0 sessions")
                    .containsPattern(
                            "ok    agent " + agent.target() + ": CHN \\(linear\\), answers in \\d+ ms, clocks agree");
        }
    }

    @Test
    void dataOfANewerVersionFails() throws Exception {
        DatabaseStore.in(folder).close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("parley.db"));
                var statement = connection.createStatement()) {
            statement.execute("INSERT INTO flyway_schema_history SELECT 99, '99', description, type, script, checksum,"
                    + " installed_by, installed_on, execution_time, success FROM flyway_schema_history LIMIT 1");
        }

        Parley doctor = Parley.run("doctor", "--data", folder.toString());

        assertThat(doctor.code()).isEqualTo(1);
        assertThat(doctor.out()).contains("fail  data in " + folder, "tables have version 99");
    }

    @Test
    void anAgentWhoseClockIsWrongIsWarnedOf() throws IOException {
        try (DecisionServer agent = new Skewed(Duration.ofMinutes(-5)).start()) {
            Parley doctor = Parley.run("doctor", "--agent", agent.target());

            assertThat(doctor.out())
                    .containsPattern(
                            "warn  agent " + agent.target() + ": any country, .* clock is (299|300)\\d{3} ms behind");
        }
    }

    @Test
    void aFolderThatIsAFileFails() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        Parley doctor = Parley.run("doctor", "--data", file.toString());

        assertThat(doctor.code()).isEqualTo(1);
        assertThat(doctor.out()).contains("fail  disk of " + file + ": " + file + " is a file");
    }

    @Test
    void programsReadJson() throws IOException {
        Parley doctor = Parley.run("doctor", "--json", "--agent", NOBODY);

        JsonNode findings = new ObjectMapper().readTree(doctor.out());
        assertThat(findings.findValuesAsText("state")).contains("ok", "fail");
        assertThat(findings.get(findings.size() - 1).path("advice").asText()).isNotEmpty();
    }

    @Test
    void anAddressThatIsNoneIsRefused() {
        Parley doctor = Parley.run("doctor", "--agent", "nowhere");

        assertThat(doctor.code()).isEqualTo(2);
        assertThat(doctor.err()).contains("--agent: nowhere (expected: host:port");
    }
}
