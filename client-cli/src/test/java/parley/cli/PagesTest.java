package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Pages whose commands are run as they stand, against a coordinator of their own: every block {@code sh}, in which lines {@code # ->}
 * say, in order, what is to be seen.
 */
class PagesTest {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\n(.*?)^```$");
    private static final Pattern TOLD = Pattern.compile("over HTTP at (http://\\S+:\\d+),");
    private static final String SEEN = "# -> ";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource("docs/api/http.md,curl")
    void whatAPageSaysIsSo(String page, String needs) throws Exception {
        assumeTrue(exitCode(List.of(needs, "--version")) == 0, needs + " is not installed");
        Path log = folder.resolve("log");
        try (var coordinator = CoordinatorProcess.start(
                Map.of(),
                ProcessBuilder.Redirect.to(log.toFile()),
                "--port",
                "0",
                "--http-port",
                "0",
                "--patience",
                "60")) {
            Matcher told = TOLD.matcher(Files.readString(log));
            assertThat(told.find()).isTrue();
            for (String block : blocks(page)) {
                String seen = run(block.replace("http://127.0.0.1:8080", told.group(1))
                        .replace(
                                "~/.parley/tokens/7070",
                                "'" + Parley.TOKENS.toAbsolutePath().resolve(coordinator.port()) + "'"));
                List<String> expected = expected(block);
                if (!expected.isEmpty()) {
                    assertThat(seen).as(block).containsSubsequence(expected);
                }
            }
        }
    }

    private static List<String> blocks(String page) throws IOException {
        Matcher blocks = BLOCK.matcher(Files.readString(Parley.HOME.resolve(page)));
        var found = new ArrayList<String>();
        while (blocks.find()) {
            found.add(blocks.group(1));
        }
        assertThat(found).isNotEmpty();
        return found;
    }

    private static List<String> expected(String block) {
        return block.lines()
                .filter(line -> line.startsWith(SEEN))
                .map(line -> line.substring(SEEN.length()))
                .toList();
    }

    /** What one block prints; variables of earlier ones are there. */
    private String run(String block) throws IOException, InterruptedException {
        Path variables = folder.resolve("variables");
        String script = "set -e\n[ ! -e variables ] || . ./variables\n" + block + "set > variables.new 2>/dev/null\n"
                + "grep -E '^(TOKEN|SESSION|SEAT)=' variables.new > " + variables + " || true\n";
        var builder = new ProcessBuilder("bash", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        Process process = builder.start();
        String seen = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s%n%s", block, seen).isZero();
        return seen;
    }

    private static int exitCode(List<String> command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1;
        }
    }
}
