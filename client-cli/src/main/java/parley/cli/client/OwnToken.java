package parley.cli.client;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import parley.cli.console.BadInputException;
import parley.wire.Address;
import parley.wire.TokenFile;

/** Tokens in files, read anew for every call, since a coordinator that was started again has written another one. */
public final class OwnToken {

    private OwnToken() {}

    /** The host's token of a coordinator that this user has started on this machine; none for one elsewhere. */
    public static Supplier<Optional<String>> of(Path tokens, Address coordinator) {
        return coordinator.isLoopback() ? () -> read(TokenFile.of(tokens, coordinator.port())) : Optional::empty;
    }

    /** The token in a file that was named. */
    public static Supplier<Optional<String>> in(Path path) {
        var file = new TokenFile(path);
        return () -> Optional.of(read(file)
                .orElseThrow(() -> BadInputException.of(
                        "--token-file", file + " is not there", "a file with a token, of session token --out")));
    }

    private static Optional<String> read(TokenFile file) {
        try {
            return file.read();
        } catch (IOException e) {
            throw new BadInputException("token: " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
