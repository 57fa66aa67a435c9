package parley.bargaining.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import parley.bargaining.protocol.Action.Accept;
import parley.bargaining.protocol.Action.Leave;
import parley.bargaining.protocol.Action.Offer;
import parley.bargaining.protocol.Action.Wait;
import parley.bargaining.protocol.Negotiation.Agreed;
import parley.bargaining.protocol.Negotiation.Broken;
import parley.bargaining.protocol.Negotiation.Cause;
import parley.bargaining.protocol.Negotiation.Closed;
import parley.bargaining.protocol.Quorum.Count;
import parley.bargaining.protocol.Quorum.Weight;
import parley.bargaining.protocol.Ruling.Ended;
import parley.bargaining.protocol.Ruling.Played;

class QuorumTest {

    private static final Quorum MAJORITY = new Weight(List.of(5.0, 3.0, 1.0, 1.0), 6);

    private static Closed end(Quorum quorum, Action... actions) {
        Saop saop = new Saop(4, 10, Limits.rounds(3), quorum);
        Stacked now = saop.opening();
        for (Action action : actions) {
            switch (saop.rule(now, action)) {
                case Played<Stacked> played -> now = played.open();
                case Ended<Stacked> ended -> {
                    return ended.end();
                }
                case Ruling.Refused<Stacked> refused -> throw new AssertionError(action + ": " + refused);
            }
        }
        throw new AssertionError("still open: " + now);
    }

    @Test
    void aTreatyEntersIntoForceAsSoonAsEnoughHaveSigned() {
        assertThat(end(new Count(3), new Offer(4), new Accept(), new Wait(), new Accept()))
                .isEqualTo(new Agreed(1, 4, List.of(0, 1, 3)));
        assertThat(end(new Count(2), new Offer(4), new Accept())).isEqualTo(new Agreed(1, 4, List.of(0, 1)));
    }

    @Test
    void weightsCountAndNotHeads() {
        assertThat(end(MAJORITY, new Wait(), new Wait(), new Offer(4), new Wait(), new Accept()))
                .isEqualTo(new Agreed(2, 4, List.of(2, 0)));
        assertThat(end(
                        MAJORITY,
                        new Wait(),
                        new Wait(),
                        new Offer(4),
                        new Accept(),
                        new Wait(),
                        new Accept(),
                        new Wait(),
                        new Wait(),
                        new Accept()))
                .isEqualTo(new Agreed(3, 4, List.of(2, 3, 1, 0)));
    }

    @Test
    void nobodySignsAlone() {
        assertThat(end(new Weight(List.of(9.0, 1.0, 1.0, 0.0), 5), new Offer(4), new Wait(), new Wait(), new Accept()))
                .isEqualTo(new Agreed(1, 4, List.of(0, 3)));
    }

    @Test
    void whoLeavesDoesNotSign() {
        assertThat(end(
                        new Count(3),
                        new Offer(4),
                        new Accept(),
                        new Wait(),
                        new Wait(),
                        new Wait(),
                        new Leave(),
                        new Accept(),
                        new Accept()))
                .isEqualTo(new Agreed(2, 4, List.of(0, 2, 3)));
    }

    @Test
    void tooFewToSignEndIt() {
        assertThat(end(new Count(3), new Leave(), new Leave())).isEqualTo(new Broken(1, Cause.WALKED));
        assertThat(end(MAJORITY, new Leave())).isEqualTo(new Broken(1, Cause.WALKED));
    }

    @Test
    void aQuorumFitsTheSeats() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Saop(4, 10, Limits.rounds(3), new Count(5)))
                .withMessage("signatories: 5 (expected: at most 4, the seats)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Saop(3, 10, Limits.rounds(3), MAJORITY))
                .withMessage("weights: 4 (expected: 3, one per seat)");
        assertThatIllegalArgumentException().isThrownBy(() -> new Count(1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Weight(List.of(1.0, -1.0), 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Weight(List.of(1.0, 1.0), 3))
                .withMessage("weight needed: 3.0 (expected: > 0, at most 2.0)");
    }
}
