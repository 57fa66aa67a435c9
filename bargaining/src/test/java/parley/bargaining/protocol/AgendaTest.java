package parley.bargaining.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.bargaining.domain.Domain;
import parley.bargaining.domain.Issue;
import parley.bargaining.domain.Preferences;
import parley.bargaining.protocol.Action.Accept;
import parley.bargaining.protocol.Action.End;
import parley.bargaining.protocol.Action.Offer;
import parley.bargaining.protocol.Link.AtMost;
import parley.bargaining.protocol.Link.Place;
import parley.bargaining.protocol.Link.Same;
import parley.bargaining.protocol.Negotiation.Agreed;
import parley.bargaining.protocol.Negotiation.Broken;
import parley.bargaining.protocol.Negotiation.Cause;
import parley.bargaining.protocol.Negotiation.TimedOut;
import parley.bargaining.protocol.Ruling.Played;
import parley.bargaining.protocol.Ruling.Reason;
import parley.bargaining.protocol.Ruling.Refused;
import parley.bargaining.strategy.StrategicParty;
import parley.bargaining.strategy.Strategy;

class AgendaTest {

    private static final Domain TONNES = new Domain(List.of(new Issue.Whole("tonnes", 0, 9)));
    private static final AtMost CAPACITY = new AtMost(List.of(new Place(0, 0), new Place(1, 0)), 10);

    private static Agenda agenda(Link... links) {
        return new Agenda(List.of(TONNES, TONNES), Limits.rounds(3), List.of(links));
    }

    private static Ruling<Hub> ruling(Agenda agenda, Action... actions) {
        Hub hub = agenda.opening();
        Ruling<Hub> last = new Played<>(hub, List.of());
        for (Action action : actions) {
            last = agenda.rule(hub, action, 0);
            hub = last instanceof Played<Hub> played ? played.open() : hub;
        }
        return last;
    }

    private static Hub after(Agenda agenda, Action... actions) {
        return ((Played<Hub>) ruling(agenda, actions)).open();
    }

    @Test
    void tablesTakeTurnsAndAllGoThroughTheSameRounds() {
        List<Integer> seats = new ArrayList<>();
        List<Integer> rounds = new ArrayList<>();
        Hub hub = agenda().opening();
        for (int i = 0; i < 8; i++) {
            seats.add(hub.seat());
            rounds.add(hub.round());
            hub = ((Played<Hub>) agenda().rule(hub, new Offer(i), 0)).open();
        }

        assertThat(seats).containsExactly(0, 1, 0, 2, 0, 1, 0, 2);
        assertThat(rounds).containsExactly(1, 1, 1, 1, 2, 2, 2, 2);
    }

    /** Offers the same and accepts anything else, and keeps what it hears of the end. */
    private static final class Listening implements Party {
        private final int own;
        private final List<Transcript> heard = new ArrayList<>();
        private final List<Integer> seats = new ArrayList<>();

        Listening(int own) {
            this.own = own;
        }

        @Override
        public Action act(Turn turn) {
            return turn.standing().isPresent() ? new Accept() : new Offer(own);
        }

        @Override
        public void concluded(int seat, Transcript transcript) {
            seats.add(seat);
            heard.add(transcript);
        }
    }

    @Test
    void everybodyHearsHowItsOwnTableEnded() {
        List<Listening> middle = List.of(new Listening(3), new Listening(4));
        List<Listening> others = List.of(new Listening(0), new Listening(0));

        List<Transcript> transcripts = agenda().play(middle, others, () -> 0);

        for (int table = 0; table < 2; table++) {
            assertThat(middle.get(table).heard).containsExactly(transcripts.get(table));
            assertThat(middle.get(table).seats).containsExactly(0);
            assertThat(others.get(table).heard).containsExactly(transcripts.get(table));
            assertThat(others.get(table).seats).containsExactly(1);
        }
        assertThat(transcripts.get(0)).isNotEqualTo(transcripts.get(1));
    }

    @Test
    void aTableThatHasAgreedIsPassedOver() {
        Hub hub = after(agenda(), new Offer(4), new Accept(), new Offer(5), new Offer(6));

        assertThat(hub.tables().get(0)).isEqualTo(new Agreed(1, 4, List.of(0, 1)));
        assertThat(hub.table()).isEqualTo(1);
        assertThat(hub.round()).isEqualTo(2);
        assertThat(after(agenda(), new Offer(4), new Accept(), new Offer(5), new Accept())
                        .isOver())
                .isTrue();
    }

    @Test
    void whatOneTableAgreedLimitsTheOthers() {
        assertThat(ruling(agenda(CAPACITY), new Offer(7), new Accept(), new Offer(4)))
                .isEqualTo(new Refused<>(Reason.RULED_OUT));
        assertThat(after(agenda(CAPACITY), new Offer(7), new Accept(), new Offer(3), new Accept())
                        .isOver())
                .isTrue();
    }

    @Test
    void anOfferThatHasBeenRuledOutSinceCannotBeAccepted() {
        assertThat(ruling(
                        agenda(CAPACITY),
                        new Offer(1),
                        new Offer(7),
                        new Offer(9),
                        new Offer(8),
                        new Accept(),
                        new Accept()))
                .isEqualTo(new Refused<>(Reason.RULED_OUT));
    }

    @Test
    void linkedIssuesHaveTheSameValue() {
        Same same = new Same(new Place(0, 0), new Place(1, 0));

        assertThat(ruling(agenda(same), new Offer(7), new Accept(), new Offer(6)))
                .isEqualTo(new Refused<>(Reason.RULED_OUT));
        assertThat(after(agenda(same), new Offer(7), new Accept(), new Offer(7), new Accept())
                        .isOver())
                .isTrue();
    }

    @Test
    void anAgreementElsewhereIsToldInTheTurn() {
        Hub hub = after(agenda(CAPACITY), new Offer(7), new Accept());
        Allowed allowed = agenda(CAPACITY).turn(hub, List.of()).allowed();

        assertThat(allowed.has(3)).isTrue();
        assertThat(allowed.has(4)).isFalse();
    }

    @Test
    void oneTableMayBreakAndAnotherAgree() {
        List<Transcript> transcripts = agenda().play(
                        List.of(new ScriptedParty(new Offer(4)), new ScriptedParty(new Offer(5))),
                        List.of(new ScriptedParty(new End()), new ScriptedParty(new Accept())),
                        () -> 0);

        assertThat(transcripts)
                .extracting(Transcript::end)
                .containsExactly(new Broken(1, Cause.WALKED), new Agreed(1, 5, List.of(0, 1)));
    }

    @Test
    void aSellerOfOneStockNeverSellsMoreThanThereIs() {
        Preferences more = Preferences.of(new double[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, 2);
        Preferences less = Preferences.of(new double[] {9, 8, 7, 6, 5, 4, 3, 2, 1, 0}, 0);
        for (String strategy : List.of("boulware", "linear", "conceder", "time:2", "micro", "naive-tft")) {
            StrategicParty seller = new StrategicParty(Strategy.named(strategy), more);
            StrategicParty eager = new StrategicParty(Strategy.named("hardheaded"), more);
            StrategicParty reluctant = new StrategicParty(Strategy.named("linear"), less);
            List<Transcript> transcripts =
                    agenda(CAPACITY).play(List.of(seller, seller), List.of(eager, reluctant), () -> 0);
            List<Integer> sold = transcripts.stream()
                    .map(Transcript::end)
                    .filter(Agreed.class::isInstance)
                    .map(end -> ((Agreed) end).outcome())
                    .toList();

            assertThat(sold).as(strategy).isNotEmpty().allMatch(tonnes -> tonnes >= 2);
            assertThat(sold.stream().mapToInt(Integer::intValue).sum())
                    .as(strategy)
                    .isLessThanOrEqualTo(10);
        }
    }

    @Test
    void tablesThatFindNothingTimeOut() {
        Party stubborn = turn -> new Offer(turn.seat());
        List<Transcript> transcripts = agenda().play(List.of(stubborn, stubborn), List.of(stubborn, stubborn), () -> 0);

        assertThat(transcripts).extracting(Transcript::end).containsExactly(new TimedOut(3), new TimedOut(3));
    }

    @Test
    void aLinkJoinsIssuesThatThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> agenda(new Same(new Place(0, 0), new Place(2, 0))))
                .withMessage(
                        "linked issue: Place[table=2, issue=0] (expected: an issue of one of the 2 tables, counted from 0)");
        assertThatIllegalArgumentException().isThrownBy(() -> agenda(new Same(new Place(0, 1), new Place(1, 0))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> agenda().play(List.of(), List.of(), () -> 0))
                .withMessage("parties in the middle: 0 (expected: 2, one per table)");
    }
}
