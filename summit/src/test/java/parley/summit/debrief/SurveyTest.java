package parley.summit.debrief;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parley.summit.deal.Preferences;
import parley.summit.scenario.Issue;
import parley.summit.seat.Appraisal;

class SurveyTest {

    private static Issue issue(String id, int levels) {
        return new Issue(
                id,
                id,
                IntStream.range(0, levels)
                        .mapToObj(x -> new Issue.Level(x, id + x, List.of()))
                        .toList());
    }

    /** Each level of an issue adds as much as its weight says; each costs as much as its level. */
    private static Preferences adding(double... weights) {
        return new Preferences() {
            @Override
            public Appraisal appraise(int[] levels) {
                double worth = 0;
                double commits = 0;
                for (int i = 0; i < levels.length; i++) {
                    worth += weights[i] * levels[i];
                    commits += levels[i];
                }
                return new Appraisal(worth, worth, 0, 0, commits);
            }

            @Override
            public double surplus(int[] levels) {
                return appraise(levels).surplus();
            }

            @Override
            public double[][] issueValues() {
                return new double[0][];
            }
        };
    }

    private static TableHindsight at(Survey survey, Optional<Valued> signed) {
        return TableHindsight.of("USA-AUS", List.of("USA", "AUS"), 2, survey, signed);
    }

    /** Two issues of two levels: the first gives 3 and costs the other 1, the second costs 1 and gives the other 2. */
    private static Survey small(double budget) {
        var survey = new Survey(
                List.of(issue("a", 2), issue("b", 2)), adding(3, -1), adding(-1, 2), commits -> commits <= budget);
        survey.run();
        return survey;
    }

    @Test
    void ofFourDealsTheOneThatIsGoodForBothWasMissed() {
        TableHindsight table = at(small(9), Optional.empty());

        assertThat(table.deals()).isEqualTo(4);
        assertThat(table.seen()).isEqualTo(4);
        assertThat(table.frontier())
                .extracting(deal -> deal.deal().toString(), Valued::first, Valued::second)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("1.1", 2.0, 1.0));
        assertThat(table.missed())
                .hasValueSatisfying(deal -> assertThat(deal.deal()).hasToString("1.1"));
    }

    @Test
    void whoSignedTheBestDealMissedNothing() {
        Survey survey = small(9);
        TableHindsight table = at(survey, Optional.of(survey.look(1, 1)));

        assertThat(table.missed()).isEmpty();
    }

    @Test
    void whatTheBuyerCouldNotPayWasNotMissed() {
        TableHindsight table = at(small(1), Optional.empty());

        assertThat(table.missed()).isEmpty();
        assertThat(table.frontier()).extracting(deal -> deal.deal().toString()).containsExactly("0.0");
    }

    @Test
    void aTableOfTooManyDealsIsSearchedAndItsBestDealsAreFound() {
        List<Issue> issues =
                IntStream.range(0, 8).mapToObj(i -> issue("i" + i, 4)).toList();
        Preferences first = adding(5, 4, 3, 2, 1, -1, -2, -1);
        Preferences second = adding(-1, -2, -1, -1, 3, 4, 5, 2);
        var survey = new Survey(issues, first, second, commits -> true);
        survey.run();
        TableHindsight table = at(survey, Optional.empty());

        assertThat(table.deals()).isEqualTo(65_536);
        assertThat(table.seen()).isBetween(100, 40_000);
        // All that is worth more to both together than it costs, which is every term of this table.
        assertThat(table.frontier()).anySatisfy(deal -> {
            assertThat(deal.deal()).hasToString("3.3.3.3.3.3.3.3");
            assertThat(deal.first()).isEqualTo(33);
            assertThat(deal.second()).isEqualTo(27);
        });
        assertThat(table.missed()).isPresent();
    }
}
