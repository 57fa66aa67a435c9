package parley.sweep.summit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import parley.summit.chance.Seed;
import parley.summit.scenario.Parameter;

class PointsTest {

    private static final Parameter A = Parameter.RESOURCING_FRESH;
    private static final Parameter B = Parameter.TRADE_LOSS;
    private static final Parameter C = Parameter.INERTIA;
    private static final Seed SEED = new Seed(11);

    private static List<Double> shares(Points points, Parameter factor) {
        return LongStream.range(0, points.draws())
                .mapToObj(draw -> points.share(draw, factor))
                .toList();
    }

    @Test
    void aShuffleHasEveryNumberOnceWhateverTheirCount() {
        for (long count : new long[] {1, 2, 3, 7, 64, 1000, 1025}) {
            assertThat(LongStream.range(0, count)
                            .map(Shuffle.of(5, count)::at)
                            .sorted()
                            .boxed())
                    .containsExactlyElementsOf(
                            LongStream.range(0, count).boxed().toList());
        }
        assertThat(LongStream.range(0, 1000).filter(i -> Shuffle.of(5, 1000).at(i) == i))
                .hasSizeLessThan(10);
    }

    @Test
    void aLatinHypercubeHasOneDrawInEachSliceOfEachFactor() {
        var slices = new Points.Slices(SEED, 97, List.of(A, B));
        for (Parameter factor : slices.factors()) {
            assertThat(shares(slices, factor).stream()
                            .map(share -> (long) (share * 97))
                            .sorted())
                    .containsExactlyElementsOf(LongStream.range(0, 97).boxed().toList());
        }
        assertThat(shares(slices, A)).isNotEqualTo(shares(slices, B));
    }

    @Test
    void aGridHasEveryLevelWithEveryOtherInOneWorld() {
        var grid = new Points.Grid(3, List.of(A, B));
        assertThat(LongStream.range(0, grid.draws()).mapToObj(d -> grid.share(d, A) + " " + grid.share(d, B)))
                .containsExactly(
                        "0.0 0.0", "0.0 0.5", "0.0 1.0", "0.5 0.0", "0.5 0.5", "0.5 1.0", "1.0 0.0", "1.0 0.5",
                        "1.0 1.0");
        assertThat(LongStream.range(0, 9).map(grid::world)).containsOnly(0L);
    }

    @Test
    void aWalkMovesEveryFactorOnceByTwoThirdsAndOneAtATime() {
        var walks = new Points.Walks(SEED, 40, List.of(A, B, C));
        for (long walk = 0; walk < 40; walk++) {
            for (Parameter factor : walks.factors()) {
                int moves = 0;
                for (int step = 0; step < 3; step++) {
                    long draw = walk * 4 + step;
                    double moved = walks.share(draw + 1, factor) - walks.share(draw, factor);
                    if (moved != 0) {
                        assertThat(Math.abs(moved)).isCloseTo(2.0 / 3, within(1e-12));
                        assertThat(moved > 0).isEqualTo(walks.rises(walk, factor));
                        assertThat(step).isEqualTo(walks.turn(walk, factor));
                        moves++;
                    }
                }
                assertThat(moves).isOne();
            }
            assertThat(LongStream.range(walk * 4, walk * 4 + 4).map(walks::world))
                    .containsOnly(walk);
        }
        assertThat(shares(walks, A).stream().map(s -> Math.round(3 * s)).distinct())
                .containsExactlyInAnyOrder(0L, 1L, 2L, 3L);
    }

    @Test
    void betweenAPairOfDrawsOneFactorOrTheWorldIsThatOfTheOther() {
        var pairs = new Points.Pairs(SEED, 20, List.of(A, B));
        for (long pair = 0; pair < 20; pair++) {
            long first = pair * 5;
            for (Parameter factor : pairs.factors()) {
                double ofA = pairs.share(first, factor);
                double ofB = pairs.share(first + 1, factor);
                assertThat(ofA).isNotEqualTo(ofB);
                assertThat(pairs.share(first + 2, factor)).isEqualTo(factor == A ? ofB : ofA);
                assertThat(pairs.share(first + 3, factor)).isEqualTo(factor == B ? ofB : ofA);
                assertThat(pairs.share(first + 4, factor)).isEqualTo(ofA);
            }
            assertThat(LongStream.range(first, first + 5).map(pairs::world))
                    .containsExactly(2 * pair, 2 * pair + 1, 2 * pair, 2 * pair, 2 * pair + 1);
        }
    }

    @Test
    void aFactorMoreChangesNothingForTheOthers() {
        assertThat(shares(new Points.Slices(SEED, 50, List.of(A, B, C)), B))
                .isEqualTo(shares(new Points.Slices(SEED, 50, List.of(B)), B));
        var two = new Points.Walks(SEED, 30, List.of(A, B));
        var three = new Points.Walks(SEED, 30, List.of(A, B, C));
        for (long walk = 0; walk < 30; walk++) {
            assertThat(three.share(walk * 4, A)).isEqualTo(two.share(walk * 3, A));
            assertThat(three.turn(walk, A) < three.turn(walk, B)).isEqualTo(two.turn(walk, A) < two.turn(walk, B));
        }
    }
}
