package parley.bargaining;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import parley.bargaining.OracleTest.Scene;
import parley.bargaining.analysis.Frontier;
import parley.bargaining.analysis.Opposition;
import parley.bargaining.analysis.Point;
import parley.bargaining.analysis.Solution;
import parley.bargaining.analysis.UtilitySpace;
import parley.bargaining.domain.Normalisation;

/** Frontiers and solutions of published domains as NegMAS and GENIUS give them; see {@link OracleTest} for where they are. */
@Tag("oracle")
class AnalysisOracleTest {

    private static final Offset<Double> DIGITS = Assertions.within(1e-9);

    /** GENIUS sums in single steps of its own; its own frontier is not compared, since rounding noise gets on it. */
    private record Reference(Scene scene, Frontier frontier) {

        static Reference of(Scene scene, Normalisation normalisation) {
            double[][] utilities = scene.utilities().stream()
                    .map(utility -> utility.over(scene.domain(), normalisation))
                    .toArray(double[][]::new);
            return new Reference(scene, Frontier.of(UtilitySpace.of(utilities, new double[utilities.length])));
        }

        void sameFrontier() {
            List<Point> ours = frontier.points();
            List<List<Double>> theirs = scene.expected()
                    .get("pareto")
                    .valueStream()
                    .map(AnalysisOracleTest::utilities)
                    .toList();
            assertThat(ours).hasSameSizeAs(theirs);
            assertThat(theirs)
                    .allSatisfy(point -> assertThat(ours).anyMatch(our -> our.distance(point) < DIGITS.value));
        }

        void same(String field, Solution solution) {
            List<Point> ours = solution.on(frontier);
            JsonNode theirs = scene.expected().get(field);
            assertThat(ours).hasSameSizeAs(theirs);
            IntStream.range(0, ours.size()).forEach(i -> {
                close(ours.get(i).utilities(), utilities(theirs.get(i)));
                assertThat(scene.domain().values(ours.get(i).outcome())).isEqualTo(texts(theirs.get(i)));
            });
        }

        void sameOpposition(JsonNode level) {
            OptionalDouble ours = Opposition.level(frontier.space());
            assertThat(ours.orElseThrow()).isCloseTo(level.asDouble(), DIGITS);
        }

        private static List<String> texts(JsonNode point) {
            return point.get("outcome").valueStream().map(JsonNode::asText).toList();
        }
    }

    private static List<Double> utilities(JsonNode point) {
        return point.get("utils").valueStream().map(JsonNode::asDouble).toList();
    }

    private static void close(List<Double> ours, List<Double> theirs) {
        assertThat(ours).hasSameSizeAs(theirs);
        IntStream.range(0, ours.size()).forEach(i -> assertThat(ours.get(i)).isCloseTo(theirs.get(i), DIGITS));
    }

    private static DynamicTest test(Scene scene, String what, Runnable check) {
        return DynamicTest.dynamicTest(scene.name() + ": " + what, check::run);
    }

    private static Stream<DynamicTest> tests(Scene scene) {
        Reference range = Reference.of(scene, Normalisation.RANGE);
        Reference genius = Reference.of(scene, Normalisation.GENIUS_MAX);
        JsonNode analysis = scene.expected().get("genius_10_4_java").get("analysis");
        return Stream.of(
                test(scene, "frontier", range::sameFrontier),
                test(scene, "Nash", () -> range.same("nash", Solution.NASH)),
                test(scene, "Kalai", () -> range.same("kalai", Solution.KALAI)),
                test(scene, "Kalai-Smorodinsky", () -> range.same("ks", Solution.KALAI_SMORODINSKY)),
                test(scene, "welfare", () -> range.same("max_welfare", Solution.WELFARE)),
                test(
                        scene,
                        "opposition",
                        () -> range.sameOpposition(scene.expected().get("opposition_level"))),
                test(scene, "opposition by GENIUS", () -> genius.sameOpposition(analysis.get("opposition"))),
                test(
                        scene,
                        "welfare by GENIUS",
                        () -> close(
                                Solution.WELFARE.on(genius.frontier()).get(0).utilities(),
                                analysis.get("social_welfare")
                                        .valueStream()
                                        .map(JsonNode::asDouble)
                                        .toList())));
    }

    @TestFactory
    Stream<DynamicTest> theReferenceAnalysesAreReproduced() throws Exception {
        List<DynamicTest> tests = OracleTest.scenes(OracleTest.folder()).stream()
                .flatMap(AnalysisOracleTest::tests)
                .toList();
        assertThat(tests).isNotEmpty();
        return tests.stream();
    }
}
