package parley.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReachabilityTest {

    private static final Duration TURN = Duration.ofSeconds(10);
    private static final boolean UNREACHABLE = true;
    private static final boolean REACHED = false;

    private final Reachability reachability = new Reachability();

    private void sees(int times, boolean unreachable) {
        for (int i = 0; i < times; i++) {
            reachability.saw(unreachable);
        }
    }

    @Test
    void oneThatCouldNotBeReachedThreeTimesInARowGetsAMomentOnly() {
        sees(2, UNREACHABLE);
        assertThat(reachability.patience(TURN)).isEqualTo(TURN);

        sees(1, UNREACHABLE);

        assertThat(reachability.patience(TURN)).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void aMomentIsNeverLongerThanWhatIsLeftOfTheTurn() {
        sees(3, UNREACHABLE);

        assertThat(reachability.patience(Duration.ofMillis(100))).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void oneThatAnswersAgainHasTheWholeTurnAgain() {
        sees(4, UNREACHABLE);
        sees(1, REACHED);

        assertThat(reachability.patience(TURN)).isEqualTo(TURN);
    }

    @Test
    void oneThatIsLateIsNotGivenUp() {
        sees(5, REACHED);

        assertThat(reachability.patience(TURN)).isEqualTo(TURN);
    }
}
