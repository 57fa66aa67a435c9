package parley.coordinator.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parley.summit.seat.Reply;

class ReachabilityTest {

    private static final Duration TURN = Duration.ofSeconds(10);
    private static final Reply UNREACHABLE = new Reply.NoReply(Reply.Reason.UNREACHABLE, "UNAVAILABLE");
    private static final Reply LATE = new Reply.NoReply(Reply.Reason.DEADLINE, "no answer within 10 s");

    private final Reachability reachability = new Reachability();

    private void sees(int times, Reply reply) {
        for (int i = 0; i < times; i++) {
            reachability.saw(reply);
        }
    }

    @Test
    void anAgentThatCouldNotBeReachedThreeTimesInARowGetsAMomentOnly() {
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
    void anAgentThatAnswersAgainHasTheWholeTurnAgain() {
        sees(4, UNREACHABLE);
        sees(1, Reply.Move.measures(Map.of()));

        assertThat(reachability.patience(TURN)).isEqualTo(TURN);
    }

    @Test
    void aSlowAgentIsNotGivenUp() {
        sees(5, LATE);

        assertThat(reachability.patience(TURN)).isEqualTo(TURN);
    }
}
