package parley.bargaining.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import parley.bargaining.domain.Domain;
import parley.bargaining.domain.Issue;
import parley.bargaining.domain.Preferences;
import parley.bargaining.protocol.Party;
import parley.bargaining.protocol.Transcript;
import parley.bargaining.protocol.Turn;
import parley.bargaining.strategy.Match.Rules;

class MatchTest {

    private static final Domain FIVE = new Domain(List.of(new Issue.Whole("share", 0, 4)));
    private static final List<Preferences> OPPOSED = List.of(
            Preferences.of(new double[] {0, .25, .5, .75, 1}, 0), Preferences.of(new double[] {1, .75, .5, .25, 0}, 0));

    private static Match match(Rules rules, long seed, String... plans) {
        return new Match(rules, List.of(plans).stream().map(Plan::named).toList(), 20, seed);
    }

    @Test
    void theSameSeedPlaysTheSameAndAnotherDoesNot() {
        Set<Transcript> played = new HashSet<>();
        LongStream.rangeClosed(1, 20)
                .forEach(seed ->
                        played.add(match(Rules.SAOP, seed, "random", "random").play(FIVE, OPPOSED)));

        assertThat(played).hasSizeGreaterThan(10);
        assertThat(match(Rules.SAOP, 3, "random", "random").play(FIVE, OPPOSED))
                .isEqualTo(match(Rules.SAOP, 3, "random", "random").play(FIVE, OPPOSED));
    }

    @Test
    void noTwoTurnsOfAMatchHaveTheSameLuck() {
        for (Rules rules : Rules.values()) {
            Match match = match(rules, 7, "boulware", "boulware");
            Set<Luck> drawn = new HashSet<>();
            int[] turns = {0};
            List<Party> parties = List.of(counted(match, 0, drawn, turns), counted(match, 1, drawn, turns));

            match.among(FIVE, parties);

            assertThat(turns[0]).as(rules.name()).isGreaterThan(3);
            assertThat(drawn).as(rules.name()).hasSize(turns[0]);
        }
    }

    /** Under TAU a seat answers and offers in one and the same round. */
    private static Party counted(Match match, int seat, Set<Luck> drawn, int[] turns) {
        return (Turn turn) -> {
            turns[0]++;
            drawn.add(match.luck(turn));
            return new StrategicParty(match.plans().get(seat), FIVE, OPPOSED.get(seat), match::luck).act(turn);
        };
    }

    @Test
    void everyPlanNeedsPreferences() {
        Match match = match(Rules.SAOP, 1, "boulware", "linear");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> match.play(FIVE, OPPOSED.subList(0, 1)))
                .withMessage("preferences: 1 (expected: 2, one per plan)");
    }
}
