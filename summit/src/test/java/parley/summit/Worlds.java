package parley.summit;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import parley.summit.chance.Secrets;
import parley.summit.chance.Seed;
import parley.summit.scenario.Scenario;
import parley.summit.world.World;

/** Worlds on the eve of the summit. */
public final class Worlds {

    private Worlds() {}

    /** The world of a scenario with this seed and open secrets. */
    public static World of(Scenario scenario, long seed) {
        return new World(scenario, new Seed(seed), Secrets.open(scenario.seats()));
    }

    /** The worlds of random scenarios, the first with seed 1. */
    public static Stream<World> random(int number) {
        return LongStream.rangeClosed(1, number).mapToObj(seed -> of(RandomScenario.of(seed), seed));
    }
}
