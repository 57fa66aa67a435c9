package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TournamentCommandTest {

    private static final String SMALL = """
            tournament: Small <cup>
            domains:
              - generate: {count: 3, issues: 2..3, values: 3..4, opposition: 0.3..0.5, reservation: 0.1, seed: 4}
            strategies: [boulware, conceder, micro]
            rounds: 20
            """;

    @TempDir
    private Path folder = Path.of(".");

    private Parley tournament(String text, String... more) throws IOException {
        Path config = Files.writeString(folder.resolve("small.yaml"), text);
        return Parley.run(Stream.concat(
                        Stream.of(
                                "bargain",
                                "tournament",
                                config.toString(),
                                "--out",
                                folder.resolve("out").toString()),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void theTablesSayWhoDoesBestAndTheFolderHasThePage() throws IOException {
        Parley run = tournament(SMALL);
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("27 negotiations of 2 parties", "Strategies, the best first", "1 boulware", "Equilibria")
                .containsPattern("Digest of all negotiations: [0-9a-f]{64}");
        assertThat(run.err()).contains("parley: 27 of 27 negotiations played");
        assertThat(Files.readString(folder.resolve("out/tournament.html")))
                .contains("<h1>Small &lt;cup&gt;</h1>", "class=\"matrix\"", "where it probably lies (95 %)")
                .doesNotContainPattern("(?i)https?:")
                .doesNotContainPattern("(?i)<(script|link|iframe|object|img)\\b");
    }

    @Test
    void theSameFileGivesTheSameJsonHoweverManyJobsPlayIt() throws IOException {
        JsonNode one = new ObjectMapper()
                .readTree(tournament(SMALL, "--json", "--jobs", "1").out());
        Files.delete(folder.resolve("out/parts/part-000000.parquet"));
        JsonNode two = new ObjectMapper()
                .readTree(tournament(SMALL, "--json", "--jobs", "2").out());
        assertThat(two).isEqualTo(one);
        assertThat(one.path("runs").asInt()).isEqualTo(27);
        assertThat(one.path("strategies")).hasSize(3);
        assertThat(one.path("payoffs").path(2)).hasSize(3);
        assertThat(one.path("domains").path(2).path("opposition").asDouble()).isBetween(0.499, 0.501);
        for (JsonNode equilibrium : one.path("equilibria").path("symmetric")) {
            assertThat(equilibrium.path("largestGain").asDouble()).isLessThanOrEqualTo(1e-9);
        }
    }

    @Test
    void aSecondCommandPlaysNothingAgain() throws IOException {
        Parley first = tournament(SMALL);
        Parley second = tournament(SMALL);
        assertThat(second.err()).contains("27 of 27 negotiations played before");
        assertThat(second.out()).isEqualTo(first.out());
    }

    @Test
    void aFolderOfAnotherTournamentIsRefused() throws IOException {
        tournament(SMALL);
        Parley other = tournament(SMALL.replace("rounds: 20", "rounds: 21"));
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err()).contains("belongs to other runs: config in manifest.json is ", "a folder of its own");
    }

    @Test
    void aBrokenFileIsRefusedWithItsLine() throws IOException {
        Parley broken = tournament(SMALL.replace("conceder", "concedre"));
        assertThat(broken.code()).isEqualTo(2);
        assertThat(broken.err()).contains("small.yaml:4: strategies: concedre (expected: some of boulware");
        assertThat(tournament(SMALL, "--jobs", "0").err()).contains("--jobs: 0 (expected: 1..1024)");
    }

    @Test
    void theFirstTournamentOfThePageCanBePlayed() throws IOException {
        Parley first = Parley.run(
                "bargain",
                "tournament",
                "../docs/bargaining/tournament.yaml",
                "--json",
                "--out",
                folder.resolve("first").toString());
        assertThat(first.code()).isZero();
        assertThat(new ObjectMapper().readTree(first.out()).path("strategies")).hasSize(14);
    }
}
