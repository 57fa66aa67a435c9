package parley.bargaining.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parley.bargaining.domain.Preferences;
import parley.bargaining.protocol.Action;
import parley.bargaining.protocol.Move;
import parley.bargaining.protocol.StandingOffer;
import parley.bargaining.protocol.Turn;

class StrategicPartyTest {

    private static final double[] UTILITIES = {0, 0.25, 0.5, 0.75, 1};
    private static final StrategicParty PARTY = party("linear", 0);

    private static StrategicParty party(String strategy, double reservation) {
        return new StrategicParty(Strategy.named(strategy), Preferences.of(UTILITIES, reservation));
    }

    private static StrategicParty party(String strategy, Luck luck) {
        return new StrategicParty(Strategy.named(strategy), Preferences.of(UTILITIES, 0), turn -> luck);
    }

    /** The first seat's turn after these offers, its own first and then one by one. */
    private static Turn after(int... offers) {
        List<Move> moves = IntStream.range(0, offers.length)
                .mapToObj(i -> new Move(1 + i / 2, i % 2, new Action.Offer(offers[i])))
                .toList();
        int last = offers.length - 1;
        Optional<StandingOffer> standing = moves.isEmpty()
                ? Optional.empty()
                : Optional.of(new StandingOffer(offers[last], last % 2, List.of(last % 2)));
        return new Turn(0, 1 + offers.length / 2, 9, standing, moves);
    }

    private static Turn opening(int round) {
        return new Turn(0, round, 9, Optional.empty(), List.of());
    }

    private static Turn facing(int outcome, int round) {
        return new Turn(0, round, 9, Optional.of(new StandingOffer(outcome, 1, List.of(1))), List.of());
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
        assertThat(party("linear", 0.6).act(opening(9))).isEqualTo(new Action.Offer(3));
        assertThat(party("linear", 0.6).act(facing(2, 9))).isEqualTo(new Action.Offer(3));
    }

    @Test
    void itLeavesWhenNothingIsAsGoodAsNoAgreement() {
        assertThat(party("linear", 1.5).act(facing(4, 1))).isEqualTo(new Action.Leave());
    }

    @Test
    void itDoesNotAnswerItsOwnOfferWithYes() {
        StandingOffer own = new StandingOffer(4, 0, List.of(0));

        assertThat(PARTY.act(new Turn(0, 5, 9, Optional.of(own), List.of()))).isEqualTo(new Action.Offer(2));
    }

    @Test
    void microProposesAnotherOutcomeForEveryNewOneThatItReceives() {
        StrategicParty micro = party("micro", 0);

        assertThat(micro.act(after())).isEqualTo(new Action.Offer(4));
        assertThat(micro.act(after(4, 0))).isEqualTo(new Action.Offer(3));
        assertThat(micro.act(after(4, 0, 3, 1))).isEqualTo(new Action.Offer(2));
    }

    @Test
    void microRepeatsAnEarlierProposalWhenTheOtherRepeats() {
        assertThat(party("micro", new Luck(0, 0.49)).act(after(4, 0, 3, 0))).isEqualTo(new Action.Offer(4));
        assertThat(party("micro", new Luck(0, 0.51)).act(after(4, 0, 3, 0))).isEqualTo(new Action.Offer(3));
    }

    @Test
    void microAcceptsWhatIsWorthTheOutcomeItWouldProposeNext() {
        assertThat(party("micro", 0).act(after(4, 3))).isEqualTo(new Action.Accept());
        assertThat(party("micro", 0).act(after(4, 2))).isEqualTo(new Action.Offer(3));
    }

    @Test
    void microNeverProposesBelowItsReservationValue() {
        StrategicParty micro =
                new StrategicParty(Strategy.named("micro"), Preferences.of(UTILITIES, 0.6), turn -> new Luck(0, 0.999));

        assertThat(micro.act(after(4, 0, 3, 1))).isEqualTo(new Action.Offer(3));
        assertThat(micro.act(after(4, 0, 3, 2))).isEqualTo(new Action.Offer(3));
    }

    @Test
    void naiveTitForTatConcedesTheLeastTwiceAndThenWhatItIsGiven() {
        StrategicParty naive = party("naive-tft", 0);

        assertThat(naive.act(after())).isEqualTo(new Action.Offer(4));
        assertThat(naive.act(after(4, 0))).isEqualTo(new Action.Offer(3));
        assertThat(naive.act(after(4, 0, 3, 0))).isEqualTo(new Action.Offer(3));
        assertThat(naive.act(after(4, 0, 3, 0, 3, 0))).isEqualTo(new Action.Offer(4));
        assertThat(naive.act(after(4, 0, 3, 0, 3, 1))).isEqualTo(new Action.Offer(3));
    }

    @Test
    void naiveTitForTatAcceptsHalfOfWhatItCouldHave() {
        assertThat(party("naive-tft", 0).act(after(4, 0, 3, 0, 3, 2))).isEqualTo(new Action.Accept());
    }

    @Test
    void withAcnextOnlyWhatIsWorthTheOwnNextOfferIsAccepted() {
        Acceptance acnext = Strategy.named("linear/acnext").acceptance();
        AspirationRange unit = new AspirationRange(0, 1, 1e-4);

        assertThat(acnext.accepts(0.45, 0.4, OptionalDouble.of(0.5), unit, 0)).isFalse();
        assertThat(acnext.accepts(0.5, 0.4, OptionalDouble.of(0.5), unit, 0)).isTrue();
        assertThat(acnext.accepts(0.45, 0.4, OptionalDouble.empty(), unit, 0)).isTrue();
        assertThat(Acceptance.THRESHOLD.accepts(0.45, 0.4, OptionalDouble.of(0.5), unit, 0))
                .isTrue();
    }

    @Test
    void aNoisyPartyAcceptsWithAChanceThatRisesAroundItsThreshold() {
        StrategicParty lucky = party("linear/noise:12", new Luck(0.01, 0));
        StrategicParty unlucky = party("linear/noise:12", new Luck(0.99, 0));

        assertThat(lucky.act(facing(2, 3))).isEqualTo(new Action.Accept());
        assertThat(unlucky.act(facing(3, 4))).isEqualTo(new Action.Offer(3));
        assertThat(unlucky.act(facing(4, 5))).isEqualTo(new Action.Accept());
    }
}
