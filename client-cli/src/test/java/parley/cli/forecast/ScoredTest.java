package parley.cli.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import parley.cli.forecast.Scored.Case;

class ScoredTest {

    private static final Offset<Double> EXACT = within(1e-12);

    private static Scored of(Case... cases) {
        return new Scored(List.of(cases), .001);
    }

    @Test
    void theBrierScoreIsTheMeanSquare() {
        assertThat(of(new Case("a", .8, true), new Case("b", .3, false)).brier())
                .isCloseTo((.04 + .09) / 2, EXACT);
        assertThat(of(new Case("a", 1, true), new Case("b", 0, false)).brier()).isZero();
    }

    @Test
    void theLogScoreTakesNothingForCertain() {
        Scored sure = of(new Case("a", 0, true), new Case("b", 1, true), new Case("c", .5, false));

        assertThat(sure.log()).isCloseTo((-Math.log(.001) - Math.log(.999) - Math.log(.5)) / 3, EXACT);
        assertThat(sure.moved()).isEqualTo(2);
        assertThat(sure.movedAndWrong()).isEqualTo(1);
    }

    @Test
    void whatTheBrierScoreConsistsOfAddsUpToIt() {
        var luck = new Random(1);
        Scored scored = new Scored(
                IntStream.range(0, 500)
                        .mapToObj(i -> new Case("s" + i, luck.nextDouble(), luck.nextDouble() < .3))
                        .toList(),
                .001);
        Scored.Parts parts = scored.parts();

        assertThat(parts.reliability() - parts.resolution() + parts.uncertainty() + parts.within())
                .isCloseTo(scored.brier(), EXACT);
        assertThat(parts.within()).isCloseTo(0, within(.01));
        assertThat(parts.reliability()).isGreaterThan(.05);
    }

    @Test
    void whoSaysTheShareOfEveryGroupIsReliableAndResolves() {
        Scored scored = of(
                new Case("a", .25, true),
                new Case("b", .25, false),
                new Case("c", .25, false),
                new Case("d", .25, false),
                new Case("e", 1, true),
                new Case("f", 1, true));

        assertThat(scored.parts().reliability()).isCloseTo(0, EXACT);
        assertThat(scored.parts().uncertainty()).isCloseTo(.25, EXACT);
        assertThat(scored.parts().resolution()).isCloseTo((4 * .0625 + 2 * .25) / 6, EXACT);
        assertThat(scored.parts().within()).isCloseTo(0, EXACT);
    }

    @Test
    void eventsOfOneSubjectCountAsOneCluster() {
        Scored better = of(new Case("a", .9, true), new Case("a", .9, true), new Case("b", .5, false));
        Scored worse = of(new Case("a", .5, true), new Case("a", .5, true), new Case("b", .5, false));
        Scored.Gain gain = better.over(worse);

        // Squares fall from .25 to .01 twice: a mean of .16; sums off it are .48 - .32 for a and 0 - .16 for b.
        assertThat(gain.mean()).isCloseTo(.16, EXACT);
        assertThat(gain.error()).isCloseTo(Math.sqrt((.0256 + .0256) * 2) / 3, EXACT);
        assertThat(of(new Case("a", .9, true)).over(of(new Case("a", .5, true))).error())
                .isNaN();
    }
}
