package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.proto.seat.v1.Move;
import parley.proto.seat.v1.TurnKind;

/** A process of its own that somebody ends in the middle of a turn. */
class BrokenOffTest {

    @TempDir
    private Path folder;

    /** Runs until an agent that only chooses measures is asked at a table, and then breaks the run off. */
    private String breakOff(String... options) throws IOException, InterruptedException {
        var atTable = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        try (TestAgent agent = TestAgent.of(view -> {
            if (view.getKind() != TurnKind.TURN_KIND_MEASURES) {
                atTable.countDown();
                await(never);
            }
            return Move.getDefaultInstance();
        })) {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Dparley.home=" + Parley.HOME.toAbsolutePath(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    "parley.cli.Main"));
            command.addAll(List.of("run", "starter", "--seed", "7", "--json", "--patience", "60"));
            command.addAll(List.of("--agent", "USA=" + agent.address(), "--agent", "CHN=" + agent.address()));
            command.addAll(List.of(options));
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (BufferedReader said = process.errorReader()) {
                atTable.await();
                waitFor("round 1 of 6", said);
                process.toHandle().destroy();
                String rest = String.join("\n", said.lines().toList());
                process.waitFor();
                return rest;
            } finally {
                process.destroyForcibly();
                never.countDown();
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void waitFor(String words, BufferedReader said) throws IOException {
        String line = said.readLine();
        while (line != null && !line.contains(words)) {
            line = said.readLine();
        }
        assertThat(line).as("a line with " + words).isNotNull();
    }

    private static void isReadable(Path transcript) {
        Parley check = Parley.run("replay", transcript.toString(), "--check");

        assertThat(transcript).exists();
        assertThat(check.code()).isZero();
        assertThat(check.out()).contains("same, as far as it goes", "broken off");
    }

    @Test
    void aRunThatIsBrokenOffLeavesATranscriptBesideTheUser() throws Exception {
        String said = breakOff();

        assertThat(said).contains("broken off; the transcript so far is in parley-starter-7-broken-off.jsonl");
        isReadable(folder.resolve("parley-starter-7-broken-off.jsonl"));
    }

    @Test
    void aRunThatIsBrokenOffLeavesATranscriptInItsFolder() throws Exception {
        String said = breakOff("--out", "kept");

        assertThat(said).contains("broken off; the transcript so far is in kept");
        isReadable(folder.resolve("kept").resolve("transcript.jsonl"));
        assertThat(folder).isDirectoryNotContaining("glob:**.jsonl");
    }
}
