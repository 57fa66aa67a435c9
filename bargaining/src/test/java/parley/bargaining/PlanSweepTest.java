package parley.bargaining;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parley.bargaining.chance.Draws;
import parley.bargaining.domain.Domain;
import parley.bargaining.domain.Issue;
import parley.bargaining.domain.Normalisation;
import parley.bargaining.domain.Preferences;
import parley.bargaining.generate.Generated;
import parley.bargaining.generate.Recipe;
import parley.bargaining.generate.Shape;
import parley.bargaining.protocol.Action;
import parley.bargaining.protocol.Limits;
import parley.bargaining.protocol.Negotiation.Agreed;
import parley.bargaining.protocol.Negotiation.Broken;
import parley.bargaining.protocol.Negotiation.Cause;
import parley.bargaining.protocol.Party;
import parley.bargaining.protocol.Protocol;
import parley.bargaining.protocol.Quorum;
import parley.bargaining.protocol.Saop;
import parley.bargaining.protocol.ScriptedParty;
import parley.bargaining.protocol.Tau;
import parley.bargaining.protocol.Transcript;
import parley.bargaining.protocol.Turn;
import parley.bargaining.strategy.Luck;
import parley.bargaining.strategy.Plan;
import parley.bargaining.strategy.StrategicParty;

/** What holds for every plan under every protocol, on domains as far opposed as the seed has it. */
class PlanSweepTest {

    private static final List<String> PLANS = List.of(
            "boulware",
            "linear",
            "conceder/acnext",
            "hardheaded",
            "micro",
            "naive-tft",
            "nice-tft",
            "nice-tft/bayesian",
            "nice",
            "random",
            "genius-boulware",
            "genius-conceder",
            "boulware/frequency",
            "linear/bayesian/noise:9",
            "naive-tft/frequency");

    private static final int ROUNDS = 40;

    /** Everything that a seed decides. */
    private record Game(Domain domain, List<double[]> worth, double reservation, List<String> plans, long seed) {

        static Game of(long seed) {
            Draws draws = Draws.of(seed, 1);
            int parties = draws.between(2, 4);
            Domain domain = new Shape(1, 4, 2, 5).domain(seed);
            double reservation = draws.unit() * 0.6;
            double opposition = draws.unit() * Math.sqrt(parties - 1.0);
            Generated generated = new Recipe(domain, parties, opposition, 0.01, reservation).profiles(seed);
            List<double[]> worth = generated.profiles().stream()
                    .map(profile -> profile.utility().over(domain, Normalisation.RANGE))
                    .toList();
            List<String> plans = IntStream.range(0, parties)
                    .mapToObj(party -> PLANS.get(draws.between(0, PLANS.size() - 1)))
                    .toList();
            return new Game(domain, worth, reservation, plans, seed);
        }

        int seats() {
            return worth.size();
        }

        List<Protocol<?>> protocols() {
            int outcomes = domain.arraySize();
            List<Double> weights =
                    IntStream.range(0, seats()).mapToObj(seat -> seat + 1.0).toList();
            return List.of(
                    new Saop(seats(), outcomes, ROUNDS),
                    new Saop(seats(), outcomes, Limits.rounds(ROUNDS).andChance(0.05, seed), new Quorum.Everybody()),
                    new Saop(seats(), outcomes, Limits.rounds(ROUNDS).andTime(70), new Quorum.Count(2)),
                    new Saop(seats(), outcomes, Limits.rounds(ROUNDS), new Quorum.Weight(weights, seats())),
                    new Tau(seats(), outcomes));
        }

        Transcript play(Protocol<?> protocol) {
            return play(protocol, parties());
        }

        /** Each action takes as long as the one before. */
        static Transcript play(Protocol<?> protocol, List<? extends Party> parties) {
            int[] actions = {0};
            return protocol.play(parties, () -> ++actions[0]);
        }

        private List<StrategicParty> parties() {
            return IntStream.range(0, seats())
                    .mapToObj(seat -> new StrategicParty(
                            Plan.named(plans.get(seat)),
                            domain,
                            Preferences.of(worth.get(seat), reservation),
                            luck(seat)))
                    .toList();
        }

        private Function<Turn, Luck> luck(int seat) {
            return turn -> {
                Draws draws = Draws.of(seed, seat, turn.moves().size());
                return new Luck(draws.unit(), draws.unit());
            };
        }

        /** The same game with issues and values in another order. */
        Game permuted() {
            Draws draws = Draws.of(seed, 2);
            int[] issues = draws.shuffled(domain.issues().size());
            int[][] values = Arrays.stream(issues)
                    .mapToObj(issue -> draws.shuffled(domain.issues().get(issue).levels()))
                    .toArray(int[][]::new);
            Domain other = new Domain(IntStream.range(0, issues.length)
                    .mapToObj(i -> renamed(domain.issues().get(issues[i]), values[i]))
                    .toList());
            int[] before = IntStream.range(0, other.arraySize())
                    .map(outcome -> {
                        int[] levels = new int[issues.length];
                        int[] own = other.levels(outcome);
                        for (int i = 0; i < issues.length; i++) {
                            levels[issues[i]] = values[i][own[i]];
                        }
                        return (int) domain.outcome(levels);
                    })
                    .toArray();
            List<double[]> moved = new ArrayList<>();
            for (double[] utilities : worth) {
                moved.add(Arrays.stream(before)
                        .mapToDouble(outcome -> utilities[outcome])
                        .toArray());
            }
            return new Game(other, moved, reservation, plans, seed);
        }

        private static Issue renamed(Issue issue, int... values) {
            return new Issue.Discrete(
                    "other " + issue.name(),
                    Arrays.stream(values)
                            .mapToObj(level -> "other " + issue.value(level))
                            .toList());
        }

        /** What everybody gets from the agreement; nothing if there is none. */
        List<Double> payoffs(Transcript transcript) {
            return transcript.end() instanceof Agreed agreed
                    ? worth.stream()
                            .map(utilities -> utilities[agreed.outcome()])
                            .toList()
                    : List.of();
        }
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 150);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nobodySignsWhatIsWorseThanNoAgreement(long seed) {
        Game game = Game.of(seed);

        for (Protocol<?> protocol : game.protocols()) {
            if (game.play(protocol).end() instanceof Agreed agreed) {
                assertThat(agreed.signatories())
                        .as("%s %s", protocol, game.plans())
                        .allMatch(seat -> game.worth().get(seat)[agreed.outcome()] >= game.reservation() - 1e-12);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyProtocolEndsByItsRules(long seed) {
        Game game = Game.of(seed);

        for (Protocol<?> protocol : game.protocols()) {
            Transcript transcript = game.play(protocol);
            int last = protocol instanceof Tau tau ? tau.outcomes() + 1 : ROUNDS;

            assertThat(transcript.end().round())
                    .as("%s %s", protocol, game.plans())
                    .isBetween(1, last);
            assertThat(transcript.end())
                    .as("%s %s", protocol, game.plans())
                    .isNotEqualTo(new Broken(transcript.end().round(), Cause.AGAINST_THE_RULES));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theSameMovesGiveTheSameTranscript(long seed) {
        Game game = Game.of(seed);

        for (Protocol<?> protocol : game.protocols()) {
            Transcript transcript = game.play(protocol);
            List<ScriptedParty> scripted = IntStream.range(0, game.seats())
                    .mapToObj(seat -> new ScriptedParty(transcript.moves().stream()
                            .filter(move -> move.seat() == seat)
                            .<Action>map(move -> move.action())
                            .toList()))
                    .toList();

            assertThat(game.play(protocol)).isEqualTo(transcript);
            assertThat(Game.play(protocol, scripted)).isEqualTo(transcript);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void otherNamesAndAnotherOrderOfThemChangeNothingForAnybody(long seed) {
        Game game = Game.of(seed);
        if (game.plans().stream().anyMatch(plan -> plan.contains("bayesian"))) {
            // This model takes values that lie next to one another for alike, so that their order says something.
            return;
        }
        Game permuted = game.permuted();

        for (int i = 0; i < game.protocols().size(); i++) {
            Transcript transcript = game.play(game.protocols().get(i));
            Transcript other = permuted.play(permuted.protocols().get(i));

            assertThat(other.end().getClass()).isEqualTo(transcript.end().getClass());
            assertThat(other.offers()).isEqualTo(transcript.offers());
            assertThat(permuted.payoffs(other))
                    .as("%s %s", game.protocols().get(i), game.plans())
                    .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : Double.compare(a, b))
                    .isEqualTo(game.payoffs(transcript));
        }
    }
}
