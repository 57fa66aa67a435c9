package parley.sweep.tournament;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.bargaining.domain.Normalisation;
import parley.bargaining.files.FaultyFileException;
import parley.sweep.tournament.Tournament.Orders;

class TournamentFileTest {

    private static final String GOOD = """
            tournament: Small
            domains:
              - generate: {count: 3, issues: 2..3, values: 3..4, opposition: 0.2..0.5, seed: 4}
            strategies: [boulware, conceder]
            rounds: 20
            """;

    @TempDir
    private Path folder = Path.of(".");

    private Tournament read(String text) throws IOException {
        return Tournament.read(Files.writeString(folder.resolve("small.yaml"), text));
    }

    @Test
    void whatAFileLeavesOutHasItsUsualValue() throws IOException {
        Tournament tournament = read(GOOD);
        assertThat(tournament.normalisation()).isEqualTo(Normalisation.RANGE);
        assertThat(tournament.orders()).isEqualTo(Orders.ALL);
        assertThat(tournament.repetitions()).isEqualTo(1);
        assertThat(tournament.domains()).containsExactly("generated 1", "generated 2", "generated 3");
        assertThat(tournament.runs()).isEqualTo(3 * 4);
    }

    @Test
    void eachPairMeetsOnceWhereOneOrderIsEnough() throws IOException {
        assertThat(read(GOOD + "orders: one\nrepetitions: 5\n").runs()).isEqualTo(3 * 3 * 5);
    }

    @Test
    void domainsOfFilesAreFoundFromTheTournamentsOwnFile() throws IOException {
        Path domains = Path.of("../docs/bargaining/domains/harbour").toAbsolutePath();
        Tournament tournament = read(GOOD.replaceFirst("  - generate.*", """
                  - name: The harbour
                    domain: %1$s/domain.yaml
                    profiles: [%1$s/city.yaml, %1$s/line.xml, %1$s/residents.yaml]""".formatted(domains)));
        assertThat(tournament.domains()).containsExactly("The harbour");
        assertThat(tournament.parties()).isEqualTo(3);
        assertThat(tournament.runs()).isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "boulware, conceder | boulware, concedre | :4: strategies: concedre (expected: some of boulware, linear",
                "boulware, conceder | micro, micro | :4: strategies: micro twice (expected: each strategy once)",
                "rounds: 20 | rounds: 0 | :5: rounds: 0 (expected: 1..1000000)",
                "rounds: 20 | rounds: many | :5: rounds: many (expected: a whole number)",
                "rounds: 20 | round: 20 | :5: round: unknown (expected: one of tournament, domains",
                "count: 3 | count: 0 | :3: domains, generate, count: 0 (expected: 1..10000)",
                "issues: 2..3 | issues: 3..2 | :3: domains, generate, issues: 3..2 (expected: within 1..20, rising)",
                "values: 3..4 | values: 3.5 | :3: domains, generate, values: 3.5 (expected: whole numbers)",
                "values: 3..4 | values: 999 | :3: domains, generate, values: 999 for 2..3 issues (expected: at most 1000000 outcomes)",
                "opposition: 0.2..0.5 | opposition: 1.5 | :3: domains, generate, opposition: 1.5 (expected: within 0..1, rising)",
                "seed: 4 | seed: x | :3: domains, generate, seed: x (expected: a whole number, -2^63..2^63-1)",
                "rounds: 20 | rounds: [20] | :5: rounds: a block or a list (expected: one value)",
                "tournament: Small | normalisation: RANG | normalisation: RANG (expected: one of RAW, RANGE, GENIUS_MAX)"
            })
    void aBrokenFileNamesItsFieldTheValueAndWhatWasExpected(String right, String wrong, String message) {
        String text = wrong.startsWith("normalisation") ? GOOD + wrong : GOOD.replace(right, wrong);
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(FaultyFileException.class)
                .hasMessageContaining("small.yaml:")
                .hasMessageContaining(message);
    }

    @Test
    void domainsForAnotherNumberOfPartiesAreRefused() {
        String text = GOOD.replace(
                "strategies:",
                "  - generate: {count: 1, issues: 2, values: 3, parties: 3, opposition: 0.2, seed: 4}\nstrategies:");
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(FaultyFileException.class)
                .hasMessageContaining(":4: ")
                .hasMessageContaining("generate: 3 parties (expected: 2, as many as the first domain has)");
    }
}
