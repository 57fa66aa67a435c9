package parley.coordinator.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.coordinator.access.Caller;
import parley.coordinator.access.Tokens;
import parley.wire.TokenFile;

/** Keeps a valid token of the host in a file while the coordinator runs, each for a day, so that a copy of it is soon worth nothing. */
final class HostToken {

    private static final Logger LOG = LoggerFactory.getLogger(HostToken.class);

    private static final Duration LIFETIME = Duration.ofDays(1);
    private static final Duration RENEWED = Duration.ofHours(12);

    private final Tokens tokens;
    private final TokenFile file;
    private volatile Optional<Tokens.Issued> written = Optional.empty();

    HostToken(Tokens tokens, Path folder, int port) {
        this.tokens = tokens;
        file = TokenFile.of(folder, port);
    }

    /** Writes the first one. What a coordinator that died has left there counts no more, whoever has got hold of it. */
    void begin() throws IOException {
        Optional<String> left = file.read();
        write();
        left.flatMap(tokens::id).ifPresent(tokens::revoke);
    }

    private void write() throws IOException {
        Tokens.Issued issued = tokens.issue(new Caller.Host(), LIFETIME);
        file.write(issued.text());
        written = Optional.of(issued);
    }

    /** Writes another one when the day is half over. */
    void renew() {
        Instant soon = Instant.now().plus(RENEWED);
        if (written.filter(issued -> issued.token().expires().isAfter(soon)).isEmpty()) {
            try {
                write();
            } catch (IOException e) {
                LOG.warn("the host's token cannot be written to {}", file.path(), e);
            }
        }
    }

    /** Removes the file, unless somebody else has written it by now; the token counts no more. */
    void end() {
        try {
            withdraw();
        } catch (IOException | RuntimeException e) {
            LOG.warn("the host's token in {} cannot be withdrawn; it expires within a day", file.path(), e);
        }
    }

    private void withdraw() throws IOException {
        try {
            if (written.isPresent() && file.read().equals(written.map(Tokens.Issued::text))) {
                file.delete();
            }
        } finally {
            written.map(issued -> issued.token().id()).ifPresent(tokens::revoke);
        }
    }
}
