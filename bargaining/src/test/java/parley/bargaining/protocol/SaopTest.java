package parley.bargaining.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.bargaining.protocol.Action.Accept;
import parley.bargaining.protocol.Action.End;
import parley.bargaining.protocol.Action.Leave;
import parley.bargaining.protocol.Action.NoReply;
import parley.bargaining.protocol.Action.Offer;
import parley.bargaining.protocol.Action.Reject;
import parley.bargaining.protocol.Action.Wait;
import parley.bargaining.protocol.Event.Concluded;
import parley.bargaining.protocol.Event.Moved;
import parley.bargaining.protocol.Event.RoundBegan;
import parley.bargaining.protocol.Negotiation.Agreed;
import parley.bargaining.protocol.Negotiation.Broken;
import parley.bargaining.protocol.Negotiation.Cause;
import parley.bargaining.protocol.Negotiation.TimedOut;
import parley.bargaining.protocol.Ruling.Ended;
import parley.bargaining.protocol.Ruling.Played;
import parley.bargaining.protocol.Ruling.Reason;
import parley.bargaining.protocol.Ruling.Refused;

class SaopTest {

    private static final Saop TWO = new Saop(2, 10, 3);
    private static final Saop THREE = new Saop(3, 10, 3);

    private static Negotiation after(Saop saop, Action... actions) {
        Negotiation now = saop.opening();
        for (Action action : actions) {
            now = switch (saop.rule((Stacked) now, action)) {
                case Played<Stacked> played -> played.open();
                case Ended<Stacked> ended -> ended.end();
                case Refused<Stacked> refused -> throw new AssertionError(action + ": " + refused);
            };
        }
        return now;
    }

    private static Ruling<Stacked> ruling(Saop saop, Action... actions) {
        Action[] before = List.of(actions).subList(0, actions.length - 1).toArray(Action[]::new);
        return saop.rule((Stacked) after(saop, before), actions[actions.length - 1]);
    }

    private static Agreed agreed(int round, int outcome, Integer... signatories) {
        return new Agreed(round, outcome, List.of(signatories));
    }

    private static StandingOffer offer(int outcome, int seat, Integer... acceptedBy) {
        return new StandingOffer(outcome, seat, List.of(acceptedBy));
    }

    @Test
    void anOfferStandsForTheNextParty() {
        assertThat(after(TWO, new Offer(4))).isEqualTo(new Stacked(1, 1, List.of(0, 1), Optional.of(offer(4, 0, 0))));
    }

    @Test
    void acceptingTheStandingOfferOfTheOnlyOtherPartyIsAnAgreementAtOnce() {
        assertThat(after(TWO, new Offer(4), new Accept())).isEqualTo(agreed(1, 4, 0, 1));
    }

    @Test
    void everyPartyHasToAcceptTheSameOffer() {
        assertThat(after(THREE, new Offer(4), new Accept()))
                .isEqualTo(new Stacked(1, 2, List.of(0, 1, 2), Optional.of(offer(4, 0, 0, 1))));
        assertThat(after(THREE, new Offer(4), new Accept(), new Accept())).isEqualTo(agreed(1, 4, 0, 1, 2));
    }

    @Test
    void aCounterOfferTakesAllAcceptancesAway() {
        assertThat(after(THREE, new Offer(4), new Accept(), new Offer(5)))
                .isEqualTo(new Stacked(2, 0, List.of(0, 1, 2), Optional.of(offer(5, 2, 2))));
        assertThat(after(THREE, new Offer(4), new Accept(), new Offer(5), new Accept(), new Accept()))
                .isEqualTo(agreed(2, 5, 2, 0, 1));
    }

    @Test
    void theNegotiationTimesOutAfterTheLastRound() {
        assertThat(after(TWO, new Offer(0), new Offer(1), new Offer(2), new Offer(3), new Offer(4), new Offer(5)))
                .isEqualTo(new TimedOut(3));
    }

    @Test
    void theLastPartyOfTheLastRoundCanStillAccept() {
        assertThat(after(TWO, new Offer(0), new Offer(1), new Offer(2), new Offer(3), new Offer(4), new Accept()))
                .isEqualTo(agreed(3, 4, 0, 1));
    }

    @Test
    void thereIsNothingToAcceptBeforeTheFirstOffer() {
        assertThat(ruling(TWO, new Accept())).isEqualTo(new Refused<>(Reason.NOTHING_TO_ACCEPT));
        assertThat(ruling(TWO, new Wait(), new Accept())).isEqualTo(new Refused<>(Reason.NOTHING_TO_ACCEPT));
    }

    @Test
    void anOfferIsAnOutcomeOfTheDomain() {
        assertThat(ruling(TWO, new Offer(10))).isEqualTo(new Refused<>(Reason.UNKNOWN_OUTCOME));
        assertThat(ruling(TWO, new Offer(-1))).isEqualTo(new Refused<>(Reason.UNKNOWN_OUTCOME));
    }

    @Test
    void waitingLeavesTheStandingOfferAndWhoAcceptedIt() {
        assertThat(after(THREE, new Offer(4), new Wait(), new Accept(), new Wait(), new Accept()))
                .isEqualTo(agreed(2, 4, 0, 2, 1));
    }

    @Test
    void nobodyAcceptsTwice() {
        assertThat(ruling(TWO, new Offer(4), new Wait(), new Accept()))
                .isEqualTo(new Refused<>(Reason.ALREADY_ACCEPTED));
        assertThat(ruling(THREE, new Offer(4), new Accept(), new Wait(), new Wait(), new Accept()))
                .isEqualTo(new Refused<>(Reason.ALREADY_ACCEPTED));
    }

    @Test
    void thoseWhoRemainCanAgreeWithoutAPartyThatLeft() {
        assertThat(after(THREE, new Leave(), new Offer(4), new Accept())).isEqualTo(agreed(1, 4, 1, 2));
        assertThat(after(THREE, new Offer(4), new Accept(), new Leave())).isEqualTo(agreed(1, 4, 0, 1));
    }

    @Test
    void theOfferOfAPartyThatLeavesIsGone() {
        assertThat(after(THREE, new Offer(4), new Accept(), new Wait(), new Leave()))
                .isEqualTo(new Stacked(2, 1, List.of(1, 2), Optional.empty()));
    }

    @Test
    void oneAloneCannotNegotiate() {
        assertThat(after(TWO, new Offer(4), new Leave())).isEqualTo(new Broken(1, Cause.WALKED));
        assertThat(after(THREE, new Offer(4), new Leave(), new Leave())).isEqualTo(new Broken(1, Cause.WALKED));
    }

    @Test
    void anyPartyCanEndTheNegotiationForAll() {
        assertThat(after(THREE, new Offer(4), new Accept(), new Wait(), new End()))
                .isEqualTo(new Broken(2, Cause.WALKED));
    }

    @Test
    void aMissingAnswerPassesTheTurnAndRejectsNothing() {
        assertThat(after(THREE, new Offer(4), new NoReply(), new Accept()))
                .isEqualTo(new Stacked(2, 0, List.of(0, 1, 2), Optional.of(offer(4, 0, 0, 2))));
    }

    @Test
    void whoRejectsMakesACounterOffer() {
        assertThat(ruling(TWO, new Offer(4), new Reject())).isEqualTo(new Refused<>(Reason.OFFER_EXPECTED));
    }

    @Test
    void everyRulingSaysWhatHappened() {
        assertThat(((Played<Stacked>) ruling(TWO, new Offer(4))).events())
                .containsExactly(new Moved(new Move(1, 0, new Offer(4))));
        assertThat(((Played<Stacked>) ruling(TWO, new Offer(4), new Offer(5))).events())
                .containsExactly(new Moved(new Move(1, 1, new Offer(5))), new RoundBegan(2));
        assertThat(((Ended<Stacked>) ruling(TWO, new Offer(4), new Accept())).events())
                .containsExactly(new Moved(new Move(1, 1, new Accept())), new Concluded(agreed(1, 4, 0, 1)));
    }

    @Test
    void theTranscriptHoldsEveryMoveInOrder() {
        Party first = new ScriptedParty(new Offer(1), new Offer(2));
        Party second = new ScriptedParty(new Offer(9), new Accept());

        Transcript transcript = TWO.play(List.of(first, second));

        assertThat(transcript)
                .isEqualTo(new Transcript(
                        List.of(
                                new Move(1, 0, new Offer(1)),
                                new Move(1, 1, new Offer(9)),
                                new Move(2, 0, new Offer(2)),
                                new Move(2, 1, new Accept())),
                        agreed(2, 2, 0, 1)));
        assertThat(transcript.offers()).isEqualTo(3);
    }

    @Test
    void anActionAgainstTheRulesBreaksTheNegotiation() {
        Transcript transcript = TWO.play(List.of(new ScriptedParty(new Accept()), new ScriptedParty()));

        assertThat(transcript)
                .isEqualTo(
                        new Transcript(List.of(new Move(1, 0, new Accept())), new Broken(1, Cause.AGAINST_THE_RULES)));
    }

    @Test
    void aTurnTellsTheRoundWhatStandsAndEveryMoveBeforeIt() {
        ScriptedParty first = new ScriptedParty(new Offer(1), new End());
        ScriptedParty second = new ScriptedParty(new Offer(9));

        TWO.play(List.of(first, second));

        assertThat(first.turns())
                .containsExactly(
                        new Turn(0, 1, 3, Optional.empty(), List.of()),
                        new Turn(
                                0,
                                2,
                                3,
                                Optional.of(offer(9, 1, 1)),
                                List.of(new Move(1, 0, new Offer(1)), new Move(1, 1, new Offer(9)))));
        assertThat(second.turns())
                .containsExactly(new Turn(1, 1, 3, Optional.of(offer(1, 0, 0)), List.of(new Move(1, 0, new Offer(1)))));
    }

    @Test
    void timeIsTheShareOfRoundsStartedAndNeverReachesOne() {
        assertThat(new Turn(0, 1, 3, Optional.empty(), List.of()).time()).isEqualTo(0.25);
        assertThat(new Turn(1, 3, 3, Optional.empty(), List.of()).time()).isEqualTo(0.75);
    }

    @Test
    void aNegotiationNeedsTwoSeatsAnOutcomeAndARound() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Saop(1, 10, 3))
                .withMessage("seats: 1 (expected: >= 2)");
        assertThatIllegalArgumentException().isThrownBy(() -> new Saop(2, 0, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> new Saop(2, 10, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TWO.play(List.of()))
                .withMessage("parties: 0 (expected: 2)");
    }
}
