package parley.sweep.tournament;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.sweep.run.OtherSweepException;
import parley.sweep.run.Row;
import parley.sweep.run.Sweep;
import parley.sweep.tournament.Results.Standing;

class TournamentTest {

    private static final String VERSION = "test";

    @TempDir
    private Path folder = Path.of(".");

    private Tournament tournament(String strategies, String more) throws IOException {
        return Tournament.read(Files.writeString(folder.resolve("tournament.yaml"), """
                tournament: Small
                domains:
                  - generate: {count: 4, issues: 2..3, values: 3..5, opposition: 0.3..0.5, seed: 4}
                strategies: [%s]
                rounds: 30
                %s
                """.formatted(strategies, more)));
    }

    private Results played(Tournament tournament, String where, int jobs) {
        Sweep sweep = tournament.sweep(folder.resolve(where), VERSION);
        sweep.play(jobs, kept -> {});
        return tournament.results(sweep);
    }

    @Test
    void theResultsAreTheSameForOneJobForTwoAndAfterAnInterruption() throws IOException {
        Tournament tournament = tournament("boulware, conceder/noise:20, micro, naive-tft", "repetitions: 2");
        Results one = played(tournament, "one", 1);
        Results two = played(tournament, "two", 2);
        Files.delete(folder.resolve("two/parts/part-000001.parquet"));
        Results resumed = played(tournament, "two", 2);
        assertThat(one.runs()).isEqualTo(4 * 16 * 2);
        assertThat(two).isEqualTo(one);
        assertThat(resumed).isEqualTo(one);
    }

    @Test
    void anotherSeedIsAnotherTournament() throws IOException {
        played(tournament("micro, linear/noise:5", "seed: 1"), "taken", 1);
        Tournament other = tournament("micro, linear/noise:5", "seed: 2");
        assertThatThrownBy(() -> played(other, "taken", 1))
                .isInstanceOf(OtherSweepException.class)
                .hasMessageContaining("seed in manifest.json is 1 (expected: 2");
        Tournament longer = tournament("micro, linear/noise:5", "seed: 1\nreservation: 0.1");
        assertThatThrownBy(() -> played(longer, "taken", 1))
                .isInstanceOf(OtherSweepException.class)
                .hasMessageContaining("config in manifest.json is ");
    }

    @Test
    void meansAreThoseOfTheRows() throws IOException {
        Tournament tournament = tournament("boulware, conceder", "");
        Sweep sweep = tournament.sweep(folder.resolve("means"), VERSION);
        sweep.play(2, kept -> {});
        List<Row> rows = new ArrayList<>();
        sweep.read(rows::add);
        Results results = tournament.results(sweep);
        Standing boulware = results.standings().get(0);
        double[] both = rows.stream()
                .filter(row -> row.text(0).equals("boulware") != row.text(1).equals("boulware"))
                .mapToDouble(row -> row.number(row.text(0).equals("boulware") ? 2 : 3))
                .toArray();
        assertThat(both).hasSize(8);
        double mean = Arrays.stream(both).average().orElseThrow();
        assertThat(results.payoffs().get(0).get(1)).isCloseTo(mean, within(1e-12));
        assertThat(boulware.seats()).isEqualTo(4 * 4);
        assertThat(boulware.utility())
                .isCloseTo((mean + results.payoffs().get(0).get(0)) / 2, within(1e-12));
        assertThat(boulware.interval().orElseThrow().low()).isLessThan(boulware.utility());
    }

    @Test
    void whoConcedesLateGetsMoreFromWhoConcedesEarly() throws IOException {
        Results results = played(tournament("boulware, conceder", ""), "late", 2);
        assertThat(results.payoffs().get(0).get(1))
                .isGreaterThan(results.payoffs().get(1).get(0));
        assertThat(results.pure()).isNotEmpty();
        assertThat(results.mixed())
                .allSatisfy(mixture -> assertThat(mixture.largestGain()).isLessThan(1e-9));
    }

    @Test
    void threePartiesPlayEveryTriple() throws IOException {
        Path domains = Path.of("../docs/bargaining/domains/harbour").toAbsolutePath();
        Tournament tournament =
                Tournament.read(Files.writeString(folder.resolve("three.yaml"), """
                tournament: Harbour
                domains:
                  - domain: %1$s/domain.yaml
                    profiles: [%1$s/city.yaml, %1$s/line.yaml, %1$s/residents.yaml]
                strategies: [boulware, linear, conceder]
                rounds: 30
                """.formatted(domains)));
        Results results = played(tournament, "three", 2);
        assertThat(results.runs()).isEqualTo(27);
        assertThat(results.standings()).extracting(Standing::seats).containsExactly(27L, 27L, 27L);
        assertThat(results.standings()).allSatisfy(s -> assertThat(s.interval()).isEmpty());
        assertThat(results.pure()).allSatisfy(played -> assertThat(played).hasSize(3));
        assertThat(results.mixed()).isEmpty();
    }
}
