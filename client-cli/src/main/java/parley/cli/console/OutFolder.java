package parley.cli.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that {@code --out} names, where a command keeps files. */
public record OutFolder(Path path) {

    /** Creates it if it is not there yet. */
    public static OutFolder created(Path path) {
        try {
            Files.createDirectories(path);
            return new OutFolder(path);
        } catch (FileAlreadyExistsException e) {
            throw new BadInputException("--out: " + path + " is a file (expected: a folder, new or not)", e);
        } catch (IOException e) {
            throw new BadInputException(
                    "--out: " + path + " (expected: a folder that can be written: " + e.getMessage() + ")", e);
        }
    }

    /** Writes a file of it anew, and returns where it is. */
    public Path keep(String file, String text) {
        Path written = path.resolve(file);
        try {
            return Files.writeString(written, text);
        } catch (IOException e) {
            throw new UncheckedIOException("--out: " + written + " cannot be written: " + e.getMessage(), e);
        }
    }
}
