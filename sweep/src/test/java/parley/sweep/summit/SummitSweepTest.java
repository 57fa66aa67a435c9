package parley.sweep.summit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static parley.sweep.summit.SummitPlanTest.STARTER;
import static parley.sweep.summit.SummitPlanTest.plan;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.summit.chance.Secrets;
import parley.summit.seat.Negotiator;
import parley.summit.session.Session;
import parley.summit.strategy.BuiltInStrategy;
import parley.sweep.run.Database;
import parley.sweep.run.OtherSweepException;
import parley.sweep.run.Shard;
import parley.sweep.run.Sweep;
import parley.sweep.run.Table;

class SummitSweepTest {

    @TempDir
    private Path folder = Path.of(".");

    private Sweep played(String name, SummitPlan plan, int jobs) {
        Sweep sweep = plan.sweep(folder.resolve(name), "test");
        sweep.play(jobs, kept -> {});
        return sweep;
    }

    private static void areTheSame(Sweep one, Sweep other) {
        assertThat(one.read(row -> {})).isEqualTo(other.read(row -> {}));
        try (Database first = one.database();
                Database second = other.database()) {
            for (Table table : Kept.TABLES) {
                String every = "SELECT * FROM " + table.name() + " ORDER BY ALL";
                assertThat(first.ask(every)).as(table.name()).isNotEmpty().isEqualTo(second.ask(every));
            }
        }
    }

    @Test
    void everyTableIsTheSameForOneJobTwoJobsAndTwoShardsMerged() {
        SummitPlan plan = plan(Design.RANDOM, 60, 2);
        Sweep one = played("one", plan, 1);
        Sweep two = played("two", plan, 2);
        Sweep first = plan.sweep(folder.resolve("first"), "test");
        first.play(1, new Shard(1, 2), kept -> {});
        Sweep second = plan.sweep(folder.resolve("second"), "test");
        second.play(1, new Shard(2, 2), kept -> {});
        assertThat(first.kept()).isEqualTo(50);
        assertThat(first.merge(folder.resolve("second"))).isEqualTo(10);
        areTheSame(one, two);
        areTheSame(one, first);
    }

    @Test
    void aRunIsTheSessionThatItsSeedsPlay() {
        Sweep sweep = played("runs", plan(Design.RANDOM, 6, 1), 2);
        Map<String, Negotiator> negotiators = new HashMap<>();
        STARTER.profiles()
                .forEach((country, p) -> negotiators.put(country, BuiltInStrategy.named(p.defaultStrategy())));
        for (long run = 0; run < 6; run++) {
            assertThat(sweep.row(run).text(SummitPlan.DIGEST))
                    .isEqualTo(Session.play(STARTER, 5 + run, Secrets.open(STARTER.seats()), negotiators)
                            .digest());
        }
    }

    @Test
    void thePlanOfAFolderIsReadBackAndAnotherScenarioIsRefused() {
        SummitPlan plan = plan(Design.LHS, 6, 2, "psi0=.1...2", "hz=1");
        played("plan", plan, 1);
        assertThat(SummitPlan.of(folder.resolve("plan"), STARTER, "abc")).isEqualTo(plan);
        assertThatThrownBy(() -> SummitPlan.of(folder.resolve("plan"), STARTER, "abd"))
                .isInstanceOf(OtherSweepException.class)
                .hasMessageContaining("scenario_sha256: abc (expected: abd");
        assertThatThrownBy(() -> plan(Design.LHS, 6, 2, "hz=1").sweep(folder.resolve("plan"), "test"))
                .isInstanceOf(OtherSweepException.class)
                .hasMessageContaining("vary in manifest.json is psi0=0.1..0.2 hz=1 (expected: hz=1");
    }

    @Test
    void partsOfASurplusAddUpAndEveryTableHasItsRows() {
        try (Database database = played("rows", plan(Design.RANDOM, 50, 1), 2).database()) {
            assertThat(database.ask(
                            "SELECT count(*) FROM deals WHERE signed AND (frontier_gap IS NOT NULL) = (run % 10 = 0)"))
                    .isEqualTo(database.ask("SELECT count(*) FROM deals WHERE signed"));
            assertThat(database.ask("SELECT run FROM deals WHERE signed AND"
                            + " abs(host_surplus - (host_welfare - host_retaliation + host_politics)) > 1e-9"))
                    .isEmpty();
            assertThat(database.ask("SELECT DISTINCT month FROM outlook ORDER BY month"))
                    .extracting(row -> row.whole(0))
                    .containsExactly(0L, 6L, 12L, 18L, 24L, 30L, 36L, 42L, 48L, 54L, 60L);
            assertThat(database.ask("SELECT run FROM runs ANTI JOIN parameters USING (run)"))
                    .isEmpty();
            assertThat(database.ask(
                            "SELECT r.run FROM runs r JOIN (SELECT run, count(*) AS n FROM deals WHERE signed AND"
                                    + " kind = 'deal' GROUP BY run) d USING (run) WHERE d.n <> r.deals_signed"))
                    .isEmpty();
        }
    }

    @Test
    void aFullRecordHasEveryMineralInEveryMonth() {
        SummitPlan full = new SummitPlan(STARTER, "abc", Design.RANDOM, List.of(), 2, 1, 5, Recording.FULL);
        try (Database database = played("full", full, 1).database()) {
            assertThat(database.ask("SELECT count(DISTINCT month) FROM outlook WHERE market <> ''"))
                    .singleElement()
                    .satisfies(row -> assertThat(row.whole(0)).isEqualTo(61));
            assertThat(database.ask("SELECT run FROM deals WHERE signed AND frontier_gap IS NULL"))
                    .isEmpty();
        }
    }
}
