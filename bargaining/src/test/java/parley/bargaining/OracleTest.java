package parley.bargaining;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import parley.bargaining.domain.Domain;
import parley.bargaining.domain.LinearAdditive;
import parley.bargaining.domain.Normalisation;
import parley.bargaining.domain.Preferences;
import parley.bargaining.protocol.Action;
import parley.bargaining.protocol.Move;
import parley.bargaining.protocol.Negotiation.Agreed;
import parley.bargaining.protocol.Negotiation.TimedOut;
import parley.bargaining.protocol.Saop;
import parley.bargaining.protocol.Transcript;
import parley.bargaining.protocol.Turn;
import parley.bargaining.strategy.Luck;
import parley.bargaining.strategy.StrategicParty;
import parley.bargaining.strategy.Strategy;

/**
 * Runs of NegMAS on published domains. Neither is ours to distribute, so they lie beside the project, in the folder
 * that PARLEY_ORACLE names (property or environment); a clone without it still has {@link RecordedRunsTest}.
 */
@Tag("oracle")
class OracleTest {

    private static final Path BESIDE_THE_PROJECT = Path.of("..", "..", "shared", "oracle");

    /** The recording gives nine digits. */
    private static final Offset<Double> DIGITS = Assertions.within(1e-9);

    /** One domain with its profiles and what is known about it. */
    record Scene(String name, Domain domain, List<LinearAdditive> utilities, JsonNode expected) {

        static Scene read(Path folder, String name, JsonNode expected) throws Exception {
            Path files = folder.resolve(name);
            Domain domain = GeniusFile.read(
                            files.resolve(expected.get("domain_file").asText()))
                    .domain();
            List<LinearAdditive> utilities = new ArrayList<>();
            for (JsonNode profile : expected.get("profiles")) {
                utilities.add(GeniusFile.read(files.resolve(profile.asText())).utility(domain));
            }
            return new Scene(name, domain, utilities, expected);
        }

        Stream<DynamicTest> tests() {
            Stream<DynamicTest> runs = expected.get("runs_portable").asBoolean()
                    ? expected.get("runs").valueStream().map(this::run)
                    : Stream.of();
            return Stream.concat(Stream.of(rawRanges()), runs);
        }

        private DynamicTest run(JsonNode run) {
            String title = name + ": " + String.join("-", strategies(run)) + " in " + run.get("n_steps");
            return DynamicTest.dynamicTest(title, () -> check(run, play(run)));
        }

        private DynamicTest rawRanges() {
            return DynamicTest.dynamicTest(
                    name + ": raw utilities",
                    () -> assertThat(IntStream.range(0, utilities.size()))
                            .allSatisfy(seat -> assertThat(rawRange(seat)).isEqualTo(expectedRange(seat))));
        }

        private List<Double> rawRange(int seat) {
            double[] raw = utilities.get(seat).over(domain, Normalisation.RAW);
            return List.of(
                    Arrays.stream(raw).min().orElseThrow(),
                    Arrays.stream(raw).max().orElseThrow());
        }

        private List<Double> expectedRange(int seat) {
            return expected.get("raw_range")
                    .get(seat)
                    .valueStream()
                    .map(JsonNode::asDouble)
                    .toList();
        }

        private Transcript play(JsonNode run) {
            List<String> strategies = strategies(run);
            List<StrategicParty> parties = IntStream.range(0, strategies.size())
                    .mapToObj(seat -> new StrategicParty(
                            Strategy.named(strategies.get(seat)), preferences(seat), OracleTest::luck))
                    .toList();
            return new Saop(
                            parties.size(),
                            domain.arraySize(),
                            run.get("n_steps").asInt())
                    .play(parties);
        }

        Preferences preferences(int seat) {
            return Preferences.of(domain, utilities.get(seat), Normalisation.RANGE, 0);
        }

        private void check(JsonNode run, Transcript transcript) {
            assertThat(transcript.end().round()).isEqualTo(run.get("final_step").asInt());
            assertThat(transcript.offers()).isEqualTo(run.get("n_offers").asLong());
            assertThat("ab".charAt(lastToOffer(transcript)))
                    .isEqualTo(run.get("last_offer_by").asText().charAt(0));
            assertThat(transcript.end() instanceof TimedOut)
                    .isEqualTo(run.get("timedout").asBoolean());
            assertThat(agreement(transcript).map(domain::values)).isEqualTo(expectedAgreement(run));
            agreement(transcript)
                    .ifPresent(outcome -> IntStream.range(0, utilities.size())
                            .forEach(seat -> assertThat(preferences(seat).utility(outcome))
                                    .isCloseTo(run.get("utils").get(seat).asDouble(), DIGITS)));
        }

        private static int lastToOffer(Transcript transcript) {
            return transcript.moves().stream()
                    .filter(move -> move.action() instanceof Action.Offer)
                    .map(Move::seat)
                    .reduce(0, (earlier, later) -> later);
        }

        private static Optional<Integer> agreement(Transcript transcript) {
            return transcript.end() instanceof Agreed agreed ? Optional.of(agreed.outcome()) : Optional.empty();
        }

        private static Optional<List<String>> expectedAgreement(JsonNode run) {
            JsonNode agreement = run.get("agreement");
            return agreement.isNull()
                    ? Optional.empty()
                    : Optional.of(agreement.valueStream().map(JsonNode::asText).toList());
        }

        private static List<String> strategies(JsonNode run) {
            return List.of(run.get("pair").asText().toLowerCase(Locale.ROOT).split("-"));
        }
    }

    @TestFactory
    Stream<DynamicTest> theReferenceRunsAreReproduced() throws Exception {
        Path folder = folder();
        List<DynamicTest> tests = scenes(folder).stream().flatMap(Scene::tests).toList();
        assertThat(tests).as("domains and portable runs in " + folder).isNotEmpty();
        return tests.stream();
    }

    /** Where the reference runs are; without them the test is aborted, which can be seen. */
    static Path folder() {
        Path folder = Optional.ofNullable(System.getProperty("PARLEY_ORACLE", System.getenv("PARLEY_ORACLE")))
                .map(Path::of)
                .orElse(BESIDE_THE_PROJECT);
        Assumptions.assumeTrue(
                Files.exists(folder.resolve("expected.json")),
                "no reference runs in " + folder + " (set PARLEY_ORACLE to the folder that has expected.json)");
        return folder;
    }

    /** NegMAS's own draws are unknown: on these domains no run depends on them. */
    private static Luck luck(Turn turn) {
        var random = new SplittableRandom(31L * turn.round() + turn.seat());
        return new Luck(random.nextDouble(), random.nextDouble());
    }

    static List<Scene> scenes(Path folder) throws Exception {
        JsonNode expected = JsonMapper.builder()
                .build()
                .readTree(folder.resolve("expected.json").toFile());
        List<Scene> scenes = new ArrayList<>();
        for (var domain : expected.get("domains").properties()) {
            scenes.add(Scene.read(folder, domain.getKey(), domain.getValue()));
        }
        return scenes;
    }
}
