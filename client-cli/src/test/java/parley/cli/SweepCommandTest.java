package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepCommandTest {

    @TempDir
    private Path folder;

    private Parley sweep(String out, String... more) {
        return Parley.run(Stream.concat(
                        Stream.of(
                                "sweep", "starter", "--out", folder.resolve(out).toString()),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void aSweepSaysWhatItPlayedAndARunOfItIsPlayedAgain() {
        Parley sweep = sweep("out", "--runs", "12", "--vary", "psi0=.1...4", "--seeds-per-draw", "3", "--seed", "9");
        assertThat(sweep.code()).as(sweep.err()).isZero();
        assertThat(sweep.out())
                .contains("12 of 12 runs of starter: random, 3 seeds for each draw, psi0=0.1..0.4, seed 9")
                .containsPattern("Digest {2}[0-9a-f]{64}");
        assertThat(sweep.err()).contains("parley: 12 of 12 runs played, ", " a second");
        assertThat(folder.resolve("out")).isDirectoryContaining("glob:**/manifest.json");

        String kept = folder.resolve("out").toString();
        Parley run = Parley.run("run", "--from", kept, "--row", "7");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("seed 16, parameters of seed 11, in this process")
                .containsPattern("Digest {2}[0-9a-f]{64}, as in ")
                .contains("Again   ./parley run --from " + kept + " --row 7");
        assertThat(Parley.run("run", "--from", kept, "--row", "7", "--json").field("transcriptDigest"))
                .isEqualTo(run.out().replaceFirst("(?s).*Digest  ([0-9a-f]{64}), as in .*", "$1"));
    }

    @Test
    void aRunThatTheSweepDoesNotHaveIsRefused() {
        sweep("small", "--runs", "2");
        String kept = folder.resolve("small").toString();
        assertThat(Parley.run("run", "--from", kept, "--row", "2"))
                .satisfies(run -> assertThat(run.code()).isEqualTo(2))
                .satisfies(run -> assertThat(run.err()).contains("run 2 (expected: one of the 2 of 2 runs"));
        assertThat(Parley.run("run", "--from", kept).err()).contains("--row: missing (expected: both");
        assertThat(Parley.run("run", "--from", kept, "--row", "0", "--seed", "3")
                        .err())
                .contains("--from: with --seed (expected: only --row, --out or --json beside it");
        assertThat(Parley.run("run", "--from", folder.toString(), "--row", "0").err())
                .contains("no scenario.json (expected: the folder of a ./parley sweep)");
    }

    @Test
    void whatIsMisspeltIsNamedWithWhatWasProbablyMeant() {
        assertThat(sweep("no", "--vary", "psi9=.1").err())
                .startsWith("parley: --vary: psi9 (expected: one of the ")
                .contains("perhaps psi0");
        assertThat(sweep("no", "--shard", "3/2").err()).contains("--shard: 3/2 (expected: K/N, K from 1 to N)");
        assertThat(sweep("no", "--design", "grid").err()).contains("design: grid (expected: a range for");
        assertThat(sweep("no", "--runs", "none").err()).contains("--runs: none (expected: 1..");
        assertThat(folder.resolve("no")).doesNotExist();
    }

    @Test
    void aFolderThatCannotBeWrittenIsOneLine() throws IOException {
        Files.writeString(folder.resolve("file"), "");
        Parley inFile = sweep("file/out", "--runs", "2");
        assertThat(inFile.code()).isOne();
        assertThat(inFile.err().lines()).singleElement().asString().contains("cannot be written: ");
        assertThat(sweep("file", "--runs", "2").err().lines())
                .singleElement()
                .asString()
                .contains("a file (expected: a folder, new or not)");
    }

    @Test
    void aSweepThatIsKilledGoesOnAndEndsWithTheSameDigest() throws Exception {
        String[] plan = {"--runs", "200", "--seed", "4", "--json"};
        Process process = new ProcessBuilder(command(plan))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = process.errorReader()) {
            String line = said.readLine();
            while (line != null && !line.contains(" of 200 runs played")) {
                line = said.readLine();
            }
            while (parts("killed") == 0 && process.isAlive()) {
                Thread.onSpinWait();
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(parts("killed")).isBetween(1L, 3L);

        Parley resumed = sweep("killed", plan);
        assertThat(resumed.err()).containsPattern("[0-9]+ of 200 runs played before");
        assertThat(new ObjectMapper().readTree(resumed.out()).path("played").asInt())
                .isBetween(50, 150);
        Parley whole = sweep("whole", plan);
        assertThat(digest(resumed)).hasSize(64).isEqualTo(digest(whole));
    }

    private static String digest(Parley run) throws IOException {
        return new ObjectMapper().readTree(run.out()).path("digest").asText();
    }

    private List<String> command(String... plan) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dparley.home=" + Parley.HOME.toAbsolutePath(),
                "-cp",
                System.getProperty("java.class.path"),
                "parley.cli.Main",
                "sweep",
                "starter",
                "--out",
                folder.resolve("killed").toString()));
        command.addAll(List.of(plan));
        return command;
    }

    private long parts(String name) throws IOException {
        Path runs = folder.resolve(name).resolve("runs");
        if (!Files.isDirectory(runs)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(runs)) {
            return files.filter(file -> file.toString().endsWith(".parquet")).count();
        }
    }
}
