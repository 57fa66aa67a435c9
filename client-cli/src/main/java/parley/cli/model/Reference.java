package parley.cli.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import parley.cli.console.FailedException;
import parley.summit.scenario.Scenario;
import parley.wire.ScenarioJson;

/** The implementation in Python, as a program beside this one. */
record Reference(Path home) {

    private static final String PYTHON = "python3";

    private Path program() {
        return home.resolve("docs").resolve("model").resolve("reference").resolve("parley_reference.py");
    }

    /** Plays all seeds; {@code each} sees a session as soon as it is played. */
    void play(Scenario scenario, SeedRange seeds, Consumer<ReferenceSession> each) {
        if (!Files.isRegularFile(program())) {
            throw new FailedException(
                    "reference: " + program() + " is not there (expected: the folder docs of the repository)");
        }
        try {
            Path folder = Files.createTempDirectory("parley-reference");
            Path input = folder.resolve("scenario.json");
            Path errors = folder.resolve("errors.txt");
            try {
                Files.writeString(input, ScenarioJson.of(scenario));
                run(List.of(PYTHON, program().toString(), input.toString(), "--seeds=" + seeds), errors, each);
            } finally {
                Files.deleteIfExists(input);
                Files.deleteIfExists(errors);
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new FailedException("reference: " + e.getMessage(), e);
        }
    }

    private static void run(List<String> command, Path errors, Consumer<ReferenceSession> each) throws IOException {
        Process process = started(new ProcessBuilder(command).redirectError(errors.toFile()));
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(line -> each.accept(ReferenceSession.parse(line)));
            int code = process.waitFor();
            if (code != 0) {
                List<String> said = Files.readAllLines(errors);
                throw new FailedException(
                        "reference: exit code " + code + (said.isEmpty() ? "" : ": " + said.get(said.size() - 1)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailedException("reference: interrupted", e);
        } finally {
            process.destroy();
        }
    }

    private static Process started(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new FailedException(
                    PYTHON + ": cannot be started (expected: Python 3.9 or later on the PATH): " + e.getMessage(), e);
        }
    }
}
