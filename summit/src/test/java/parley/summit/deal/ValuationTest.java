package parley.summit.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import parley.summit.Draft;
import parley.summit.Scenarios;
import parley.summit.Worlds;
import parley.summit.scenario.Country;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.Table;
import parley.summit.seat.Appraisal;
import parley.summit.seat.SeatValues;
import parley.summit.world.World;

/** The small scenario at default parameters: Malaysia's plants cost US$ 0.6 bn and its exports to the USA are 40 bn. */
class ValuationTest {

    private static final Scenario SMALL = Scenarios.small().fixAll().scenario();

    private final World world = Worlds.of(SMALL, 1);

    private static SeatValues values(String country, double prestige) {
        var table = new TreeMap<String, Double>();
        SMALL.tables().forEach(t -> table.put(t.id(), prestige));
        return new SeatValues(country, .5, 1, .6, 2, .4, table);
    }

    private Appraisal deal(String party, double prestige, int round, int... levels) {
        return world.table("USA-MYS")
                .orElseThrow()
                .valuation()
                .appraise(levels, party, values(party, prestige), world.glimpse(round, world.weights()));
    }

    private double truce(String party, int... levels) {
        return world.table("USA-CHN")
                .orElseThrow()
                .valuation()
                .surplus(levels, party, values(party, .12), world.glimpse(1, world.weights()));
    }

    /** Relief of 10 points, of which a memorandum keeps 6: 1 % of 6 % of 40 bn, .25 x .06/.19 of politics at a twentieth. */
    @Test
    void tariffReliefCostsTheBuyerTradeAndVotes() {
        Appraisal relief = deal("USA", 0, 1, 0, 2, 0, 0);

        assertThat(relief.welfare()).isEqualTo(-.010 * .06 * 40 / 29, within(1e-12));
        assertThat(relief.politics()).isEqualTo(-.5 * .05 * .25 * .06 / .19, within(1e-12));
        assertThat(relief.commits()).isZero();
    }

    @Test
    void tariffReliefGainsTheHostTrade() {
        assertThat(deal("MYS", 0, 1, 0, 2, 0, 0).welfare()).isEqualTo(.044 * .06 * 40 / .42, within(1e-12));
    }

    /** Bound, 9 of 10 points are kept of a relief of 19. */
    @Test
    void aBindingFormKeepsMoreOfItsPromises() {
        double memorandum = deal("MYS", 0, 1, 0, 3, 0, 0).welfare();

        assertThat(memorandum).isEqualTo(.044 * .6 * .19 * 40 / .42, within(1e-12));
        assertThat(deal("MYS", 0, 1, 0, 3, 0, 1).welfare()).isEqualTo(memorandum * .9 / .6, within(1e-12));
        assertThat(deal("USA", 0, 1, 3, 0, 0, 0).commits())
                .as("a budget covers what is promised")
                .isEqualTo(deal("USA", 0, 1, 3, 0, 0, 1).commits());
    }

    @Test
    void reliefEndsWithTheTariff() {
        Scenario low = Draft.of(SMALL)
                .countries(c -> new Country(
                        c.code(), c.name(), c.profile().map(p -> Scenarios.trading(p, p.exportsToChina(), 5))))
                .scenario();
        World w = Worlds.of(low, 1);

        assertThat(w.table("USA-MYS")
                        .orElseThrow()
                        .valuation()
                        .appraise(new int[] {0, 3, 0, 0}, "MYS", values("MYS", 0), w.glimpse(1, w.weights()))
                        .welfare())
                .isEqualTo(.044 * .05 * 40 / .42, within(1e-12));
    }

    @Test
    void publicFinanceCommitsAShareOfTheCapex() {
        assertThat(deal("USA", 0, 1, 3, 0, 0, 0).commits()).isEqualTo(.6, within(1e-12));
    }

    /** Three of three issues would be full depth; relief alone is a third. */
    @Test
    void prestigeIsHalvedAfterTheLeadersHaveMet() {
        double before = deal("MYS", .9, 2, 0, 2, 0, 0).politics()
                - deal("MYS", 0, 2, 0, 2, 0, 0).politics();
        double after = deal("MYS", .9, 3, 0, 2, 0, 0).politics()
                - deal("MYS", 0, 3, 0, 2, 0, 0).politics();

        assertThat(before).isEqualTo(.5 * .9 / 3, within(1e-12));
        assertThat(after).isEqualTo(before / 2, within(1e-12));
    }

    @Test
    void theFormOfADealIsNothingToCelebrate() {
        assertThat(deal("MYS", .9, 1, 0, 0, 0, 1).politics())
                .isEqualTo(deal("MYS", 0, 1, 0, 0, 0, 1).politics());
    }

    /** The clause in full: sovereignty .55, alignment .25 at -.1, provocation .7; half of the politics counts. */
    @Test
    void aClauseOnChinaCostsSovereigntyAlignmentAndRetaliation() {
        Appraisal clause = deal("MYS", 0, 1, 0, 0, 3, 0);

        assertThat(clause.politics()).isEqualTo(.5 * (-.6 * .55 + .5 * -.1 * .25), within(1e-12));
        assertThat(clause.retaliation()).isPositive();
        assertThat(world.table("USA-MYS").orElseThrow().valuation().provocation(new int[] {0, 0, 3, 0}))
                .isEqualTo(.7);
    }

    @Test
    void onlyTheHostIsPunished() {
        assertThat(deal("USA", 0, 1, 3, 3, 3, 2).retaliation()).isZero();
    }

    @Test
    void supportAddsOutputThatTheBuyerValues() {
        assertThat(deal("USA", 0, 1, 3, 0, 0, 0).welfare()).isGreaterThan(-.25 * .6 / 29);
    }

    /** lic 2 and dur 2: money 2 x 3, politics .02, times 1.4; one issue of three is a third of the prestige. */
    @Test
    void aTruceIsWorthItsPayoffsScaledByItsDuration() {
        assertThat(truce("USA", 2, 0, 0, 2)).isEqualTo(1.4 * 6 / 29 + .5 * (1.4 * .02 + .12 / 3), within(1e-12));
    }

    /** What China gives counts twice: its aversion to concessions is 2. */
    @Test
    void concessionsInATruceWeighMore() {
        assertThat(truce("CHN", 2, 0, 0, 1)).isEqualTo(2 * -1.6 / 18 + .5 * (2 * -.02 + .12 / 3), within(1e-12));
    }

    @Test
    void aTruceOfNothingForTwoYearsIsWorthNothing() {
        assertThat(truce("CHN", 0, 0, 0, 2)).isZero();
    }

    @Test
    void aTruceWithoutADurationIsWorthItsPayoffs() {
        Scenario endless = Draft.of(SMALL)
                .tables(t -> t.id().equals("USA-CHN")
                        ? new Table(t.id(), t.kind(), t.parties(), t.issues().subList(0, 1), 1, 3, 3, List.of())
                        : t)
                .scenario();
        World w = Worlds.of(endless, 1);

        assertThat(w.table("USA-CHN")
                        .orElseThrow()
                        .valuation()
                        .surplus(new int[] {1}, "USA", values("USA", 0), w.glimpse(1, w.weights())))
                .isEqualTo(3.0 / 29 + .5 * .01, within(1e-12));
    }

    @Test
    void expectationsOfChinaAddUpToOne() {
        assertThat(Worlds.random(200).flatMap(w -> w.weights().values().stream()))
                .isNotEmpty()
                .allSatisfy(w -> assertThat(w.quiet() + w.slow() + w.ban()).isEqualTo(1, within(1e-12)))
                .allMatch(w -> w.quiet() >= 0 && w.slow() >= 0 && w.ban() >= 0);
    }

    @Test
    void discountedOutputFallsWithTheLeadAndIsInterpolated() {
        DiscountedOutput d = DiscountedOutput.at(.07);

        assertThat(d.months(10, 60)).isEqualTo((d.months(8, 60) + d.months(12, 60)) / 2, within(1e-12));
        assertThat(d.months(20, 24)).isLessThan(d.months(20, 60));
        for (double lead = 4; lead < 164; lead += 2) {
            assertThat(d.months(lead + 2, 60)).isLessThan(d.months(lead, 60));
        }
        assertThat(d.months(1, 60)).isEqualTo(d.months(4, 60));
        assertThat(DiscountedOutput.at(.04).months(30, 60)).isGreaterThan(d.months(30, 60));
    }
}
