package parley.bargaining.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parley.bargaining.analysis.Certificate.Left;
import parley.bargaining.analysis.Certificate.Nearness;

class CertificateTest {

    private static final Offset<Double> ROUNDING = Offset.offset(1e-12);

    private static Frontier frontier() {
        return Frontier.of(UtilitySpace.of(new double[][] {{1, 0.75, 0.5, 0}, {0, 0.5, 0.25, 1}}, 0, 0));
    }

    @Test
    void aDealOnTheFrontierLeavesNothingOnTheTable() {
        Certificate certificate = Certificate.of(frontier(), 1);
        assertThat(certificate.onFrontier()).isTrue();
        assertThat(certificate.left()).isEmpty();
        assertThat(certificate.nash())
                .isEqualTo(new Nearness(
                        List.of(new Point(1, List.of(0.75, 0.5))), OptionalDouble.of(0), OptionalDouble.of(1)));
    }

    @Test
    void aDealBelowTheFrontierSaysWhatEachCouldHaveHad() {
        Certificate certificate = Certificate.of(frontier(), 2);
        assertThat(certificate.onFrontier()).isFalse();
        assertThat(certificate.left())
                .isEqualTo(Optional.of(
                        new Left(new Point(1, List.of(0.75, 0.5)), List.of(0.25, 0.25), List.of(0.25, 0.25))));
        assertThat(certificate.welfareOptimality()).hasValue(0.6);
        assertThat(certificate.nash().distance().orElseThrow()).isCloseTo(Math.sqrt(0.125), ROUNDING);
        assertThat(certificate.nash().optimality().orElseThrow()).isCloseTo(0.75, ROUNDING);
    }

    @Test
    void withoutAgreementEveryGainWasLeft() {
        Certificate certificate = Certificate.withoutAgreement(frontier());
        assertThat(certificate.agreement()).isEmpty();
        assertThat(certificate.onFrontier()).isFalse();
        assertThat(certificate.utilities()).containsExactly(0.0, 0.0);
        assertThat(certificate.left().orElseThrow().most()).containsExactly(1.0, 1.0);
    }

    @Test
    void withoutAgreementNothingWasLeftWhereNoOutcomeIsRational() {
        var space = UtilitySpace.of(new double[][] {{0, 1}, {1, 0}}, 0.5, 0.5);
        Certificate certificate = Certificate.withoutAgreement(Frontier.of(space));
        assertThat(certificate.left()).isEmpty();
        assertThat(certificate.nash().distance()).isEmpty();
        assertThat(certificate.welfareOptimality()).isEmpty();
    }

    @Test
    void aDealThatSomebodyShouldHaveRefusedIsNotOnTheFrontier() {
        var space = UtilitySpace.of(new double[][] {{1, 0.5}, {0, 0.5}}, 0, 0.3);
        Certificate certificate = Certificate.of(Frontier.of(space), 0);
        assertThat(certificate.rational()).isFalse();
        assertThat(certificate.onFrontier()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("parley.bargaining.analysis.RandomSpace#seeds")
    void whatWasLeftIsWhatDominatesTheDeal(int seed) {
        UtilitySpace space = RandomSpace.of(seed).space();
        Frontier frontier = Frontier.of(space);
        var board = new BruteForce(space);
        board.outcomes().filter(board::rational).limit(20).forEach(deal -> {
            Certificate certificate = Certificate.of(frontier, deal);
            List<Integer> better = board.outcomes()
                    .filter(o -> board.rational(o) && board.dominates(o, deal))
                    .boxed()
                    .toList();
            assertThat(certificate.onFrontier()).isEqualTo(better.isEmpty());
            assertThat(certificate.left().isPresent()).isEqualTo(!better.isEmpty());
            certificate.left().ifPresent(left -> {
                double highest =
                        better.stream().mapToDouble(board::welfare).max().orElseThrow();
                assertThat(board.welfare(left.best().outcome())).isCloseTo(highest, ROUNDING);
                for (int party = 0; party < space.parties(); party++) {
                    int seat = party;
                    double most = better.stream()
                            .mapToDouble(o -> space.utility(seat, o) - space.utility(seat, deal))
                            .max()
                            .orElseThrow();
                    assertThat(left.most().get(party)).isCloseTo(most, ROUNDING);
                }
            });
        });
    }

    @Test
    void fairnessIsFullWhereAllHaveTheSame() {
        assertThat(Fairness.of(List.of(0.3, 0.3, 0.3))).satisfies(even -> {
            assertThat(even.jain()).isCloseTo(1, ROUNDING);
            assertThat(even.gini()).hasValue(0);
        });
    }

    @Test
    void fairnessIsLeastWhereOneHasEverything() {
        assertThat(Fairness.of(List.of(0.0, 1.0, 0.0, 0.0))).isEqualTo(new Fairness(0, 0.25, OptionalDouble.of(0.75)));
    }

    @Test
    void utilitiesThatDoNotAddUpHaveNoGini() {
        assertThat(Fairness.of(List.of(-1.0, 0.5)).gini()).isEmpty();
    }
}
