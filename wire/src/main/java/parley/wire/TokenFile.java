package parley.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;

/** A token in a file that only its owner can read: whoever started what asks for it need not show who they are. */
public record TokenFile(Path path) {

    /** A host's, by the port of its coordinator, in a folder of such files, which is made when it is written. */
    public static TokenFile of(Path folder, int port) {
        return new TokenFile(folder.resolve(String.valueOf(port)));
    }

    /** Writes it, in place of what was there. */
    public void write(String token) throws IOException {
        Path folder = Objects.requireNonNull(path.toAbsolutePath().normalize().getParent(), "a file is in a folder");
        OwnerOnly.folder(folder);
        Path fresh = OwnerOnly.fileIn(folder, "token-");
        Files.writeString(fresh, token + "\n");
        Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The token in it; empty if there is no such file. */
    public Optional<String> read() throws IOException {
        try {
            return Optional.of(Files.readString(path).strip());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }

    /** Removes it. */
    public void delete() throws IOException {
        Files.deleteIfExists(path);
    }
}
