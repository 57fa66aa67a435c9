package parley.bargaining.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parley.bargaining.protocol.Action.Accept;
import parley.bargaining.protocol.Action.Leave;
import parley.bargaining.protocol.Action.NoReply;
import parley.bargaining.protocol.Action.Offer;
import parley.bargaining.protocol.Action.Reject;
import parley.bargaining.protocol.Action.Wait;
import parley.bargaining.protocol.Negotiation.Agreed;
import parley.bargaining.protocol.Negotiation.Broken;
import parley.bargaining.protocol.Negotiation.Cause;
import parley.bargaining.protocol.Ruling.Ended;
import parley.bargaining.protocol.Ruling.Played;
import parley.bargaining.protocol.Ruling.Reason;
import parley.bargaining.protocol.Ruling.Refused;
import parley.bargaining.protocol.Tau.Threads;

class TauTest {

    private static final Tau TWO = new Tau(2, 5);
    private static final Tau THREE = new Tau(3, 5);
    private static final Accept YES = new Accept();
    private static final Reject NO = new Reject();

    private static Ruling<Threads> ruling(Tau tau, Action... actions) {
        Threads now = tau.opening();
        for (Action action : actions) {
            switch (tau.rule(now, action, 0)) {
                case Played<Threads> played -> now = played.open();
                case Ended<Threads> ended -> {
                    return ended;
                }
                case Refused<Threads> refused -> {
                    return refused;
                }
            }
        }
        return new Played<>(now, List.of());
    }

    private static Negotiation after(Tau tau, Action... actions) {
        return switch (ruling(tau, actions)) {
            case Played<Threads> played -> played.open();
            case Ended<Threads> ended -> ended.end();
            case Refused<Threads> refused -> throw new AssertionError(refused.toString());
        };
    }

    private static List<Integer> seats(Tau tau, Action... actions) {
        return IntStream.rangeClosed(0, actions.length)
                .mapToObj(count ->
                        (Threads) after(tau, List.of(actions).subList(0, count).toArray(Action[]::new)))
                .map(Threads::seat)
                .toList();
    }

    @Test
    void everyOfferIsAnsweredByAllOthersBeforeTheNext() {
        assertThat(seats(THREE, new Offer(0), NO, NO, new Offer(1), NO, NO, new Offer(2), NO, NO))
                .containsExactly(0, 1, 2, 1, 0, 2, 2, 0, 1, 0);
        assertThat(after(THREE, new Offer(0), NO, NO, new Offer(1), NO, NO, new Offer(2), NO, NO)
                        .round())
                .isEqualTo(2);
    }

    @Test
    void anOutcomeIsAgreedWhenAllHaveOfferedItAndAllHaveAcceptedIt() {
        assertThat(after(TWO, new Offer(3), YES, new Offer(3), YES)).isEqualTo(new Agreed(1, 3, List.of(0, 1)));
        assertThat(after(THREE, new Offer(3), YES, YES, new Offer(3), YES, YES, new Offer(3)))
                .isEqualTo(new Agreed(1, 3, List.of(0, 1, 2)));
    }

    @Test
    void oneAcceptanceIsNotEnough() {
        assertThat(after(TWO, new Offer(3), YES)).isInstanceOf(Threads.class);
        assertThat(after(TWO, new Offer(3), YES, new Offer(3), NO)).isInstanceOf(Threads.class);
    }

    @Test
    void whatWasOfferedAndAcceptedOnceCountsForGood() {
        assertThat(after(TWO, new Offer(3), YES, new Offer(1), NO, new Offer(2), NO, new Offer(3), YES))
                .isEqualTo(new Agreed(2, 3, List.of(0, 1)));
    }

    @Test
    void nobodyReturnsToAnOlderOffer() {
        assertThat(ruling(TWO, new Offer(3), NO, new Offer(1), NO, new Offer(2), NO, new Offer(0), NO, new Offer(3)))
                .isEqualTo(new Refused<>(Reason.OFFERED_BEFORE));
    }

    @Test
    void whoRepeatsItsLastOfferMakesItFinal() {
        assertThat(ruling(TWO, new Offer(3), NO, new Offer(1), NO, new Offer(3), NO, new Offer(0), NO, new Offer(4)))
                .isEqualTo(new Refused<>(Reason.FINAL_OFFER_MADE));
    }

    @Test
    void itIsOverWhenAllOffersAreFinal() {
        assertThat(after(TWO, new Offer(3), NO, new Offer(1), NO, new Offer(3), NO, new Offer(1), NO))
                .isEqualTo(new Broken(2, Cause.EXHAUSTED));
    }

    @Test
    void whoOffersNothingHasNothingMoreToOffer() {
        assertThat(after(TWO, new NoReply(), new NoReply())).isEqualTo(new Broken(1, Cause.EXHAUSTED));
        assertThat(ruling(TWO, new Offer(3), new NoReply(), new NoReply(), new Offer(2), NO, new Offer(1)))
                .isEqualTo(new Refused<>(Reason.FINAL_OFFER_MADE));
    }

    @Test
    void itTakesAtMostOneRoundMoreThanThereAreOutcomes() {
        Party everything = turn -> turn.standing().isPresent() ? NO : new Offer(Math.min(4, turn.round() - 1));

        assertThat(TWO.play(List.of(everything, everything)).end()).isEqualTo(new Broken(6, Cause.EXHAUSTED));
    }

    @Test
    void whoeverWalksBreaksIt() {
        assertThat(after(THREE, new Offer(3), new Leave())).isEqualTo(new Broken(1, Cause.WALKED));
    }

    @Test
    void anOfferIsMadeAndAnAnswerGivenWhenItIsAskedFor() {
        assertThat(ruling(TWO, new Offer(5))).isEqualTo(new Refused<>(Reason.UNKNOWN_OUTCOME));
        assertThat(ruling(TWO, YES)).isEqualTo(new Refused<>(Reason.OFFER_EXPECTED));
        assertThat(ruling(TWO, new Wait())).isEqualTo(new Refused<>(Reason.OFFER_EXPECTED));
        assertThat(ruling(TWO, new Offer(3), new Offer(2))).isEqualTo(new Refused<>(Reason.ANSWER_EXPECTED));
        assertThat(ruling(TWO, new Offer(3), new Wait())).isEqualTo(new Refused<>(Reason.ANSWER_EXPECTED));
        assertThatIllegalArgumentException().isThrownBy(() -> new Tau(1, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> new Tau(2, 0));
    }
}
