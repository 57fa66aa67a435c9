package parley.bargaining;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import parley.bargaining.domain.Domain;
import parley.bargaining.domain.Issue;
import parley.bargaining.domain.LinearAdditive;
import parley.bargaining.domain.Normalisation;
import parley.bargaining.domain.Preferences;
import parley.bargaining.protocol.Action.Accept;
import parley.bargaining.protocol.Action.End;
import parley.bargaining.protocol.Action.Leave;
import parley.bargaining.protocol.Action.NoReply;
import parley.bargaining.protocol.Action.Offer;
import parley.bargaining.protocol.Action.Reject;
import parley.bargaining.protocol.Action.Wait;
import parley.bargaining.protocol.Move;
import parley.bargaining.protocol.Negotiation.Agreed;
import parley.bargaining.protocol.Negotiation.Broken;
import parley.bargaining.protocol.Negotiation.TimedOut;
import parley.bargaining.protocol.Saop;
import parley.bargaining.protocol.Transcript;
import parley.bargaining.protocol.Turn;
import parley.bargaining.strategy.Luck;
import parley.bargaining.strategy.StrategicParty;
import parley.bargaining.strategy.Strategy;

/** Every action of the runs that {@code src/test/python/saop_check.py} worked out on its own. */
class RecordedRunsTest {

    /** One run and the domain it was played on; the run is a line of the recording without its first word. */
    private record Run(String domain, List<Preferences> profiles, String line) {

        String[] words() {
            return line.split(" ");
        }

        String replayed() {
            Transcript transcript = play(List.of(words()[0].split(",")), Integer.parseInt(words()[1]));
            return words()[0] + " " + words()[1] + " " + end(transcript) + " round "
                    + transcript.end().round() + " : " + actions(transcript);
        }

        private Transcript play(List<String> strategies, int rounds) {
            List<StrategicParty> parties = IntStream.range(0, strategies.size())
                    .mapToObj(seat -> new StrategicParty(
                            Strategy.named(strategies.get(seat)), profiles.get(seat), RecordedRunsTest::luck))
                    .toList();
            return new Saop(parties.size(), profiles.get(0).size(), rounds).play(parties);
        }
    }

    /** Draws that the script makes too. */
    private static Luck luck(Turn turn) {
        return new Luck(
                ((turn.round() * 37 + turn.seat() * 11) % 101 + 0.5) / 101,
                ((turn.round() * 53 + turn.seat() * 29) % 103 + 0.5) / 103);
    }

    @TestFactory
    Stream<DynamicTest> everyRecordedRunIsReproducedActionByAction() throws IOException {
        List<Run> runs = runs();
        assertThat(runs).hasSizeGreaterThan(100);
        return runs.stream()
                .map(run -> DynamicTest.dynamicTest(
                        run.domain() + " " + run.words()[0] + " " + run.words()[1],
                        () -> assertThat(run.replayed()).isEqualTo(run.line())));
    }

    private static List<Run> runs() throws IOException {
        List<Run> runs = new ArrayList<>();
        String name = "";
        Domain domain = new Domain(List.of(issue(1)));
        List<Preferences> profiles = new ArrayList<>();
        for (String line : lines()) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "domain" -> {
                    name = words[1];
                    domain = domain(words[2]);
                    profiles = new ArrayList<>();
                }
                case "profile" -> profiles.add(profile(domain, words));
                case "run" -> runs.add(new Run(name, List.copyOf(profiles), line.substring("run ".length())));
                default -> assertThat(line).matches("#.*|");
            }
        }
        return runs;
    }

    private static List<String> lines() throws IOException {
        try (var recording = Objects.requireNonNull(RecordedRunsTest.class.getResourceAsStream("saop.txt"));
                var reader = new BufferedReader(new InputStreamReader(recording, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    private static Domain domain(String levels) {
        return new Domain(Arrays.stream(levels.split(","))
                .map(Integer::valueOf)
                .map(RecordedRunsTest::issue)
                .toList());
    }

    private static Issue issue(int levels) {
        return new Issue.Discrete(
                "issue", IntStream.range(0, levels).mapToObj(Integer::toString).toList());
    }

    private static Preferences profile(Domain domain, String[] words) {
        List<List<Double>> evaluations =
                Arrays.stream(words).skip(3).map(RecordedRunsTest::numbers).toList();
        return Preferences.of(
                domain,
                LinearAdditive.of(numbers(words[2]), evaluations),
                Normalisation.RANGE,
                Double.parseDouble(words[1]));
    }

    private static List<Double> numbers(String commaSeparated) {
        return Arrays.stream(commaSeparated.split(",")).map(Double::valueOf).toList();
    }

    private static String end(Transcript transcript) {
        return switch (transcript.end()) {
            case Agreed agreed -> "agreed " + agreed.outcome();
            case Broken broken -> "broken";
            case TimedOut timedOut -> "timed-out";
        };
    }

    private static String actions(Transcript transcript) {
        return transcript.moves().stream().map(RecordedRunsTest::action).collect(Collectors.joining(" "));
    }

    private static String action(Move move) {
        return switch (move.action()) {
            case Offer offer -> Integer.toString(offer.outcome());
            case Accept accept -> "a";
            case Wait wait -> "w";
            case Reject reject -> "r";
            case NoReply noReply -> "n";
            case Leave leave -> "l";
            case End end -> "e";
        };
    }
}
