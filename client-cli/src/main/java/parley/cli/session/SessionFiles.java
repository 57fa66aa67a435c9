package parley.cli.session;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import parley.cli.console.BadInputException;
import parley.summit.transcript.Transcript;
import parley.wire.OwnerOnly;
import parley.wire.TranscriptLines;
import parley.wire.WireException;

/** Sessions in files, as they leave a coordinator and come back. */
final class SessionFiles {

    private SessionFiles() {}

    static void write(Path file, Transcript transcript, Optional<String> digest) {
        try {
            // It holds what the seats keep to themselves.
            Files.writeString(OwnerOnly.file(file), TranscriptLines.file(transcript, digest));
        } catch (FileAlreadyExistsException e) {
            throw new BadInputException("file: " + file + " is there already (expected: a new one)", e);
        } catch (IOException e) {
            throw new BadInputException(
                    "file: " + file + " (expected: one that can be written: " + e.getMessage() + ")", e);
        }
    }

    static TranscriptLines.Read read(Path file) {
        try {
            return TranscriptLines.read(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new BadInputException("file: " + file + " is not there (expected: a transcript)", e);
        } catch (IOException e) {
            throw new BadInputException("file: " + file + " cannot be read: " + e.getMessage(), e);
        } catch (WireException e) {
            throw new BadInputException(file + ": " + e.getMessage(), e);
        }
    }
}
