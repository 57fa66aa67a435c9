package parley.summit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import parley.summit.scenario.ScenarioCheck;

class RandomScenarioTest {

    @Test
    void theSmallScenarioIsOneThatCanBePlayed() {
        assertThat(ScenarioCheck.faults(Scenarios.small().scenario())).isEmpty();
    }

    @Test
    void everyRandomScenarioIsOneThatCanBePlayed() {
        assertThat(LongStream.rangeClosed(1, 1000)
                        .boxed()
                        .flatMap(seed -> ScenarioCheck.faults(RandomScenario.of(seed)).stream()))
                .isEmpty();
    }
}
