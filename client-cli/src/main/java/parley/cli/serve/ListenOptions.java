package parley.cli.serve;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import parley.cli.console.BadInputException;
import parley.cli.console.Console;
import parley.wire.Endpoint;
import parley.wire.Tls;
import picocli.CommandLine.Option;

/** Where a program listens, and what it shows whoever calls it. */
final class ListenOptions {

    private static final Set<String> WILDCARDS = Set.of("0.0.0.0", "::");

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = {
                "Address of this machine to listen on, 0.0.0.0 for all; 127.0.0.1 unless given, where only",
                "programs on this machine find it. Another one takes TLS, or --insecure."
            })
    private String host = "127.0.0.1";

    @Option(
            names = "--known-as",
            paramLabel = "NAME",
            description = "Name by which others find it; the address that it listens on unless given.")
    private Optional<String> known = Optional.empty();

    @Option(
            names = "--tls-cert",
            paramLabel = "FILE",
            description = "Its chain of certificates, in PEM. Read again when it changes, as all these files.")
    private Optional<Path> certificate = Optional.empty();

    @Option(names = "--tls-key", paramLabel = "FILE", description = "The certificate's private key, PKCS #8 in PEM.")
    private Optional<Path> key = Optional.empty();

    @Option(
            names = "--tls-client-ca",
            paramLabel = "FILE",
            description = "Whoever calls has to show a certificate of these authorities, in PEM.")
    private Optional<Path> clientAuthorities = Optional.empty();

    @Option(
            names = "--insecure",
            description = "Do without what another address than this machine's takes; it is said what is given up.")
    private boolean insecure;

    /** What it shows to those it dials itself. */
    Optional<Tls.Identity> identity() {
        if (certificate.isPresent() != key.isPresent()) {
            throw new BadInputException("--tls-cert and --tls-key: one of them given (expected: both, or none)");
        }
        return certificate.map(file -> new Tls.Identity(file, key.orElseThrow()));
    }

    /** What it shows whoever calls. */
    Optional<Tls> tls() throws IOException {
        Optional<Tls.Identity> identity = identity();
        if (clientAuthorities.isPresent() && identity.isEmpty()) {
            throw new BadInputException("--tls-client-ca: without --tls-cert (expected: both, or none)");
        }
        return identity.isPresent() ? Optional.of(Tls.of(identity, clientAuthorities)) : Optional.empty();
    }

    Endpoint endpoint(int port, Optional<Tls> tls) {
        if (WILDCARDS.contains(host) && known.isEmpty()) {
            throw BadInputException.of(
                    "--known-as", "missing for --host " + host, "the name by which others find this machine");
        }
        return new Endpoint(host, port, tls, known);
    }

    /**
     * Refuses what others on the network could misuse, unless that is wanted; then it is said what that is.
     *
     * @param missing what would be needed, and what is given up without it; empty where nothing is
     */
    void check(Console console, Stream<Missing> missing) {
        missing.forEach(thing -> {
            if (!insecure) {
                throw BadInputException.of(
                        thing.what(), "missing for " + thing.where(), thing.what() + ", or --insecure");
            }
            console.note("WARNING: --insecure: " + thing.givenUp());
        });
    }

    /** Something that is needed elsewhere than on this machine. */
    record Missing(String what, String where, String givenUp) {}

    /** TLS, for whoever listens where others find it. */
    Stream<Missing> missingTls(Endpoint endpoint) {
        return endpoint.isLoopback() || endpoint.tls().isPresent()
                ? Stream.of()
                : Stream.of(
                        new Missing(
                                "--tls-cert and --tls-key",
                                "--host " + host,
                                "whoever can listen on the network reads all that is said, tokens included, and may change it"));
    }

    /** Certificates of those who call, for whoever has no other way to know them. */
    Stream<Missing> missingClients(Endpoint endpoint) {
        return endpoint.isLoopback() || endpoint.tls().filter(Tls::asksClients).isPresent()
                ? Stream.of()
                : Stream.of(
                        new Missing("--tls-client-ca", "--host " + host, "whoever finds it may ask it for decisions"));
    }
}
