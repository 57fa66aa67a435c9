package parley.bargaining.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parley.bargaining.protocol.Action.Offer;
import parley.bargaining.protocol.Negotiation.TimedOut;

class LimitsTest {

    private static final Party STUBBORN = turn -> new Offer(turn.seat());

    private static Saop saop(Limits limits) {
        return new Saop(2, 10, limits, new Quorum.Everybody());
    }

    @Test
    void progressIsThatOfWhicheverLimitIsNearest() {
        Limits both = Limits.rounds(9).andTime(60);

        assertThat(both.progress(1, 0)).isEqualTo(0.1);
        assertThat(both.progress(1, 30)).isEqualTo(0.5);
        assertThat(both.progress(9, 30)).isEqualTo(0.9);
        assertThat(Limits.chance(0.5, 1).progress(2, 0)).isEqualTo(0.75);
    }

    @Test
    void progressNeverReachesEitherEnd() {
        assertThat(Limits.time(60).progress(1, 0)).isGreaterThan(0);
        assertThat(Limits.time(60).progress(1, 60)).isLessThan(1);
        assertThat(Limits.chance(0.5, 1).progress(10_000, 0)).isLessThan(1);
    }

    @Test
    void anActionAfterTheTimeDoesNotCount() {
        Saop saop = saop(Limits.time(60));
        var before = saop.rule(saop.opening(), new Offer(4), 59.9);
        var after = saop.rule(saop.opening(), new Offer(4), 60);

        assertThat(before).isInstanceOf(Ruling.Played.class);
        assertThat(after)
                .isEqualTo(new Ruling.Ended<Stacked>(new TimedOut(1), List.of(new Event.Concluded(new TimedOut(1)))));
    }

    @Test
    void allPartiesOfARoundSeeTheSameTime() {
        AtomicInteger clock = new AtomicInteger();
        ScriptedParty first = new ScriptedParty(new Offer(1), new Offer(1));
        ScriptedParty second = new ScriptedParty(new Offer(2), new Action.End());

        saop(Limits.time(100)).play(List.of(first, second), () -> clock.addAndGet(10));

        assertThat(first.turns().get(1).time()).isEqualTo(0.2);
        assertThat(second.turns().get(1).time()).isEqualTo(0.2);
    }

    @Test
    void timeEndsANegotiationThatNothingElseEnds() {
        AtomicInteger clock = new AtomicInteger();
        Transcript transcript = saop(Limits.time(100)).play(List.of(STUBBORN, STUBBORN), () -> clock.addAndGet(10));

        assertThat(transcript.end()).isEqualTo(new TimedOut(5));
        assertThat(transcript.moves()).hasSize(10);
    }

    @Test
    void theSeedDecidesWhichRoundIsTheLast() {
        List<Integer> ends = IntStream.range(0, 2000)
                .mapToObj(seed -> saop(Limits.chance(0.1, seed))
                        .play(List.of(STUBBORN, STUBBORN))
                        .end()
                        .round())
                .toList();

        assertThat(ends.stream().mapToInt(Integer::intValue).average().orElseThrow())
                .isCloseTo(10, within(0.8));
        assertThat(saop(Limits.chance(0.1, 77)).play(List.of(STUBBORN, STUBBORN)))
                .isEqualTo(saop(Limits.chance(0.1, 77)).play(List.of(STUBBORN, STUBBORN)));
    }

    @Test
    void aRandomEndComesNoLaterThanTheLastRound() {
        assertThat(IntStream.range(0, 100)
                        .map(seed -> saop(Limits.rounds(3).andChance(0.3, seed))
                                .play(List.of(STUBBORN, STUBBORN))
                                .end()
                                .round()))
                .contains(1, 2, 3)
                .allMatch(round -> round <= 3);
    }

    @Test
    void thereIsALimitAndItMakesSense() {
        OptionalDouble none = OptionalDouble.empty();

        assertThatIllegalArgumentException().isThrownBy(() -> new Limits(OptionalInt.empty(), none, none, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limits.rounds(0))
                .withMessage("rounds: 0 (expected: >= 1)");
        assertThatIllegalArgumentException().isThrownBy(() -> Limits.time(0));
        assertThatIllegalArgumentException().isThrownBy(() -> Limits.chance(1, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> saop(Limits.time(1)).play(List.of(STUBBORN, STUBBORN)))
                .withMessage("limits: time alone (expected: rounds or a chance where no time passes)");
    }
}
