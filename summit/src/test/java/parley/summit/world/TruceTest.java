package parley.summit.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import parley.summit.Draft;
import parley.summit.Scenarios;
import parley.summit.Worlds;
import parley.summit.chance.Stream;
import parley.summit.market.Control;
import parley.summit.measure.LadderState;
import parley.summit.scenario.Ladder;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.Table;
import parley.summit.seat.Deal;
import parley.summit.table.TableState;
import parley.summit.transcript.Event;

/** The truce of the small scenario is over lic, hun, buy and dur; licences of April approve .6 and relapse to .7. */
class TruceTest {

    private static final Deal FULL = Deal.of(2, 2, 2, 1);
    private static final Scenario SMALL = Scenarios.small().scenario();

    private final World world = world(SMALL, 1);
    private final TableState table = world.table("USA-CHN").orElseThrow();

    private static World world(Scenario scenario, long seed) {
        return Worlds.of(scenario, seed);
    }

    private LadderState ladder(String id) {
        return world.measures().ladder(id).orElseThrow();
    }

    private List<Control> talked() {
        return world.chain().controls().stream().filter(Control::licenceTalks).toList();
    }

    private static Predicate<Control> toward(World world, String country) {
        int index = world.chain().country(country);
        return control -> control.hits(index);
    }

    @Test
    void aTruceRelaxesTheTensionAndHalvesThePressures() {
        world.sign(table, FULL);

        assertThat(world.truce()).isPresent();
        assertThat(world.relations().tension()).isEqualTo(.4, within(1e-12));
        assertThat(world.relations().pressure("CHN", "USA")).isEqualTo(.3);
        assertThat(world.relations().pressure("USA", "CHN")).isEqualTo(.35);
    }

    @Test
    void aDealWithAHostIsNoTruceButPressesChina() {
        world.sign(world.table("USA-MYS").orElseThrow(), Deal.of(0, 0, 3, 0));

        assertThat(world.truce()).isEmpty();
        assertThat(world.relations().pressure("CHN", "MYS")).isEqualTo(.5 * .7, within(1e-12));
    }

    @Test
    void postponingTheThreatDropsTheWord() {
        world.sign(table, Deal.of(0, 1, 0, 0));

        assertThat(ladder("USA>CHN").announced()).isEmpty();
    }

    @Test
    void aTruceThatDoesNotSpeakOfTheThreatLeavesTheWord() {
        world.sign(table, Deal.of(1, 0, 1, 0));

        assertThat(ladder("USA>CHN").announced()).hasValue(5);
    }

    @Test
    void tariffsStepBackToTheListings() {
        ladder("USA>CHN").moveTo(4);

        world.sign(table, FULL);

        assertThat(ladder("USA>CHN").level()).isEqualTo(2);
        assertThat(world.log().entries())
                .extracting(e -> e.event())
                .contains(new Event.MeasureTaken("USA>CHN", "USA", Optional.of("CHN"), 4, 2, Optional.of("USA-CHN")));
    }

    @Test
    void lowerTariffsStayWhereTheyAre() {
        ladder("USA>CHN").moveTo(1);

        world.sign(table, FULL);

        assertThat(ladder("USA>CHN").level()).isEqualTo(1);
    }

    @Test
    void licencesAreEasedForTheRivalAlone() {
        world.sign(table, FULL);

        assertThat(talked()).hasSize(2);
        assertThat(talked())
                .filteredOn(toward(world, "USA"))
                .extracting(Control::approval)
                .containsExactly(.97);
        assertThat(talked())
                .filteredOn(toward(world, "AUS"))
                .extracting(Control::approval)
                .containsExactly(.6);
    }

    @Test
    void licencesThatWereLaxerStayLaxer() {
        talked().forEach(c -> c.revise(.99));

        world.sign(table, Deal.of(1, 0, 0, 0));

        assertThat(talked()).extracting(Control::approval).containsOnly(.99);
    }

    @Test
    void aTruceWithoutLicencesSplitsNoControl() {
        world.sign(table, Deal.of(0, 1, 1, 1));

        assertThat(talked()).hasSize(1);
    }

    /** The truce of the two rivals over suspension, licences, most-favoured treatment and duration. */
    private static World withSuspension() {
        Table wide = new Table(
                "USA-CHN",
                SMALL.tables().get(0).kind(),
                List.of("USA", "CHN"),
                List.of(
                        Scenarios.truceIssue("sus", 2, -1.2),
                        Scenarios.truceIssue("lic", 3, -.8),
                        Scenarios.truceIssue("mfn", 1, -1),
                        Scenarios.issue("dur", Scenarios.TRUCE_LEVELS)),
                1,
                3,
                3,
                List.of());
        return world(
                Draft.of(SMALL).tables(t -> t.id().equals("USA-CHN") ? wide : t).scenario(), 1);
    }

    private static void sign(World world, int... levels) {
        world.sign(world.table("USA-CHN").orElseThrow(), Deal.of(levels));
    }

    private static List<Integer> levels(World world) {
        return world.measures().ladders().stream().map(LadderState::level).toList();
    }

    @Test
    void aYearOfSuspensionTakesTheLaddersOfBothRivalsBackInTheirOrder() {
        World w = withSuspension();
        w.measures().ladders().forEach(l -> l.moveTo(3));

        sign(w, 2, 0, 0, 1);

        assertThat(levels(w)).containsExactly(2, 2, 2, 3, 3);
        assertThat(w.log().entries().stream()
                        .filter(e -> e.event() instanceof Event.MeasureTaken)
                        .map(e -> ((Event.MeasureTaken) e.event()).ladder()))
                .containsExactly("CHN>USA", "CHN>ALL", "USA>CHN");
    }

    @Test
    void aShortSuspensionTakesBackTariffsAlone() {
        World w = withSuspension();
        w.measures().ladders().forEach(l -> l.moveTo(3));

        sign(w, 1, 0, 0, 1);

        assertThat(levels(w)).containsExactly(3, 3, 2, 3, 3);
    }

    @Test
    void licencesForAllEaseTheControlItself() {
        World w = withSuspension();

        sign(w, 0, 2, 1, 1);

        List<Control> eased =
                w.chain().controls().stream().filter(Control::licenceTalks).toList();
        assertThat(eased).hasSize(1);
        assertThat(eased).allMatch(toward(w, "USA")).allMatch(toward(w, "AUS"));
        assertThat(eased).extracting(Control::approval).containsExactly(.97);
    }

    @Test
    void mostFavouredTreatmentWithoutLicencesEasesNothing() {
        World w = withSuspension();

        sign(w, 0, 0, 1, 1);

        assertThat(w.chain().controls().stream().filter(Control::licenceTalks))
                .extracting(Control::approval)
                .containsExactly(.6);
    }

    @Test
    void licencesForAllRelapseForAll() {
        World w = withSuspension();
        sign(w, 0, 2, 1, 1);

        w.breakTruce();

        assertThat(w.chain().controls().stream().filter(Control::licenceTalks))
                .extracting(Control::approval)
                .containsExactly(.7);
    }

    @Test
    void aTruceBindsTheLaddersBetweenTheRivalsAndTheOneTowardAll() {
        var truce = new Truce(table.table(), FULL);

        assertThat(SMALL.ladders().stream().filter(truce::binds).map(Ladder::id))
                .containsExactly("CHN>USA", "CHN>ALL", "USA>CHN");
    }

    @Test
    void noBoundLadderMayStepUp() {
        world.sign(table, FULL);

        assertThat(world.highest(ladder("CHN>USA"))).isEqualTo(1);
        assertThat(world.highest(ladder("CHN>MYS"))).isEqualTo(2);
    }

    @Test
    void aBreakdownBringsBackTensionPressureAndTheRightToStepUp() {
        world.sign(table, FULL);

        world.breakTruce();

        assertThat(world.truce()).isEmpty();
        assertThat(world.relations().tension()).isEqualTo(.6, within(1e-12));
        assertThat(world.relations().pressure("CHN", "USA")).isEqualTo(.6, within(1e-12));
        assertThat(world.relations().pressure("USA", "CHN")).isEqualTo(.65, within(1e-12));
        assertThat(world.highest(ladder("CHN>USA"))).isEqualTo(3);
        assertThat(world.log().entries()).extracting(e -> e.event()).contains(new Event.TruceBroken("USA-CHN"));
    }

    @Test
    void withoutATruceNothingBreaks() {
        world.breakTruce();

        assertThat(world.relations().tension()).isEqualTo(.6);
        assertThat(world.log().entries()).hasSize(1);
    }

    /** T19: every control in licence talks relapses, the favour for the rival too, and acts in the month of the breakdown. */
    private static boolean relapses(Scenario scenario, long seed, Consumer<World> breakdown) {
        World w = world(scenario, seed);
        w.sign(w.table("USA-CHN").orElseThrow(), FULL);
        for (int month = 0; month < 6; month++) {
            w.chain().step();
        }
        breakdown.accept(w);
        double before = .97;
        w.chain().step();
        return w.chain().controls().stream()
                .filter(Control::licenceTalks)
                .allMatch(c -> c.approval() == c.relapse()
                        && c.passes() <= (toward(w, "USA").test(c) ? (before + .7) / 2 : .7) + 1e-12);
    }

    @Test
    void afterABreakdownLicencesRelapseInTheSameMonth() {
        assertThat(LongStream.rangeClosed(1, 100).filter(seed -> !relapses(SMALL, seed, World::breakTruce)))
                .isEmpty();
    }

    @Test
    void aBreakdownThatForgetsTheFavourForTheRivalIsCaught() {
        Consumer<World> forgetful = w -> w.chain().controls().stream()
                .filter(c -> c.licenceTalks() && c.target().isEmpty())
                .forEach(c -> c.revise(c.relapse()));
        Consumer<World> late = w -> {
            w.chain().step();
            w.breakTruce();
            w.chain().controls().stream().filter(Control::licenceTalks).forEach(c -> c.revise(.97));
        };

        assertThat(LongStream.rangeClosed(1, 5).filter(seed -> !relapses(SMALL, seed, forgetful)))
                .hasSize(5);
        assertThat(LongStream.rangeClosed(1, 5).filter(seed -> !relapses(SMALL, seed, late)))
                .hasSize(5);
    }

    /** Month by month, whether a truce breaks down, from the hazard of MODEL section 6.7. */
    private static List<Boolean> expected(World world, int duration) {
        return LongStream.rangeClosed(1, 40)
                .mapToObj(month -> {
                    double hazard = .03 * (1 + world.relations().tension()) * (month > duration ? 3 : 1);
                    return world.seed().uniform(Stream.TRUCE, "x", month) < 1 - StrictMath.exp(-hazard);
                })
                .toList();
    }

    private static List<Boolean> breakdowns(World world, Truce truce) {
        return LongStream.rangeClosed(1, 40)
                .mapToObj(month -> truce.breaksDown(world, (int) month))
                .toList();
    }

    @Test
    void theHazardOfABreakdownTriplesAfterTheTermOfTheTruce() {
        for (long seed = 1; seed <= 50; seed++) {
            World w = world(SMALL, seed);
            Table at = w.table("USA-CHN").orElseThrow().table();

            assertThat(breakdowns(w, new Truce(at, Deal.of(1, 1, 1, 0)))).isEqualTo(expected(w, 3));
            assertThat(breakdowns(w, new Truce(at, Deal.of(1, 1, 1, 2)))).isEqualTo(expected(w, 24));
        }
    }

    @Test
    void aTruceWhoseDurationIsNotNegotiatedIsMeantForAYear() {
        Scenario endless = Draft.of(SMALL)
                .tables(t -> t.id().equals("USA-CHN")
                        ? new Table(t.id(), t.kind(), t.parties(), t.issues().subList(0, 2), 1, 3, 3, List.of())
                        : t)
                .scenario();
        for (long seed = 1; seed <= 50; seed++) {
            World w = world(endless, seed);
            var truce = new Truce(w.table("USA-CHN").orElseThrow().table(), Deal.of(1, 1));

            assertThat(breakdowns(w, truce)).isEqualTo(expected(w, 12));
        }
    }
}
