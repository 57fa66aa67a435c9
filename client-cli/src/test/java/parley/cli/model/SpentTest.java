package parley.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parley.summit.chance.Secrets;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Negotiator;
import parley.summit.session.Session;
import parley.summit.strategy.DefaultStrategy;
import parley.wire.ScenarioLibrary;

class SpentTest {

    private static final Scenario STARTER = new ScenarioLibrary(Path.of("..", "scenarios")).load("starter");

    @Test
    void aMeasuredSessionIsTheSameAsAnyOther() {
        Secrets secrets = Secrets.open(STARTER.seats());
        Map<String, Negotiator> negotiators = DefaultStrategy.ofAll(STARTER);

        for (long seed = 1; seed <= 5; seed++) {
            assertThat(Spent.on(STARTER, seed, secrets, negotiators).events())
                    .isEqualTo(Session.play(STARTER, seed, secrets, negotiators)
                            .entries()
                            .size());
        }
    }

    @Test
    void seedsAreCutIntoStretchesThatMissNone() {
        assertThat(new SeedRange(1, 25).cut(10))
                .hasSize(10)
                .startsWith(new SeedRange(1, 2), new SeedRange(3, 5))
                .endsWith(new SeedRange(23, 25));
        assertThat(new SeedRange(5, 6).cut(10)).isEqualTo(List.of(new SeedRange(5, 5), new SeedRange(6, 6)));
    }
}
