package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The HTTP port of a coordinator in a process of its own. */
class HttpServeTest {

    private static final Pattern TOLD = Pattern.compile("over HTTP at (https?://\\S+:\\d+),");

    @TempDir
    private Path folder;

    private CoordinatorProcess serve(String... more) throws IOException {
        var options = new ArrayList<>(List.of("--port", "0", "--http-port", "0"));
        options.addAll(List.of(more));
        return CoordinatorProcess.start(
                Map.of(), ProcessBuilder.Redirect.to(folder.resolve("log").toFile()), options.toArray(String[]::new));
    }

    private String address() throws IOException {
        Matcher told = TOLD.matcher(Files.readString(folder.resolve("log")));
        assertThat(told.find()).isTrue();
        return told.group(1);
    }

    private static HttpResponse<String> get(HttpClient client, CoordinatorProcess coordinator, String address)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("authorization", "Bearer " + coordinator.token().orElseThrow())
                        .build(),
                BodyHandlers.ofString());
    }

    private static SSLContext trusting(String authorities) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(Path.of(authorities))) {
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    @Test
    void theHostsTokenOpensTheHttpPortToo() throws Exception {
        try (var coordinator = serve()) {
            var response = get(HttpClient.newHttpClient(), coordinator, address() + "/v1/scenarios");

            assertThat(address()).startsWith("http://127.0.0.1:");
            assertThat(response.body()).contains("\"id\": \"starter\"");
        }
    }

    @Test
    void itShowsTheCertificateOfTheOtherPortAndNamesItself() throws Exception {
        Certificates ours = Certificates.in(folder.resolve("ours"));
        ours.issue("coordinator");
        Certificates others = Certificates.in(folder.resolve("others"));
        try (var coordinator = serve(
                "--known-as",
                "localhost",
                "--tls-cert",
                ours.file("coordinator.pem"),
                "--tls-key",
                ours.file("coordinator.key"))) {
            var client = HttpClient.newBuilder()
                    .sslContext(trusting(ours.file("ca.pem")))
                    .build();
            var stranger = HttpClient.newBuilder()
                    .sslContext(trusting(others.file("ca.pem")))
                    .build();

            assertThat(address()).startsWith("https://localhost:");
            assertThat(get(client, coordinator, address() + "/v1/sessions").statusCode())
                    .isEqualTo(200);
            assertThatThrownBy(() -> get(stranger, coordinator, address() + "/v1/sessions"))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void whatCannotBeIsSaidBeforeAnythingListens() {
        assertThat(refused("--allow-origin", "https://class.example.org"))
                .contains("--allow-origin: without --http-port");
        assertThat(refused("--http-port", "0", "--allow-origin", "class.example.org"))
                .contains("--allow-origin: class.example.org (expected: http:// or https://");
        assertThat(refused("--http-port", "0", "--allow-host", "parley.example.org:8080"))
                .contains("--allow-host: parley.example.org:8080 (expected: a name or an address, without a port)");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    private String refused(String... options) {
        var all = new ArrayList<>(
                List.of("serve", "--port", "0", "--data", folder.resolve("data").toString()));
        all.addAll(List.of(options));
        return Parley.run(all.toArray(String[]::new)).err();
    }

    @Test
    void pagesAndNamesThatAreAllowedMayCall() throws Exception {
        try (var coordinator =
                serve("--allow-origin", "https://class.example.org", "--allow-host", "parley.example.org")) {
            var request = HttpRequest.newBuilder(URI.create(address() + "/v1/scenarios"))
                    .header("authorization", "Bearer " + coordinator.token().orElseThrow());
            HttpClient client = HttpClient.newHttpClient();

            assertThat(client.send(
                                    request.copy()
                                            .header("origin", "https://class.example.org")
                                            .build(),
                                    BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
            assertThat(client.send(
                                    request.copy()
                                            .header("origin", "https://evil.example.org")
                                            .build(),
                                    BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void whereTheOtherPortAsksForACertificateItDoesToo() throws Exception {
        Certificates ours = Certificates.in(folder.resolve("ours"));
        ours.issue("coordinator");
        try (var coordinator = serve(
                "--known-as",
                "localhost",
                "--tls-cert",
                ours.file("coordinator.pem"),
                "--tls-key",
                ours.file("coordinator.key"),
                "--tls-client-ca",
                ours.file("ca.pem"))) {
            var client = HttpClient.newBuilder()
                    .sslContext(trusting(ours.file("ca.pem")))
                    .build();

            assertThatThrownBy(() -> get(client, coordinator, address() + "/v1/sessions"))
                    .isInstanceOf(IOException.class);
        }
    }
}
