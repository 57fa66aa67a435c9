package parley.summit.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The invariants of the market over random worlds, and what each is worth: it finds the faults that are planted for it. */
class MarketSweepTest {

    private static final List<MarketWorld> WORLDS =
            LongStream.rangeClosed(1, 1500).mapToObj(MarketWorld::of).toList();

    private static List<Long> violated(MarketInvariant invariant, Stepper stepper) {
        return WORLDS.stream()
                .filter(world -> !invariant.holds(world, stepper))
                .map(MarketWorld::seed)
                .toList();
    }

    @ParameterizedTest
    @MethodSource
    void holdsInEveryWorld(MarketInvariant invariant) {
        assertThat(violated(invariant, invariant.rules())).as("seeds").isEmpty();
    }

    static List<MarketInvariant> holdsInEveryWorld() {
        return MarketInvariant.ALL;
    }

    @ParameterizedTest
    @MethodSource
    void isCaughtWhenItIsPlanted(MarketInvariant invariant, Stepper fault) {
        assertThat(violated(invariant, fault)).as("seeds").isNotEmpty();
    }

    static Stream<Object[]> isCaughtWhenItIsPlanted() {
        return MarketInvariant.ALL.stream()
                .flatMap(invariant -> invariant.faults().stream().map(fault -> new Object[] {invariant, fault}));
    }

    @Test
    void theWorldsHaveShortagesBindingCapsAndIdleCountriesEnough() {
        assertThat(share(world -> after(world, m -> Arrays.stream(m.shortage).anyMatch(s -> s > 1e-6))))
                .as("worlds with a shortage")
                .isGreaterThanOrEqualTo(.4);
        assertThat(share(world -> after(world, m -> m.poolPrice > 1 + 1e-9)))
                .as("worlds where the pool is short")
                .isGreaterThanOrEqualTo(.1);
        assertThat(share(world -> Arrays.stream(world.state().normalUse).anyMatch(use -> use == 0)))
                .as("worlds with an idle country")
                .isGreaterThanOrEqualTo(.4);
    }

    private static boolean after(MarketWorld world, Predicate<MarketState> test) {
        return test.test(world.after(Stepper.RULES));
    }

    private static double share(Predicate<MarketWorld> test) {
        return WORLDS.stream().filter(test).count() / (double) WORLDS.size();
    }
}
