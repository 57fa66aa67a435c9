package parley.summit.debrief;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
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
    void ofTablesThatAreLookedAtAsAWholeTheFrontierAndWhatWasMissedAreExact() {
        var random = new Random(7);
        for (int i = 0; i < 300; i++) {
            List<Issue> issues =
                    IntStream.range(0, 4).mapToObj(n -> issue("i" + n, 3)).toList();
            double budget = 2 + random.nextInt(8);
            var survey = new Survey(issues, some(random), some(random), commits -> commits <= budget);
            survey.run();
            List<Valued> open = survey.seen().stream().filter(Valued::fits).toList();
            Optional<Valued> signed =
                    random.nextBoolean() ? Optional.of(open.get(random.nextInt(open.size()))) : Optional.empty();
            TableHindsight table = at(survey, signed);
            double first = signed.map(Valued::first).orElse(0.0);
            double second = signed.map(Valued::second).orElse(0.0);

            assertThat(table.seen()).isEqualTo(81);
            assertThat(points(table.frontier()))
                    .isEqualTo(points(open.stream()
                            .filter(Valued::isRational)
                            .filter(one -> open.stream().noneMatch(other -> beats(other, one)))
                            .toList()));
            assertThat(table.missed().isPresent())
                    .isEqualTo(open.stream().anyMatch(other -> other.first() > first && other.second() > second));
            table.missed()
                    .ifPresent(missed -> assertThat((missed.first() - first) * (missed.second() - second))
                            .isEqualTo(open.stream()
                                    .filter(o -> o.first() > first && o.second() > second)
                                    .mapToDouble(o -> (o.first() - first) * (o.second() - second))
                                    .max()
                                    .orElseThrow()));
        }
    }

    /** Whole numbers, so that nothing is better by a rounding. */
    private static Preferences some(Random random) {
        return adding(random.ints(4, -4, 6).asDoubleStream().toArray());
    }

    private static boolean beats(Valued other, Valued one) {
        return other.first() >= one.first()
                && other.second() >= one.second()
                && (other.first() > one.first() || other.second() > one.second());
    }

    private static Set<List<Double>> points(List<Valued> deals) {
        return deals.stream().map(deal -> List.of(deal.first(), deal.second())).collect(Collectors.toSet());
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
        assertThat(table.seen()).isBetween(100, 4 * Survey.ALL + 8 * 3);
        // All that is worth more to both together than it costs, which is every term of this table.
        assertThat(table.frontier()).anySatisfy(deal -> {
            assertThat(deal.deal()).hasToString("3.3.3.3.3.3.3.3");
            assertThat(deal.first()).isEqualTo(33);
            assertThat(deal.second()).isEqualTo(27);
        });
        assertThat(table.missed()).isPresent();
    }
}
