package parley.summit.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import parley.summit.Scenarios;
import parley.summit.chance.Seed;
import parley.summit.chance.Stream;
import parley.summit.scenario.Priors.Range;

class PriorsTest {

    private static final Scenario SMALL = Scenarios.small().scenario();
    private static final Priors PRIORS = Priors.of(SMALL);

    private static Parameters drawn(Priors priors, long seed) {
        return priors.at(p -> new Seed(seed).uniform(Stream.PARAMETER, p.symbol(), 0));
    }

    @Test
    void whatAScenarioFixesIsFixedAndTheRestIsAsTheListHasIt() {
        Priors priors = Priors.of(SMALL.fixing(Map.of("psi0", .3)));
        assertThat(priors.of(Parameter.RESOURCING_FRESH)).isEqualTo(Range.only(.3));
        assertThat(priors.of(Parameter.RESOURCING_ADAPTED)).isEqualTo(new Range(.45, .8));
        assertThat(priors.of(Parameter.RATIFICATION_COST)).isEqualTo(Range.only(.15));
        assertThat(priors.open())
                .doesNotContain(Parameter.RESOURCING_FRESH, Parameter.RATIFICATION_COST)
                .contains(Parameter.RESOURCING_ADAPTED);
    }

    @Test
    void everyDefaultLiesInItsRangeAndHasASource() {
        for (Parameter parameter : Parameter.values()) {
            assertThat(parameter.standard())
                    .as(parameter.symbol())
                    .isBetween(parameter.range().low(), parameter.range().high());
            assertThat(parameter.source()).as(parameter.symbol()).isNotBlank();
        }
    }

    @Test
    void drawingOneParameterMoreChangesNoOtherDraw() {
        Parameter more = Parameter.RATIFICATION_COST;
        for (long seed = 1; seed <= 50; seed++) {
            Parameters before = drawn(PRIORS, seed);
            Parameters after = drawn(PRIORS.with(more, more.range()), seed);
            assertThat(after.get(more)).isNotEqualTo(before.get(more));
            assertThat(after.with(more, before.get(more)).bySymbol()).isEqualTo(before.bySymbol());
        }
    }

    @Test
    void aDrawLiesInItsRangeAndAFixedParameterIsExactlyWhatItIsFixedTo() {
        for (long seed = 1; seed <= 50; seed++) {
            Parameters drawn = drawn(PRIORS.with(Parameter.DISCOUNT, Range.only(.1)), seed);
            assertThat(drawn.get(Parameter.DISCOUNT)).isEqualTo(.1);
            assertThat(drawn.get(Parameter.TRADE_LOSS)).isBetween(.1, .6);
        }
    }

    @Test
    void aRangeThatFallsOrNeverEndsIsRefused() {
        assertThatThrownBy(() -> new Range(2, 1)).hasMessageContaining("2.0..1.0");
        assertThatThrownBy(() -> new Range(0, Double.POSITIVE_INFINITY)).hasMessageContaining("Infinity");
    }
}
