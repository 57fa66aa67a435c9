package parley.bargaining.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.bargaining.domain.Preferences;
import parley.bargaining.protocol.Action;
import parley.bargaining.protocol.StandingOffer;
import parley.bargaining.protocol.Turn;

class TimeDependentPartyTest {

    private static final double[] UTILITIES = {0, 0.25, 0.5, 0.75, 1};
    private static final TimeDependentTactic LINEAR = TimeDependentTactic.named("linear");
    private static final TimeDependentParty PARTY = party(0);

    private static TimeDependentParty party(double reservation) {
        return new TimeDependentParty(LINEAR, Preferences.of(UTILITIES, reservation));
    }

    private static Turn opening(int round) {
        return new Turn(0, round, 9, Optional.empty());
    }

    private static Turn facing(int outcome, int round) {
        return new Turn(0, round, 9, Optional.of(new StandingOffer(outcome, 1, List.of(1))));
    }

    @Test
    void itOffersTheWorstOutcomeThatReachesItsThreshold() {
        assertThat(PARTY.act(opening(1))).isEqualTo(new Action.Offer(4));
        assertThat(PARTY.act(opening(3))).isEqualTo(new Action.Offer(3));
        assertThat(PARTY.act(opening(9))).isEqualTo(new Action.Offer(1));
    }

    @Test
    void itAcceptsWhatReachesItsThresholdEvenIfItWouldHaveOfferedLess() {
        assertThat(PARTY.act(facing(4, 9))).isEqualTo(new Action.Accept());
    }

    @Test
    void itAnswersALowOfferWithItsOwn() {
        assertThat(PARTY.act(facing(2, 3))).isEqualTo(new Action.Offer(3));
    }

    @Test
    void theToleranceLetsARoundedAspirationBeMet() {
        assertThat(PARTY.act(facing(2, 5))).isEqualTo(new Action.Accept());
    }

    @Test
    void itNeverGoesBelowItsReservationValue() {
        assertThat(party(0.6).act(opening(9))).isEqualTo(new Action.Offer(3));
        assertThat(party(0.6).act(facing(2, 9))).isEqualTo(new Action.Offer(3));
    }

    @Test
    void itLeavesWhenNothingIsAsGoodAsNoAgreement() {
        assertThat(party(1.5).act(facing(4, 1))).isEqualTo(new Action.Leave());
    }

    @Test
    void itDoesNotAnswerItsOwnOfferWithYes() {
        StandingOffer own = new StandingOffer(4, 0, List.of(0));

        assertThat(PARTY.act(new Turn(0, 5, 9, Optional.of(own)))).isEqualTo(new Action.Offer(2));
    }
}
