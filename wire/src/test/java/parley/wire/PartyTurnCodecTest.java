package parley.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import parley.bargaining.chance.Draws;
import parley.bargaining.domain.Affine;
import parley.bargaining.domain.Combination;
import parley.bargaining.domain.Domain;
import parley.bargaining.domain.Evaluation;
import parley.bargaining.domain.HyperRectangles;
import parley.bargaining.domain.Issue;
import parley.bargaining.domain.LinearAdditive;
import parley.bargaining.domain.Normalisation;
import parley.bargaining.domain.Profile;
import parley.bargaining.domain.Table;
import parley.bargaining.domain.Utility;
import parley.bargaining.protocol.Action;
import parley.bargaining.protocol.Allowed;
import parley.bargaining.protocol.Move;
import parley.bargaining.protocol.StandingOffer;
import parley.bargaining.protocol.Turn;
import parley.bargaining.strategy.Luck;
import parley.proto.bargaining.v1.ActRequest;
import parley.proto.bargaining.v1.ActResponse;
import parley.proto.bargaining.v1.OwnMoveResult;
import parley.proto.bargaining.v1.Value;

class PartyTurnCodecTest {

    private static final Domain CAR = new Domain(List.of(
            new Issue.Discrete("colour", List.of("red", "blue")),
            new Issue.Whole("doors", 3, 5),
            new Issue.Real("price", 0, 1, OptionalInt.of(3))));

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 60);
    }

    private static Domain domain(Draws draws) {
        return new Domain(IntStream.range(0, draws.between(1, 4))
                .mapToObj(i -> issue("issue " + i, draws))
                .toList());
    }

    private static Issue issue(String name, Draws draws) {
        int levels = draws.between(1, 5);
        return switch (draws.between(0, 2)) {
            case 0 ->
                new Issue.Discrete(
                        name, IntStream.range(0, levels).mapToObj(i -> "v" + i).toList());
            case 1 -> new Issue.Whole(name, -levels, draws.between(0, 4));
            default -> new Issue.Real(name, -draws.unit(), draws.unit(), OptionalInt.of(levels));
        };
    }

    private static List<Double> units(int count, Draws draws) {
        return DoubleStream.generate(draws::unit).limit(count).boxed().toList();
    }

    private static Utility utility(Domain domain, Draws draws, int depth) {
        return switch (draws.between(0, depth > 2 ? 2 : 4)) {
            case 0 -> additive(domain, draws);
            case 1 -> table(domain, draws);
            case 2 -> boxes(domain, draws);
            case 3 ->
                new Combination(List.of(
                        new Combination.Part(draws.unit(), utility(domain, draws, depth + 1)),
                        new Combination.Part(draws.unit(), utility(domain, draws, depth + 1))));
            default ->
                domain.issues().stream().allMatch(Issue.Numeric.class::isInstance)
                        ? new Affine(units(domain.issues().size(), draws), draws.unit())
                        : additive(domain, draws);
        };
    }

    private static Utility additive(Domain domain, Draws draws) {
        List<Evaluation> evaluations = new ArrayList<>();
        for (Issue issue : domain.issues()) {
            evaluations.add(
                    issue instanceof Issue.Numeric && draws.unit() < 0.5
                            ? new Evaluation.Line(draws.unit(), draws.unit())
                            : new Evaluation.Listed(units(issue.levels(), draws)));
        }
        return new LinearAdditive(units(evaluations.size(), draws), evaluations, draws.unit());
    }

    private static Utility table(Domain domain, Draws draws) {
        Map<List<String>, Double> entries = new HashMap<>();
        for (int i = 0; i < 3; i++) {
            entries.put(domain.values(draws.between(0, domain.arraySize() - 1)), draws.unit());
        }
        return new Table(entries, draws.unit());
    }

    private static Utility boxes(Domain domain, Draws draws) {
        int issue = draws.between(0, domain.issues().size() - 1);
        var side = new HyperRectangles.Side(issue, -draws.unit(), draws.unit());
        return new HyperRectangles(
                List.of(new HyperRectangles.Box(List.of(side), draws.unit(), draws.unit())), draws.unit());
    }

    private static PartyTerms terms(Domain domain, Draws draws) {
        var profile = new Profile(utility(domain, draws, 0), draws.unit(), 1 - draws.unit() / 2);
        return new PartyTerms("s", 3, domain, profile, draws.unit() < 0.5 ? Normalisation.RAW : Normalisation.RANGE);
    }

    private static Action action(Domain domain, Draws draws, boolean own) {
        return switch (draws.between(0, 7)) {
            case 0 -> new Action.Accept();
            case 1 -> new Action.Reject();
            case 2 -> new Action.Wait();
            case 3 -> new Action.Leave();
            case 4 -> new Action.NoReply(Action.NoReplyReason.GARBAGE, own ? "half a message" : "");
            default -> new Action.Offer(draws.between(0, domain.arraySize() - 1));
        };
    }

    private static Turn turn(Domain domain, Draws draws) {
        List<Move> moves = new ArrayList<>();
        for (int i = 0; i < draws.between(0, 9); i++) {
            moves.add(new Move(1 + i / 3, i % 3, action(domain, draws, i % 3 == 1)));
        }
        Optional<StandingOffer> standing = draws.unit() < 0.5
                ? Optional.of(new StandingOffer(draws.between(0, domain.arraySize() - 1), 2, List.of(2)))
                : Optional.empty();
        OptionalInt rounds = draws.unit() < 0.5 ? OptionalInt.of(9) : OptionalInt.empty();
        Turn.Ask ask = standing.isPresent() ? Turn.Ask.ANSWER : Turn.Ask.OFFER;
        return new Turn(
                1,
                4,
                rounds,
                draws.unit(),
                standing,
                moves,
                draws.unit() < 0.5 ? Turn.Ask.ANYTHING : ask,
                new Allowed.Everything());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aTurnComesOverTheWireAsItWas(long seed) {
        Draws draws = Draws.of(seed);
        Domain domain = domain(draws);
        PartyTerms terms = terms(domain, draws);
        Turn turn = turn(domain, draws);
        Luck luck = new Luck(draws.unit(), draws.unit());

        PartyTurn read = PartyTurnCodec.fromProto(new PartyRequests(terms).of(turn, luck));

        assertThat(read)
                .isEqualTo(new PartyTurn(terms, "s/turns/" + (turn.moves().size() + 1), turn, luck));
        assertThat(read.terms().preferences().utilities())
                .isEqualTo(terms.preferences().utilities());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyOutcomeCanBeOfferedAndIsReadAsWhatItIs(long seed) {
        Domain domain = domain(Draws.of(seed));
        Turn turn = new Turn(0, 1, 9, Optional.empty(), List.of());
        for (int outcome = 0; outcome < domain.arraySize(); outcome++) {
            Action offer = new Action.Offer(outcome);
            assertThat(PartyAnswers.fromProto(PartyAnswers.toProto(offer, domain), turn, domain))
                    .isEqualTo(offer);
        }
    }

    private static PartyTerms car() {
        return terms(CAR, Draws.of(1));
    }

    private static ActRequest request(Turn turn) {
        return new PartyRequests(car()).of(turn, new Luck(0.5, 0.5));
    }

    @Test
    void aPartyIsToldWhatBecameOfItsOwnLastMove() {
        List<Move> moves = List.of(
                new Move(1, 0, new Action.Offer(3)),
                new Move(1, 1, new Action.NoReply(Action.NoReplyReason.ILLEGAL, "offer")));
        Optional<StandingOffer> standing = Optional.of(new StandingOffer(3, 0, List.of(0)));

        var first = request(new Turn(0, 2, 9, standing, moves)).getOwnLastTurn();
        assertThat(first.getResult()).isEqualTo(OwnMoveResult.OWN_MOVE_RESULT_STANDS);
        assertThat(first.getMove().getOffer().getNumber()).isEqualTo(3);
        var second = request(new Turn(1, 2, 9, standing, moves)).getOwnLastTurn();
        assertThat(second.getResult()).isEqualTo(OwnMoveResult.OWN_MOVE_RESULT_PASSED);
        assertThat(second.getMove().getNoReply().getDetail()).isEqualTo("offer");
        assertThat(request(new Turn(2, 1, 9, standing, moves)).hasOwnLastTurn()).isFalse();
    }

    @Test
    void whyAnotherPartyDidNotReplyIsToldWithoutTheDetail() {
        List<Move> moves = List.of(new Move(1, 1, new Action.NoReply(Action.NoReplyReason.UNREACHABLE, "10.0.0.1")));
        assertThat(request(new Turn(0, 2, 9, Optional.empty(), moves))
                        .getHistory(0)
                        .getNoReply()
                        .getDetail())
                .isEmpty();
    }

    @Test
    void whatIsRuledOutIsNamedAndCannotBeOffered() {
        Turn turn = new Turn(
                0, 1, OptionalInt.of(9), 0.1, Optional.empty(), List.of(), Turn.Ask.ANYTHING, outcome -> outcome != 4);
        assertThat(request(turn).getRuledOutList()).containsExactly(4);
        assertThat(PartyTurnCodec.fromProto(request(turn)).turn().allowed().has(4))
                .isFalse();
        assertThat(PartyAnswers.fromProto(PartyAnswers.toProto(new Action.Offer(4), CAR), turn, CAR))
                .isEqualTo(new Action.NoReply(
                        Action.NoReplyReason.ILLEGAL, "offer: 4 (expected: an outcome that is not ruled out)"));
    }

    private static void refused(Consumer<ActRequest.Builder> change, String message) {
        var request =
                request(new Turn(0, 2, 9, Optional.empty(), List.of(new Move(1, 0, new Action.Offer(3))))).toBuilder();
        change.accept(request);
        assertThatThrownBy(
                        () -> PartyTurnCodec.fromProto(request.build()).terms().preferences())
                .isInstanceOf(WireException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aRequestThatBreaksABoundIsRefusedWithItsField() {
        refused(ActRequest.Builder::clearDomain, "domain: missing (expected: present)");
        refused(ActRequest.Builder::clearSession, "session: missing");
        refused(ActRequest.Builder::clearLuck, "luck: missing");
        refused(ActRequest.Builder::clearMay, "may: missing (expected: at least one action)");
        refused(r -> r.setSeat(3), "seat: 3 (expected: 0..2)");
        refused(r -> r.setRelativeTime(1), "relative_time: 1.0 (expected: above 0 and below 1)");
        refused(r -> r.getHistoryBuilder(0).setRound(3), "history[0].round: 3 (expected: 1..2)");
        refused(
                r -> r.getHistoryBuilder(0).getOfferBuilder().setNumber(5),
                "history[0].offer.number: 5 (expected: 3, the number of its outcome)");
        refused(r -> r.getPreferencesBuilder().setDiscount(0), "preferences: discount: 0.0 (expected: > 0, at most 1)");
        refused(r -> r.getPreferencesBuilder().addTable(1), "preferences.table: 25 entries");
        refused(r -> r.getPreferencesBuilder().clearUtility(), "preferences.utility: missing");
        refused(r -> r.getPreferencesBuilder().clearNormalisation(), "preferences.normalisation: missing");
        refused(
                r -> r.getDomainBuilder().getIssuesBuilder(2).getRealBuilder().setSteps(2_000_000),
                "domain: 12000006 outcomes (expected: at most 1000000)");
        refused(
                r -> r.getDomainBuilder().getIssuesBuilder(2).getRealBuilder().setSteps(0),
                "domain.issues[2].real.steps: 0 (expected: 1 or more)");
    }

    private static Value.Builder name(String name) {
        return Value.newBuilder().setName(name);
    }

    private static Value.Builder whole(int number) {
        return Value.newBuilder().setWhole(number);
    }

    private static Value.Builder real(double number) {
        return Value.newBuilder().setReal(number);
    }

    private static Action answer(Value.Builder... values) {
        var answer = ActResponse.newBuilder();
        for (Value.Builder value : values) {
            answer.getOfferBuilder().addValues(value);
        }
        return PartyAnswers.fromProto(answer.build(), new Turn(0, 1, 9, Optional.empty(), List.of()), CAR);
    }

    private static String illegal(Action action) {
        return action instanceof Action.NoReply none && none.reason() == Action.NoReplyReason.ILLEGAL
                ? none.detail()
                : "legal: " + action;
    }

    @Test
    void anOutcomeThatIsNotOneOfTheDomainIsIllegalAndItsValueNamed() {
        assertThat(answer(name("blue"), whole(5), real(1))).isEqualTo(new Action.Offer(23));
        assertThat(illegal(answer(name("green"), whole(5), real(1))))
                .isEqualTo("offer.values[0]: the name \"green\" (expected: of the issue colour, one of red, blue)");
        assertThat(illegal(answer(name("red"), whole(6), real(1))))
                .isEqualTo("offer.values[1]: the whole number 6 (expected: of the issue doors, a whole number, 3..5)");
        assertThat(illegal(answer(name("red"), name("4"), real(1)))).startsWith("offer.values[1]: the name \"4\"");
        assertThat(illegal(answer(name("red"), whole(4), real(0.5))))
                .startsWith("offer.values[2]: the real number 0.5");
        assertThat(illegal(answer(name("red")))).isEqualTo("offer.values: 1 values (expected: 3, one for each issue)");
    }

    @ParameterizedTest
    @CsvSource({"true, ACCEPT", "false, REJECT"})
    void anActionThatTheTurnDoesNotTakeIsIllegal(boolean accept, String kind) {
        Action action = accept ? new Action.Accept() : new Action.Reject();
        Turn turn = new Turn(0, 1, 9, Optional.empty(), List.of());
        assertThat(illegal(PartyAnswers.fromProto(PartyAnswers.toProto(action, CAR), turn, CAR)))
                .isEqualTo("action: " + kind + " (expected: one of OFFER, WAIT, LEAVE, END)");
    }

    @Test
    void anAnswerWithoutAnActionIsGarbage() {
        assertThat(PartyAnswers.fromProto(
                        ActResponse.getDefaultInstance(), new Turn(0, 1, 9, Optional.empty(), List.of()), CAR))
                .isEqualTo(new Action.NoReply(Action.NoReplyReason.GARBAGE, "action: missing (expected: one)"));
    }
}
