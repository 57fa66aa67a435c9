package parley.bargaining.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parley.bargaining.domain.Domain;
import parley.bargaining.domain.Issue;
import parley.bargaining.domain.Preferences;
import parley.bargaining.model.Modelling;
import parley.bargaining.protocol.Action;
import parley.bargaining.protocol.Action.Accept;
import parley.bargaining.protocol.Action.Leave;
import parley.bargaining.protocol.Action.Offer;
import parley.bargaining.protocol.Move;
import parley.bargaining.protocol.StandingOffer;
import parley.bargaining.protocol.Turn;
import parley.bargaining.strategy.Acceptance.Yardstick;

class PlanTest {

    private static final Domain TEN = new Domain(List.of(new Issue.Whole("share", 0, 10)));
    private static final Domain PAIR =
            new Domain(List.of(new Issue.Whole("mine", 0, 4), new Issue.Whole("theirs", 0, 4)));

    /** Outcome n is worth n tenths. */
    private static Preferences tenths(double reservation) {
        return Preferences.of(
                IntStream.rangeClosed(0, 10).mapToDouble(i -> i / 10.0).toArray(), reservation);
    }

    /** Only the first issue matters, and the second a little. */
    private static Preferences mine() {
        return Preferences.of(
                IntStream.range(0, 25)
                        .mapToDouble(i -> (i / 5 * 5 + i % 5 * 0.1) / 20.4)
                        .toArray(),
                0);
    }

    private static Action act(String plan, Domain domain, Preferences preferences, Luck luck, Turn turn) {
        return new StrategicParty(Plan.named(plan), domain, preferences, t -> luck).act(turn);
    }

    private static Action act(String plan, double reservation, double luck, Turn turn) {
        return act(plan, TEN, tenths(reservation), new Luck(luck, luck), turn);
    }

    /** The turn of seat 0 in a round of nine, after the other has made these offers, one a round. */
    private static Turn turn(int round, Integer... received) {
        List<Move> moves = IntStream.range(0, received.length)
                .mapToObj(i -> new Move(i + 1, 1, new Offer(received[i])))
                .toList();
        Optional<StandingOffer> standing = received.length == 0
                ? Optional.empty()
                : Optional.of(new StandingOffer(received[received.length - 1], 1, List.of(1)));
        return new Turn(0, round, 9, standing, moves);
    }

    @Test
    void everyStrategyIsAPlan() {
        assertThat(List.of("boulware", "time:2.5", "micro", "naive-tft/acnext", "linear/acnext/noise:3"))
                .allSatisfy(name -> assertThat(Plan.named(name)).isEqualTo(Plan.of(Strategy.named(name))));
    }

    @Test
    void aNameSaysWhetherTheOthersAreModelled() {
        assertThat(Plan.named("linear/bayesian/acnext").bidding())
                .isEqualTo(new Bidding.Obliging(new TimeDependentTactic(1), Modelling.BAYESIAN));
        assertThat(Plan.named("nice-tft").bidding()).isEqualTo(new Bidding.NiceTitForTat(Modelling.FREQUENCY));
        assertThat(Plan.named("nice-tft/bayesian").bidding()).isEqualTo(new Bidding.NiceTitForTat(Modelling.BAYESIAN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plan.named("micro/frequency"))
                .withMessage(
                        "strategy: micro/frequency (expected: a model only with a time-dependent tactic, naive-tft or"
                                + " nice-tft)");
    }

    @Test
    void aNameSaysHowOffersAreAccepted() {
        assertThat(Plan.named("random/noise:4").acceptance())
                .isEqualTo(new Acceptance(Yardstick.NEXT, OptionalDouble.of(4)));
        assertThat(Plan.named("genius-boulware").acceptance().yardstick()).isEqualTo(Yardstick.ABOVE_NEXT);
        assertThat(Plan.named("genius-boulware/acnext").acceptance().yardstick())
                .isEqualTo(Yardstick.NEXT);
    }

    @Test
    void anUnknownNameIsRefusedWithAllThatThereAre() {
        assertThat(List.of("sly", "sly/frequency", "nice/", "linear/frequencyx", "time:", ""))
                .allSatisfy(name -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> Plan.named(name))
                        .withMessageStartingWith("strategy: " + name + " (expected: one of boulware, linear, "));
        assertThat(Plan.names()).contains("nice-tft", "nice", "random", "genius-boulware", "genius-conceder");
    }

    @Test
    void niceAcceptsWhateverIsNoWorseThanNoAgreement() {
        assertThat(act("nice", 0.3, 0.5, turn(1, 3))).isEqualTo(new Accept());
        assertThat(act("nice", 0.3, 0, turn(1, 2))).isEqualTo(new Offer(10));
        assertThat(act("nice", 0.3, 0.99, turn(1, 2))).isEqualTo(new Offer(3));
    }

    @Test
    void aRandomPartyAcceptsWhatIsAsGoodAsItsNextOffer() {
        assertThat(act("random", 0, 0.5, turn(1, 5))).isEqualTo(new Accept());
        assertThat(act("random", 0, 0.5, turn(1, 4))).isEqualTo(new Offer(5));
        assertThat(act("random", 1.1, 0.5, turn(1, 4))).isEqualTo(new Leave());
    }

    @Test
    void geniusPartiesOfferWhatIsNearestToTheirTarget() {
        assertThat(act("genius-conceder", 0, 0, turn(1))).isEqualTo(new Offer(10));
        // 1 - (0.2 - 0.1)^0.5 = 0.684, and 0.7 is nearer than 0.6.
        assertThat(act("genius-conceder", 0, 0, turn(2))).isEqualTo(new Offer(7));
        // 1 - (0.9 - 0.1)^0.5 = 0.106, and 0.1 is nearer than 0.2.
        assertThat(act("genius-conceder", 0, 0, turn(9))).isEqualTo(new Offer(1));
        // 1 - (0.7 - 0.1)^5 = 0.922.
        assertThat(act("genius-boulware", 0, 0, turn(7))).isEqualTo(new Offer(9));
    }

    @Test
    void geniusPartiesAcceptOnlyWhatIsBetterThanTheirNextOffer() {
        assertThat(act("genius-conceder", 0, 0, turn(2, 7))).isEqualTo(new Offer(7));
        assertThat(act("genius-conceder", 0, 0, turn(2, 8))).isEqualTo(new Accept());
    }

    @Test
    void geniusPartiesOfferNothingWorseThanNoAgreement() {
        assertThat(act("genius-conceder", 0.45, 0, turn(9))).isEqualTo(new Offer(5));
        assertThat(act("genius-conceder", 0.45, 0, turn(9, 4))).isEqualTo(new Offer(5));
    }

    @Test
    void anObligingPartyOffersWhatTheOtherSeemsToLikeBest() {
        // The other has insisted on its own issue and moved on the first one.
        Turn turn = turn(5, 4, 9, 14, 4);

        assertThat(act("linear", PAIR, mine(), new Luck(0, 0), turn)).isEqualTo(new Offer(12));
        assertThat(act("linear/frequency", PAIR, mine(), new Luck(0, 0), turn)).isEqualTo(new Offer(14));
    }

    @Test
    void niceTitForTatBeginsWithItsBestAndStaysWhileTheOtherDoes() {
        assertThat(act("nice-tft", 0, 0, turn(1))).isEqualTo(new Offer(10));
        assertThat(act("nice-tft", 0, 0, turn(2, 0))).isEqualTo(new Offer(10));
        assertThat(act("nice-tft", 0, 0, turn(3, 0, 0))).isEqualTo(new Offer(10));
    }

    @Test
    void niceTitForTatConcedesInProportionToWhatItWasGiven() {
        // It takes 0.8 for what is fair. Half-way there it goes half-way from 1, and there is nothing at 0.9 that the
        // other likes.
        assertThat(act("nice-tft", 0, 0, turn(4, 0, 4, 1))).isEqualTo(new Offer(10));
        assertThat(act("nice-tft", 0, 0, turn(4, 0, 8, 1))).isEqualTo(new Offer(8));
        assertThat(act("nice-tft", 0, 0, turn(4, 0, 1, 8))).isEqualTo(new Accept());
    }

    @Test
    void niceTitForTatReturnsTheBestThatItWasOfferedWhereThatIsNoWorseThanItsOwnOffer() {
        // The other seems to like 8 most, and has offered 9 all the same.
        assertThat(act("nice-tft", 0, 0, turn(6, 0, 9, 8, 8, 1))).isEqualTo(new Offer(9));
        assertThat(act("nice-tft", 0, 0, turn(6, 0, 8, 8, 8, 1))).isEqualTo(new Offer(8));
    }

    @Test
    void niceTitForTatTakesWhatItGetsInTheLastMoment() {
        Turn last = new Turn(0, 99, 99, turn(9, 0, 1).standing(), turn(9, 0, 1).moves());

        assertThat(act("nice-tft", 0, 0, last)).isEqualTo(new Accept());
        assertThat(act("nice-tft", 0.2, 0, last)).isNotEqualTo(new Accept());
    }

    @Test
    void preferencesAreThoseOfTheDomain() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> act("nice", PAIR, tenths(0), new Luck(0, 0), turn(1)))
                .withMessage("outcomes: 25 (expected: 11, as the preferences have)");
        assertThat(new Bidding.Nearest(5).target(0.5, 0.1)).isCloseTo(1 - 0.01024, within(1e-12));
    }
}
