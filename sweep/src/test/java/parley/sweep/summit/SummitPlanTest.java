package parley.sweep.summit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import parley.summit.scenario.Parameter;
import parley.summit.scenario.Parameters;
import parley.summit.scenario.Scenario;
import parley.wire.ScenarioLibrary;

class SummitPlanTest {

    static final Scenario STARTER =
            new ScenarioLibrary(Path.of("../scenarios")).find("starter").load();

    static SummitPlan plan(Design design, long runs, int repetitions, String... vary) {
        List<Variation> variations = Arrays.stream(vary).map(Variation::parse).toList();
        return new SummitPlan(STARTER, "abc", design, variations, runs, repetitions, 5, Recording.SUMMARY);
    }

    private static double value(SummitPlan plan, long run, Parameter parameter) {
        return plan.parameters(run).get(parameter);
    }

    @Test
    void whatIsVariedIsDrawnFromItsRangeAndWhatIsFixedIsFixed() {
        SummitPlan plan = plan(Design.RANDOM, 200, 1, "psi0=.3...4", "hz=1.5", "kR");
        assertThat(LongStream.range(0, 200).mapToObj(run -> value(plan, run, Parameter.RESOURCING_FRESH)))
                .allMatch(v -> v >= .3 && v <= .4)
                .doesNotHaveDuplicates();
        assertThat(LongStream.range(0, 200).mapToObj(run -> value(plan, run, Parameter.HAZARD_SCALE)))
                .containsOnly(1.5);
        assertThat(LongStream.range(0, 200).mapToObj(run -> value(plan, run, Parameter.RATIFICATION_COST)))
                .allMatch(v -> v >= .075 && v <= .3)
                .doesNotHaveDuplicates();
    }

    @Test
    void varyingOneParameterMoreChangesNoOtherDrawUnlessTheDesignIsLaidOutAnew() {
        for (Design design : List.of(Design.RANDOM, Design.LHS)) {
            SummitPlan before = plan(design, 60, 1);
            SummitPlan after = plan(design, 60, 1, "kR");
            for (long run = 0; run < 60; run++) {
                Parameters then = before.parameters(run);
                Parameters now = after.parameters(run);
                assertThat(now.with(Parameter.RATIFICATION_COST, then.get(Parameter.RATIFICATION_COST))
                                .bySymbol())
                        .isEqualTo(then.bySymbol());
                assertThat(after.luck(run)).isEqualTo(before.luck(run));
            }
        }
    }

    @Test
    void runsOfOneDrawShareTheirParametersAndNotTheirLuck() {
        SummitPlan plan = plan(Design.RANDOM, 12, 4);
        assertThat(plan.count()).isEqualTo(12);
        assertThat(LongStream.range(0, 12).map(run -> plan.draw(run)))
                .containsExactly(0L, 0L, 0L, 0L, 1L, 1L, 1L, 1L, 2L, 2L, 2L, 2L);
        assertThat(LongStream.range(0, 12)
                        .mapToObj(run -> value(plan, run, Parameter.INERTIA))
                        .distinct())
                .hasSize(3);
        assertThat(LongStream.range(0, 12).map(plan::luck).distinct()).hasSize(12);
    }

    @Test
    void aGridSpansTheRangesAndKeepsTheRestTheSame() {
        SummitPlan plan = plan(Design.GRID, 25, 2, "psi0=.1...4", "kap=2..4");
        assertThat(plan.count()).isEqualTo(18);
        assertThat(value(plan, 0, Parameter.RESOURCING_FRESH)).isEqualTo(.1);
        assertThat(value(plan, 17, Parameter.RESOURCING_FRESH)).isCloseTo(.4, within(1e-12));
        assertThat(value(plan, 2, Parameter.INERTIA)).isEqualTo(3);
        assertThat(LongStream.of(0, 1, 2, 4, 16, 17)
                        .mapToObj(run -> value(plan, run, Parameter.TRADE_LOSS))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void aDesignThatDoesNotFitSaysWhatItNeeds() {
        assertThatThrownBy(() -> plan(Design.GRID, 100, 1))
                .hasMessageContaining("design: grid (expected: a range for at least one parameter");
        assertThatThrownBy(() -> plan(Design.GRID, 3, 1, "psi0", "kap"))
                .hasMessage("runs: 3 draws of the parameters (expected: at least 4 for the design grid,"
                        + " two levels of 2 parameters)");
        assertThatThrownBy(() -> plan(Design.MORRIS, 5, 1, "psi0", "kap"))
                .hasMessageContaining("at least 6 for the design morris, two walks");
        assertThatThrownBy(() -> plan(Design.SOBOL, 9, 1, "psi0", "kap")).hasMessageContaining("at least 10");
        assertThatThrownBy(() -> plan(Design.RANDOM, 3, 4)).hasMessageContaining("seeds per draw: 4");
    }

    @Test
    void aVariationThatCannotBeReadSaysWhatWasExpected() {
        assertThatThrownBy(() -> Variation.parse("psi9=.1"))
                .hasMessage("psi9 (expected: one of the " + Parameter.symbols().size() + " parameters; perhaps psi0)");
        assertThatThrownBy(() -> Variation.parse("psi0=.4...1")).hasMessageContaining("the lower end first");
        assertThatThrownBy(() -> Variation.parse("psi0=few"))
                .hasMessage("psi0=few (expected: PARAM=LO..HI, PARAM=VALUE, or PARAM for its own range, e.g."
                        + " psi0=0.08..0.45)");
        assertThatThrownBy(() -> Variation.parse("psi0=")).hasMessageContaining("expected: PARAM=LO..HI");
        assertThat(Variation.parse("psi0=1e-1..2").text()).isEqualTo("psi0=0.1..2");
    }
}
