package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {

    @TempDir
    private Path folder;

    private String page(String... options) throws IOException {
        String out = folder.resolve("out").toString();
        List<String> sweep = new ArrayList<>(List.of("sweep", "starter", "--out", out));
        sweep.addAll(List.of(options));
        assertThat(Parley.run(sweep.toArray(String[]::new)).code()).isZero();
        Parley report = Parley.run("report", out);
        assertThat(report.code()).as(report.err()).isZero();
        return Files.readString(folder.resolve("out/report.html"));
    }

    private static long count(String page, String part) {
        return Pattern.compile(Pattern.quote(part)).matcher(page).results().count();
    }

    @Test
    void aPageNeedsNothingElseAndEveryPictureHasItsSentenceAndItsNumbers() throws IOException {
        String page = page("--runs", "40");
        assertThat(page)
                .contains("40 runs</h1>", "Probability that each deal is signed", "Why deals stall first")
                .contains("Dependence on China, all minerals", "Shortage, all minerals", "class=\"fan90\"")
                .contains("How high each ladder", "Escalation", "by component", "Pareto frontier", "NdFeB magnets")
                .contains("the two cannot be told apart here", "./parley sweep --design morris")
                .doesNotContainPattern("(?i)https?:")
                .doesNotContainPattern("(?i)<(script|link|iframe|object|img)\\b")
                .doesNotContain("NaN", "null", "Infinity");
        assertThat(count(page, "<figure>")).isGreaterThan(10).isEqualTo(count(page, "<summary>The numbers</summary>"));
    }

    @Test
    void runsThatShareDrawsTellLuckFromIgnorance() throws IOException {
        assertThat(page("--runs", "24", "--seeds-per-draw", "4"))
                .contains("How much of the spread comes from not knowing the parameters", "epistemic share");
    }

    @Test
    void aDesignForSensitivityTellsWhatMatters() throws IOException {
        assertThat(page("--runs", "20", "--design", "sobol", "--vary", "psi0", "--vary", "net"))
                .contains("What it depends on", "psi0 total", "luck first", "luck of the run", "too narrow");
    }

    @Test
    void walksTellHowMuchAParameterMoves() throws IOException {
        assertThat(page("--runs", "12", "--design", "morris", "--vary", "lead", "--vary", "hz"))
                .contains("What it depends on", "lead µ*", "hz σ", "over the points of a design");
    }

    @Test
    void aFolderWithoutASweepIsRefused() {
        assertThat(Parley.run("report", folder.toString()).err())
                .contains("no scenario.json (expected: the folder of a ./parley sweep)");
    }
}
