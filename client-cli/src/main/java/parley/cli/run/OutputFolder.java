package parley.cli.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import parley.cli.console.BadInputException;
import parley.cli.console.OutFolder;
import parley.summit.transcript.Entry;
import parley.wire.TranscriptLines;

/** Keeps a run in a folder. The transcript grows line by line, so that a run that is broken off leaves one that can be read. */
final class OutputFolder implements AutoCloseable {

    static final String TRANSCRIPT = "transcript.jsonl";
    static final String JSON = "report.json";
    static final String HTML = "report.html";

    private final OutFolder folder;
    private final Writer transcript;

    private OutputFolder(OutFolder folder, Writer transcript) {
        this.folder = folder;
        this.transcript = transcript;
    }

    /** Creates the folder and begins the transcript; what an earlier run left there is replaced. */
    static OutputFolder open(Path path, RunPlan plan) {
        OutFolder folder = OutFolder.created(path);
        try {
            for (String file : List.of(TRANSCRIPT, JSON, HTML)) {
                Files.deleteIfExists(path.resolve(file));
            }
            Writer writer = Files.newBufferedWriter(path.resolve(TRANSCRIPT), StandardCharsets.UTF_8);
            var opened = new OutputFolder(folder, writer);
            opened.line(TranscriptLines.header(plan.scenario(), plan.seed(), plan.parameterSeed(), plan.secrets()));
            return opened;
        } catch (IOException e) {
            throw new BadInputException(
                    "--out: " + path + " (expected: a folder that can be written: " + e.getMessage() + ")", e);
        }
    }

    void append(Entry entry) {
        line(TranscriptLines.line(entry));
    }

    void finish(String digest) {
        line(TranscriptLines.end(digest));
    }

    void keep(String file, String text) {
        folder.keep(file, text);
    }

    Path path(String file) {
        return folder.path().resolve(file);
    }

    private void line(String text) {
        try {
            transcript.write(text + "\n");
            transcript.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("--out: " + path(TRANSCRIPT) + " cannot be written: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            transcript.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
