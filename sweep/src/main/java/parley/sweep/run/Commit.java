package parley.sweep.run;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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

    /** Two that write the same file at once do not meet; what a kill leaves is hidden from whoever reads the whole folder. */
    static void file(Path file, Writing writing) throws IOException {
        Path unfinished = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            writing.to(unfinished);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** Why something could not be done, in words; the file is named elsewhere. */
    static String why(IOException failure) {
        return switch (failure) {
            case AccessDeniedException e -> "permission denied";
            case NoSuchFileException e -> "there is no such place";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            default -> String.valueOf(failure.getMessage());
        };
    }

    static void text(Path file, String text) throws IOException {
        file(file, unfinished -> Files.writeString(unfinished, text));
    }
}
