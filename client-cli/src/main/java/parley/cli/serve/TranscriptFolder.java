package parley.cli.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import parley.cli.console.BadInputException;
import parley.coordinator.session.Journal;
import parley.coordinator.session.Journals;
import parley.summit.chance.Secrets;
import parley.summit.scenario.Scenario;
import parley.summit.transcript.Entry;
import parley.wire.TranscriptLines;

/**
 * Keeps the transcript of every session in a folder, one file each, line by line as things happen. The files hold the seats'
 * secrets: they are for the host.
 */
record TranscriptFolder(Path folder) implements Journals {

    static TranscriptFolder open(Path folder) {
        try {
            Files.createDirectories(folder);
            return new TranscriptFolder(folder);
        } catch (FileAlreadyExistsException e) {
            throw new BadInputException("--out: " + folder + " is a file (expected: a folder, new or not)", e);
        } catch (IOException e) {
            throw new BadInputException(
                    "--out: " + folder + " (expected: a folder that can be written: " + e.getMessage() + ")", e);
        }
    }

    @Override
    public Journal open(String session, Scenario scenario, long seed, long parameterSeed, Secrets secrets) {
        Path file = folder.resolve(session.replace('/', '-') + ".jsonl");
        try {
            var kept = new TranscriptFile(file, Files.newBufferedWriter(file, StandardCharsets.UTF_8));
            kept.line(TranscriptLines.header(scenario, seed, parameterSeed, secrets));
            return kept;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    private record TranscriptFile(Path file, Writer writer) implements Journal {

        private void line(String text) throws IOException {
            writer.write(text + "\n");
            writer.flush();
        }

        @Override
        public void append(List<Entry> entries) {
            try {
                for (Entry entry : entries) {
                    line(TranscriptLines.line(entry));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(file + " cannot be written", e);
            }
        }

        @Override
        public void finish(String digest) {
            try {
                line(TranscriptLines.end(digest));
            } catch (IOException e) {
                throw new UncheckedIOException(file + " cannot be written", e);
            }
        }

        @Override
        public void close() {
            try {
                writer.close();
            } catch (IOException e) {
                throw new UncheckedIOException(file + " cannot be closed", e);
            }
        }
    }
}
