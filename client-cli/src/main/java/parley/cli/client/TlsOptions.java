package parley.cli.client;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import parley.cli.console.BadInputException;
import parley.wire.Tls;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Whom a program believes that it dials over TLS, and what it shows them. */
public final class TlsOptions {

    @Option(
            names = "--tls-ca",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description =
                    "Authorities that have signed the certificate of who is dialled, in PEM; the usual ones unless given.")
    private Optional<Path> authorities = Optional.empty();

    @Option(
            names = "--tls-cert",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "Certificate to show whoever asks for one, in PEM.")
    private Optional<Path> certificate = Optional.empty();

    @Option(
            names = "--tls-key",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "The certificate's private key, PKCS #8 in PEM.")
    private Optional<Path> key = Optional.empty();

    /** With these files. */
    public Tls tls() {
        if (certificate.isPresent() != key.isPresent()) {
            throw new BadInputException("--tls-cert and --tls-key: one of them given (expected: both, or none)");
        }
        try {
            return Tls.of(certificate.map(file -> new Tls.Identity(file, key.orElseThrow())), authorities);
        } catch (IOException e) {
            throw new BadInputException(String.valueOf(e.getMessage()), e);
        }
    }
}
