package parley.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import parley.cli.model.Claim.Verdict;
import parley.cli.model.Outcome.AtTable;
import parley.summit.chance.Secrets;
import parley.summit.market.CountryOutlook;
import parley.summit.scenario.Mechanism;
import parley.summit.scenario.Scenario;
import parley.summit.session.Session;
import parley.summit.strategy.BuiltInStrategy;
import parley.summit.transcript.Event.OutlookReached;
import parley.summit.transcript.Transcript;
import parley.wire.ScenarioLibrary;

/** What the week of Gyeongju does over some seeds; the same over 200 stands in docs/model/ensembles.md. */
class EnsembleTest {

    private static final SeedRange SEEDS = new SeedRange(1, 24);
    private static final Scenario GYEONGJU = new ScenarioLibrary(Path.of("..", "scenarios")).load("gyeongju-2025");
    private static final Ablation ABLATION = Ablation.of(GYEONGJU, SEEDS, done -> {});
    private static final List<Outcome> OUTCOMES = ABLATION.base().outcomes();

    @Test
    void noMechanismMovesItsOutputAgainstWhatTheModelSays() {
        assertThat(ABLATION.findings())
                .filteredOn(finding -> finding.verdict() == Verdict.FAILS)
                .isEmpty();
        assertThat(ABLATION.findings())
                .filteredOn(finding -> finding.verdict() == Verdict.HOLDS)
                .extracting(finding -> finding.claim().change().words())
                .contains(
                        "GROWTH off",
                        "PROJECTS off",
                        "CONTROLS off",
                        "CHINESE_MEASURES off",
                        "RETALIATION off",
                        "TRUCE off",
                        "STALLS off",
                        "PRICE_SUPPRESSION off",
                        "SHADOW_PRICES off",
                        "OPENING_DEALS off",
                        "RED_LINES off",
                        "TRADE_LOSSES off",
                        "ALIGNMENT off",
                        "dep = 2");
    }

    @Test
    void muchNewCapacityWithinAYearIsFlagged() {
        assertThat(new EnsembleTables(ABLATION.base()).sections())
                .filteredOn(section -> section.title().equals("Dependence on China"))
                .singleElement()
                .extracting(Section::sentence)
                .asString()
                .containsPattern("Flagged for more than 3 points by month 12: USA, .*VNM")
                .doesNotContain("CHN");
    }

    @Test
    void everyMechanismIsSwitchedOffOnce() {
        Set<Mechanism> off = Claim.ALL.stream()
                .flatMap(claim -> claim.change().without().stream())
                .collect(Collectors.toSet());

        assertThat(off).containsExactlyInAnyOrder(Mechanism.values());
    }

    @Test
    void someTablesSignAndSomeDoNot() {
        List<AtTable> tables =
                OUTCOMES.stream().flatMap(o -> o.dealTables().stream()).toList();
        double signed = tables.stream().filter(AtTable::signed).count() / (double) tables.size();

        assertThat(signed).isBetween(.2, .8);
        assertThat(OUTCOMES.stream().map(Outcome::hasTruce).distinct()).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void someDealsStallForDifferentCauses() {
        List<AtTable> inForce = OUTCOMES.stream()
                .flatMap(o -> o.dealTables().stream())
                .filter(AtTable::inForce)
                .toList();

        assertThat(inForce).anyMatch(t -> t.firstStall().isEmpty());
        assertThat(inForce.stream().flatMap(t -> t.firstStall().stream()).distinct())
                .hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void chinaGoesFurtherInSomeSessionsThanInOthers() {
        for (String ladder : List.of("CHN>USA", "CHN>ALL", "CHN>MYS")) {
            assertThat(OUTCOMES.stream().map(o -> o.highest().get(ladder)).distinct())
                    .as(ladder)
                    .hasSizeGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void withoutGrowthProjectsAndControlsTheWorldKeepsItsShares() {
        Scenario still = GYEONGJU.lacking(Set.of(Mechanism.GROWTH, Mechanism.PROJECTS, Mechanism.CONTROLS));
        for (long seed = 1; seed <= 4; seed++) {
            List<OutlookReached> months = outlooks(still, seed);
            assertThat(months).hasSize(61);
            List<CountryOutlook> opening = months.get(0).countries();
            for (OutlookReached month : months) {
                for (int c = 0; c < opening.size(); c++) {
                    CountryOutlook now = month.countries().get(c);
                    String who = "seed " + seed + ", " + now.country();
                    assertThat(Math.abs(now.dependence() - opening.get(c).dependence()))
                            .as(who)
                            .isLessThan(1e-9);
                    assertThat(now.shortage()).as(who).isZero();
                    // China may still press a price: what is never dearer than in 2024 is at rest or pressed.
                    assertThat(now.markets()).as(who).allMatch(m -> m.price() <= 1);
                }
            }
        }
    }

    @Test
    void nothingTouchesAPriceOfAWorldAtRestButChina() {
        Scenario still = GYEONGJU.lacking(
                Set.of(Mechanism.GROWTH, Mechanism.PROJECTS, Mechanism.CONTROLS, Mechanism.PRICE_SUPPRESSION));

        assertThat(outlooks(still, 1).stream()
                        .flatMap(month -> month.countries().stream())
                        .flatMap(country -> country.markets().stream())
                        .map(market -> market.price())
                        .distinct())
                .containsExactly(1.0);
    }

    @Test
    void theNumberOfCoresChangesNothing() {
        Outcome alone = Ensemble.of(GYEONGJU, new SeedRange(7, 7), done -> {})
                .outcomes()
                .get(0);

        assertThat(alone).isEqualTo(OUTCOMES.get(6));
    }

    private static List<OutlookReached> outlooks(Scenario scenario, long seed) {
        return played(scenario, seed).entries().stream()
                .filter(entry -> entry.event() instanceof OutlookReached)
                .map(entry -> (OutlookReached) entry.event())
                .toList();
    }

    private static Transcript played(Scenario scenario, long seed) {
        return Session.play(
                scenario,
                seed,
                Secrets.open(scenario.seats()),
                scenario.profiles().entrySet().stream()
                        .collect(Collectors.toMap(
                                e -> e.getKey(),
                                e -> BuiltInStrategy.named(e.getValue().defaultStrategy()))));
    }
}
