package parley.cli.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import parley.cli.model.Outcome.AtTable;
import parley.summit.scenario.Scenario;
import parley.wire.ScenarioLibrary;

class CounterfactualTest {

    private static final SeedRange SEEDS = new SeedRange(1, 12);
    private static final ScenarioLibrary LIBRARY = new ScenarioLibrary(Path.of("..", "scenarios"));
    private static final Scenario GYEONGJU = LIBRARY.load("gyeongju-2025");
    private static final Scenario STARTER = LIBRARY.load("starter");

    private static Counterfactual without(Scenario scenario, String... what) {
        return Counterfactual.of(Contrast.parse(scenario, List.of(what), List.of()), SEEDS, done -> {});
    }

    private static boolean signs(Outcome outcome, String table) {
        return outcome.tables().stream().anyMatch(t -> t.id().equals(table) && t.signed());
    }

    @Test
    void whereNothingIsDifferentNoPairDiffers() {
        Counterfactual same =
                Counterfactual.of(Contrast.parse(STARTER, List.of(), List.of("dep=1")), SEEDS, done -> {});

        assertThat(same.changed()).isEqualTo(same.base());
    }

    @Test
    void withoutDealsNobodySignsAndNoneIsInForceAndTheTruceStaysPossible() {
        Counterfactual none = without(GYEONGJU, "deals");

        assertThat(none.changed())
                .allMatch(o -> o.dealTables().stream().noneMatch(AtTable::signed))
                .allMatch(o -> o.dealTables().stream().noneMatch(AtTable::inForce));
        assertThat(none.base()).anyMatch(o -> o.dealTables().stream().anyMatch(AtTable::signed));
        assertThat(none.changed()).anyMatch(Outcome::hasTruce);
    }

    @Test
    void withoutOneHostItsTableAloneStaysEmpty() {
        Counterfactual alone = without(GYEONGJU, "AUS");

        assertThat(alone.changed()).noneMatch(o -> signs(o, "USA-AUS"));
        assertThat(alone.base()).anyMatch(o -> signs(o, "USA-AUS"));
        assertThat(alone.changed()).anyMatch(o -> signs(o, "USA-KOR"));
    }

    @Test
    void withoutTheClauseOnChinaNoDealHasOne() {
        Counterfactual free = without(GYEONGJU, "chn");

        assertThat(free.base()).anyMatch(o -> Output.CLAUSE.of(o).orElse(0) > 0);
        assertThat(free.changed()).allMatch(o -> Output.CLAUSE.of(o).orElse(0) == 0);
        assertThat(free.changed()).anyMatch(o -> o.dealTables().stream().anyMatch(AtTable::signed));
    }

    @Test
    void withoutChinasResponseItsLaddersStandStill() {
        assertThat(without(STARTER, "china-response").changed())
                .allMatch(o -> Output.CHINESE_MOVES.of(o).orElse(-1) == 0);
    }

    @Test
    void pairsThatFlipAreCountedAndTheErrorIsThatOfTheDifferences() {
        Counterfactual none = without(STARTER, "truce");
        Output truce = Output.TRUCE;
        long signed = none.base().stream().filter(Outcome::hasTruce).count();
        Pairs pairs = Pairs.of(truce, none.base(), none.changed());
        double share = signed / 12.0;

        assertThat(signed).isBetween(1L, 11L);
        assertThat(pairs.flips()).isCloseTo(share, within(1e-12));
        assertThat(pairs.difference().mean()).isCloseTo(-share, within(1e-12));
        assertThat(pairs.difference().error()).isCloseTo(Math.sqrt(share * (1 - share) / 11), within(1e-12));
    }

    @Test
    void numbersFlipWhereAPairMovesAgainstTheMean() {
        Counterfactual none = without(STARTER, "truce");
        var place = new int[1];
        double[] values = {1.5, 2.5, 1.5, .5};
        Output output = new Output("made up", o -> OptionalDouble.of(values[place[0]++ % 4]));

        // Base 1.5, 2.5; changed 1.5, 2.5, read in turn: base and changed of each pair come one after the other.
        Pairs pairs = Pairs.of(output, none.base().subList(0, 2), none.changed().subList(0, 2));

        assertThat(pairs.differences()).containsExactly(1.0, -1.0);
        assertThat(Pairs.of(Output.LOSSES, none.base(), none.changed()).flips()).isBetween(0.0, 1.0);
    }
}
