package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {

    @TempDir
    private Path folder = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void keepARun() {
        Parley.run("run", "starter", "--seed", "7", "--in-process", "--json", "--out", folder.toString());
        file = folder.resolve("transcript.jsonl");
    }

    private Parley checked(List<String> lines) throws IOException {
        Files.writeString(file, String.join("\n", lines) + "\n");
        return Parley.run("replay", file.toString(), "--check");
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(file);
    }

    @Test
    void aTranscriptThatNobodyTouchedIsTheSame() {
        Parley check = Parley.run("replay", file.toString(), "--check");

        assertThat(check.code()).isZero();
        assertThat(check.out()).startsWith("same: ");
    }

    @Test
    void theFolderOfARunStandsForItsTranscript() {
        assertThat(Parley.run("replay", folder.toString(), "--check").out()).startsWith("same: ");
    }

    @Test
    void aTamperedLineIsNamed() throws IOException {
        List<String> lines = lines().stream()
                .map(line -> line.contains("dealSigned")
                        ? line.replace("\"acceptedBy\":\"USA\"", "\"acceptedBy\":\"AUS\"")
                        : line)
                .toList();
        Parley check = checked(lines);

        assertThat(check.code()).isEqualTo(1);
        assertThat(check.out())
                .containsPattern(
                        "entry \\d+, round \\d, table USA-\\w+: deal signed, accepted by: the file says AUS; played again USA")
                .contains("digest: the file's last line says ")
                .contains("NOT the same");
    }

    @Test
    void aTamperedMoveChangesWhatFollows() throws IOException {
        List<String> lines = lines().stream()
                .map(line ->
                        line.contains("\"accept\"") ? line.replaceFirst("\"accept\":\\{[^}]*}", "\"wait\":{}") : line)
                .toList();
        Parley check = checked(lines);

        assertThat(check.code()).isEqualTo(1);
        assertThat(check.out())
                .containsPattern("entry \\d+, round \\d, table USA-\\w+: .*the file says .*; played again ")
                .contains("NOT the same");
    }

    @Test
    void aTranscriptThatWasBrokenOffIsTheSameAsFarAsItGoes() throws IOException {
        List<String> half = lines().subList(0, 40);
        Parley check = checked(half);

        assertThat(check.code()).isZero();
        assertThat(check.out()).startsWith("same, as far as it goes: 39 entries");
    }

    @Test
    void aTranscriptThatWasBrokenOffIsTold() throws IOException {
        Files.writeString(file, String.join("\n", lines().subList(0, 40)) + "\n{\"number\":\"4");
        Parley told = Parley.run("replay", file.toString());

        assertThat(told.code()).isZero();
        assertThat(told.out())
                .startsWith("This session was broken off in round ")
                .contains("Round 1 of 6", "the session ended before it closed")
                .doesNotContain("IN SHORT", "Digest");
    }

    @Test
    void aTranscriptWithoutItsLastLineIsSaidToHaveReachedTheLastMonth() throws IOException {
        List<String> lines = lines();
        Files.writeString(file, String.join("\n", lines.subList(0, lines.size() - 1)) + "\n");
        Parley told = Parley.run("replay", file.toString());

        assertThat(told.out())
                .startsWith("This session reached month 60, but the last line of its file is missing")
                .doesNotContain("IN SHORT", "Digest");
    }

    @Test
    void aTranscriptIsToldAsItWasPlayed() {
        Parley run = Parley.run("run", "starter", "--seed", "7", "--in-process");
        Parley told = Parley.run("replay", file.toString());
        String week =
                run.out().substring(run.out().indexOf("Round 1 of 6"), run.out().indexOf("IN SHORT"));

        assertThat(told.out()).contains(week);
    }

    @Test
    void aLineThatIsNoTranscriptIsNamed() throws IOException {
        var lines = new java.util.ArrayList<>(lines());
        lines.set(4, "{\"number\":\"x\"}");
        Parley check = checked(lines);

        assertThat(check.code()).isEqualTo(2);
        assertThat(check.err()).contains("line 5");
    }

    @Test
    void theMovesAreListedByTheNumbersThatExplainTakes() {
        Parley list = Parley.run("replay", folder.toString(), "--explain");

        assertThat(list.code()).isZero();
        assertThat(list.out()).contains("moves; --explain NUMBER").containsPattern("round 1 .*offer");
    }

    @Test
    void aMoveIsExplainedWithWhatElseThereWasAndWhatWouldHaveChangedIt() {
        String number = Parley.run("replay", folder.toString(), "--explain")
                .out()
                .lines()
                .filter(line -> line.contains("acceptance"))
                .findFirst()
                .orElseThrow()
                .strip()
                .replaceFirst(" .*", "");
        Parley why = Parley.run("replay", folder.toString(), "--explain", number);

        assertThat(why.code()).isZero();
        assertThat(why.out())
                .contains("accepts: the offer is worth", "What it could do", "next best", "walk away")
                .contains("item by item", "What would have changed its mind", "instead of");
        assertThat(Parley.run("replay", folder.toString(), "--explain", number, "--json")
                        .out())
                .contains("\"chosen\"", "\"nextBest\"", "\"flips\"", "\"probability\"");
    }

    @Test
    void aNumberThatIsNoMoveNamesTheNearest() {
        Parley why = Parley.run("replay", folder.toString(), "--explain", "2");

        assertThat(why.code()).isEqualTo(2);
        assertThat(why.err())
                .contains("--explain: 2 (expected: the number of a move, ")
                .contains("nearest: ");
    }

    @Test
    void whatDoesNotReplayToItselfIsNotExplained() throws IOException {
        List<String> lines = lines().stream()
                .map(line -> line.contains("dealSigned")
                        ? line.replace("\"acceptedBy\":\"USA\"", "\"acceptedBy\":\"AUS\"")
                        : line)
                .toList();
        Files.writeString(file, String.join("\n", lines) + "\n");

        assertThat(Parley.run("replay", file.toString(), "--explain").code()).isEqualTo(2);
    }
}
