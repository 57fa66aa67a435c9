package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A coordinator, two agents and clients in processes of their own, over TLS and with tokens. */
class SecureServeTest {

    private static final int PATIENCE_MILLIS = 500;
    private static final int ATTEMPTS = 40;

    @TempDir
    private static Path folder;

    private static Certificates ours;
    private static Certificates others;

    @BeforeAll
    static void issue() throws Exception {
        ours = Certificates.in(folder.resolve("ours"));
        ours.issue("coordinator");
        ours.issue("agent");
        others = Certificates.in(folder.resolve("others"));
    }

    private static CoordinatorProcess coordinator(String... more) throws Exception {
        var options = new ArrayList<>(List.of(
                "--port",
                "0",
                "--known-as",
                "localhost",
                "--tls-cert",
                ours.file("coordinator.pem"),
                "--tls-key",
                ours.file("coordinator.key"),
                "--agent-ca",
                ours.file("ca.pem")));
        options.addAll(List.of(more));
        return CoordinatorProcess.start(options.toArray(String[]::new));
    }

    private static CoordinatorProcess agent(String country) throws Exception {
        return CoordinatorProcess.agent(
                "--country",
                country,
                "--strategy",
                "linear",
                "--port",
                "0",
                "--known-as",
                "localhost",
                "--tls-cert",
                ours.file("agent.pem"),
                "--tls-key",
                ours.file("agent.key"),
                "--tls-client-ca",
                ours.file("ca.pem"));
    }

    private static Parley session(CoordinatorProcess at, String... args) {
        var all = new ArrayList<>(List.of("session"));
        all.addAll(List.of(args));
        all.addAll(List.of("--server", at.target(), "--tls-ca", ours.file("ca.pem")));
        return Parley.run(all.toArray(String[]::new));
    }

    @Test
    void aSessionIsPlayedOverTlsByAgentsThatKnowTheirCoordinatorAndByCallersThatShowTokens() throws Exception {
        try (var china = agent("CHN");
                var usa = agent("USA");
                var coordinator = coordinator("--data", folder.resolve("data").toString())) {
            assertThat(coordinator.target()).startsWith("grpcs://localhost:");
            Parley created = session(
                    coordinator,
                    "create",
                    "starter",
                    "--open",
                    "--seed",
                    "7",
                    "--agent",
                    "CHN=" + china.target(),
                    "--agent",
                    "USA=" + usa.target());
            assertThat(created.err()).isEmpty();
            String name = created.out().strip();
            Parley watched = session(coordinator, "watch", name);
            String digest = Parley.run(
                            "run",
                            "starter",
                            "--seed",
                            "7",
                            "--in-process",
                            "--json",
                            "--strategy",
                            "CHN=linear",
                            "--strategy",
                            "USA=linear")
                    .field("transcriptDigest");
            assertThat(watched.out()).contains("FINISHED, digest " + digest);

            Path file = folder.resolve("observer.token");
            Parley issued = session(coordinator, "token", "observer", name, "--days", "1", "--out", file.toString());
            String id = issued.err().replaceFirst("(?s).*token ([0-9a-f]{32}).*", "$1");
            String[] asObserver = {"--token-file", file.toString()};
            assertThat(session(coordinator, with(asObserver, "show", name)).out())
                    .contains("FINISHED");
            assertThat(session(coordinator, with(asObserver, "list")).err())
                    .contains(
                            "NegotiationService/ListSessions: called by a token for: observer (expected: a token for: host)");

            assertThat(session(coordinator, "token", "revoke", id).out()).contains(id + ": revoked");
            Parley refused = session(coordinator, with(asObserver, "show", name));
            assertThat(refused.code()).isEqualTo(2);
            assertThat(refused.err()).contains("token: revoked (expected: ");

            assertThat(Parley.run("session", "list", "--server", coordinator.target())
                            .code())
                    .as("whoever does not know its authority")
                    .isEqualTo(1);
            assertThat(Parley.run("session", "list", "--server", "localhost:" + coordinator.port())
                            .code())
                    .as("whoever speaks in the clear")
                    .isEqualTo(1);
        }
    }

    @Test
    void whetherAnAgentOverTlsIsRightAndWhatIsInItsWayIsSaidToWhoeverKnowsItsAuthority() throws Exception {
        String[] known = {
            "--tls-ca", ours.file("ca.pem"), "--tls-cert", ours.file("agent.pem"), "--tls-key", ours.file("agent.key")
        };
        try (var china = agent("CHN");
                var coordinator = coordinator()) {
            Parley tested = Parley.run(with(known, "agent", "test", china.target(), "--seeds", "none"));
            assertThat(tested.code()).as(tested.out() + tested.err()).isZero();

            String[] doctor = {"doctor", "--server", coordinator.target(), "--agent", china.target(), "--json"};
            assertThat(states(Parley.run(with(known, doctor))))
                    .containsEntry("agent", "ok")
                    .containsEntry("coordinator", "ok");
            assertThat(states(Parley.run(doctor)))
                    .containsEntry("agent", "fail")
                    .containsEntry("coordinator", "fail");
        }
    }

    /** By the first word of what a finding is about. */
    private static Map<String, String> states(Parley doctor) throws IOException {
        var states = new HashMap<String, String>();
        new ObjectMapper()
                .readTree(doctor.out())
                .forEach(finding -> states.put(
                        finding.path("subject").asText().split(" ", 2)[0],
                        finding.path("state").asText()));
        return states;
    }

    private static String[] with(String[] options, String... args) {
        var all = new ArrayList<>(List.of(args));
        all.addAll(List.of(options));
        return all.toArray(String[]::new);
    }

    @Test
    void aCertificateThatWasRenewedIsShownWithoutARestart() throws Exception {
        ours.issue("renewed");
        try (var coordinator = CoordinatorProcess.start(
                "--port",
                "0",
                "--known-as",
                "localhost",
                "--tls-cert",
                ours.file("renewed.pem"),
                "--tls-key",
                ours.file("renewed.key"))) {
            String[] byOthers = {"session", "list", "--server", coordinator.target(), "--tls-ca", others.file("ca.pem")
            };
            assertThat(session(coordinator, "list").code()).isZero();
            assertThat(Parley.run(byOthers).code()).isEqualTo(1);

            others.issue("renewed", folder.resolve("ours"));

            int code = 1;
            for (int i = 0; i < ATTEMPTS && code != 0; i++) {
                Thread.sleep(PATIENCE_MILLIS);
                code = Parley.run(byOthers).code();
            }
            assertThat(code).isZero();
            assertThat(session(coordinator, "list").code()).isEqualTo(1);
        }
    }

    @Test
    void aCoordinatorMayAskItsCallersForACertificate() throws Exception {
        try (var coordinator = coordinator("--tls-client-ca", ours.file("ca.pem"))) {
            assertThat(session(coordinator, "list").code()).isEqualTo(1);
            assertThat(session(
                                    coordinator,
                                    "list",
                                    "--tls-cert",
                                    ours.file("agent.pem"),
                                    "--tls-key",
                                    ours.file("agent.key"))
                            .code())
                    .isZero();
        }
    }

    private static void isRefused(String expected, String... args) {
        Parley refused = Parley.run(args);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains(expected).hasLineCount(1);
    }

    @Test
    void whatOthersCouldMisuseTakesAFlag() {
        isRefused(
                "--tls-cert and --tls-key: missing for --host 0.0.0.0 (expected: --tls-cert and --tls-key, or --insecure)",
                "serve",
                "--host",
                "0.0.0.0",
                "--known-as",
                "localhost");
        isRefused(
                "missing for --allow-agent 192.0.2.7:7101 (expected: grpcs://192.0.2.7:7101, or --insecure)",
                "serve",
                "--allow-agent",
                "192.0.2.7:7101");
        isRefused(
                "--tls-client-ca: missing for --host 0.0.0.0 (expected: --tls-client-ca, or --insecure)",
                "agent",
                "serve",
                "--country",
                "CHN",
                "--host",
                "0.0.0.0",
                "--known-as",
                "localhost",
                "--tls-cert",
                ours.file("agent.pem"),
                "--tls-key",
                ours.file("agent.key"));
        isRefused(
                "--server: 192.0.2.7:7070 (expected: grpcs://192.0.2.7:7070, or --insecure)",
                "session",
                "list",
                "--server",
                "192.0.2.7:7070");
        isRefused(
                "--server: 192.0.2.7:7070 (expected: grpcs://192.0.2.7:7070)",
                "doctor",
                "--server",
                "192.0.2.7:7070",
                "--token-file",
                ours.file("ca.pem"));
        isRefused(
                "--known-as: missing for --host 0.0.0.0 (expected: the name by which others find this machine)",
                "serve",
                "--host",
                "0.0.0.0",
                "--insecure");
        isRefused("one of them given (expected: both, or none)", "serve", "--tls-cert", ours.file("agent.pem"));
    }

    @Test
    void aFileThatIsNoCertificateIsNamed() {
        Parley refused = Parley.run("serve", "--tls-cert", ours.file("ca.pem"), "--tls-key", ours.file("nosuch.key"));

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err())
                .contains("TLS: " + ours.file("nosuch.key") + " cannot be read (expected: a file in PEM)");
    }

    @Test
    void withoutATokenNothingIsTold() throws Exception {
        try (var coordinator = CoordinatorProcess.start("--port", "0")) {
            Parley stranger = Parley.with(
                    new parley.cli.console.Settings(Parley.HOME, false, 92, false, folder.resolve("nobody")),
                    "session",
                    "list",
                    "--server",
                    coordinator.target());

            assertThat(stranger.code()).isEqualTo(2);
            assertThat(stranger.err()).contains("token: missing (expected: ");
            assertThat(Parley.run("session", "list", "--server", coordinator.target())
                            .code())
                    .isZero();
        }
    }

    @Test
    void whatIsGivenUpIsSaid() throws Exception {
        var out = new StringWriter();
        var err = new StringWriter();
        Thread serving = Thread.ofVirtual()
                .start(() -> Main.whole(new parley.cli.console.Settings(Parley.HOME, false, 92, false, Parley.TOKENS))
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute("serve", "--port", "0", "--host", "0.0.0.0", "--known-as", "localhost", "--insecure"));
        for (int i = 0; i < ATTEMPTS && !out.toString().contains("coordinator listens on localhost:"); i++) {
            Thread.sleep(PATIENCE_MILLIS);
        }
        serving.interrupt();
        serving.join();

        assertThat(out.toString()).contains("coordinator listens on localhost:");
        assertThat(err.toString())
                .contains("WARNING: --insecure: whoever can listen on the network reads all that is said");
    }
}
