package parley.sweep.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Files that are there whole or not at all. */
final class Commit {

    private Commit() {}

    /** Writes a file beside its place and moves it there in one step. */
    interface Writing {
        void to(Path unfinished) throws IOException;
    }

    /** Two that write the same file at once do not meet. */
    static void file(Path file, Writing writing) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            writing.to(unfinished);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    static void text(Path file, String text) throws IOException {
        file(file, unfinished -> Files.writeString(unfinished, text));
    }
}
