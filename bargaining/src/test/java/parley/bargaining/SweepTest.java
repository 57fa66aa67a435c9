package parley.bargaining;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parley.bargaining.domain.Domain;
import parley.bargaining.domain.Issue;
import parley.bargaining.domain.LinearAdditive;
import parley.bargaining.domain.Normalisation;
import parley.bargaining.domain.Preferences;
import parley.bargaining.protocol.Action;
import parley.bargaining.protocol.Move;
import parley.bargaining.protocol.Negotiation.Agreed;
import parley.bargaining.protocol.Saop;
import parley.bargaining.protocol.ScriptedParty;
import parley.bargaining.protocol.Transcript;
import parley.bargaining.strategy.Bidding.Conceding;
import parley.bargaining.strategy.Luck;
import parley.bargaining.strategy.StrategicParty;
import parley.bargaining.strategy.Strategy;
import parley.bargaining.strategy.TimeDependentTactic;

/** What holds whatever the domain, the parties and the deadline; the seed of a failure is the test's parameter. */
class SweepTest {

    private static final List<String> STRATEGIES = List.of(
            "boulware",
            "linear",
            "conceder",
            "hardheaded",
            "time:0.1",
            "time:2.5",
            "micro",
            "naive-tft",
            "linear/acnext",
            "boulware/noise:12",
            "micro/acnext/noise:3",
            "naive-tft/noise:0.5");

    private static final List<Normalisation> NORMALISATIONS = List.of(Normalisation.values());

    private record Game(Saop saop, List<StrategicParty> parties) {

        Transcript play() {
            return saop.play(parties);
        }

        int rounds() {
            return saop.limits().rounds().orElseThrow();
        }

        Preferences preferences(int seat) {
            return parties.get(seat).preferences();
        }

        boolean concedesByTheClock(int seat) {
            return parties.get(seat).plan().bidding() instanceof Conceding(TimeDependentTactic tactic);
        }
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 400);
    }

    private static Game game(long seed) {
        SplittableRandom luck = new SplittableRandom(seed);
        Domain domain = new Domain(IntStream.range(0, luck.nextInt(1, 5))
                .mapToObj(i -> issue("issue" + i, luck.nextInt(1, 6)))
                .toList());
        List<StrategicParty> parties = new ArrayList<>();
        for (int seats = luck.nextInt(2, 5); seats > 0; seats--) {
            parties.add(party(domain, luck));
        }
        return new Game(new Saop(parties.size(), domain.arraySize(), luck.nextInt(1, 60)), parties);
    }

    private static Issue issue(String name, int levels) {
        return new Issue.Discrete(
                name, IntStream.range(0, levels).mapToObj(Integer::toString).toList());
    }

    private static StrategicParty party(Domain domain, SplittableRandom luck) {
        LinearAdditive utility = LinearAdditive.of(
                doubles(luck, domain.issues().size()),
                domain.issues().stream()
                        .map(issue -> doubles(luck, issue.values().size()))
                        .toList());
        // Now and then above 1: such a party has nothing to gain and leaves.
        double reservation = luck.nextDouble(1.05);
        Normalisation normalisation = anyOf(NORMALISATIONS, luck);
        String strategy = anyOf(STRATEGIES, luck);
        long bits = luck.nextLong();
        return new StrategicParty(
                Strategy.named(strategy), Preferences.of(domain, utility, normalisation, reservation), turn -> {
                    var draws = new SplittableRandom(bits ^ turn.round());
                    return new Luck(draws.nextDouble(), draws.nextDouble());
                });
    }

    private static <T> T anyOf(List<T> all, SplittableRandom luck) {
        return all.get(luck.nextInt(all.size()));
    }

    private static List<Double> doubles(SplittableRandom luck, int count) {
        return luck.doubles(count).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void itEndsInTime(long seed) {
        Game game = game(seed);
        Transcript transcript = game.play();

        assertThat(transcript.end().round()).isBetween(1, game.rounds());
        assertThat(transcript.moves()).hasSizeLessThanOrEqualTo(game.parties().size() * game.rounds());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nobodyWhoStaysSignsBelowItsReservationValue(long seed) {
        Game game = game(seed);
        Transcript transcript = game.play();

        if (transcript.end() instanceof Agreed agreed) {
            assertThat(IntStream.range(0, game.parties().size()).filter(seat -> !left(transcript, seat)))
                    .allMatch(seat -> game.preferences(seat).utility(agreed.outcome())
                            >= game.preferences(seat).reservation());
        }
    }

    private static boolean left(Transcript transcript, int seat) {
        return transcript.moves().stream()
                .anyMatch(move -> move.seat() == seat && move.action() instanceof Action.Leave);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aPartyThatConcedesByTheClockNeverTakesAConcessionBack(long seed) {
        Game game = game(seed);
        Transcript transcript = game.play();

        assertThat(IntStream.range(0, game.parties().size()).filter(game::concedesByTheClock))
                .allSatisfy(seat -> assertThat(worthOfOwnOffers(transcript, seat, game.preferences(seat)))
                        .isSortedAccordingTo(Comparator.reverseOrder()));
    }

    private static List<Double> worthOfOwnOffers(Transcript transcript, int seat, Preferences preferences) {
        return transcript.moves().stream()
                .filter(move -> move.seat() == seat)
                .map(Move::action)
                .filter(Action.Offer.class::isInstance)
                .map(Action.Offer.class::cast)
                .map(offer -> preferences.utility(offer.outcome()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theSameMovesGiveTheSameTranscript(long seed) {
        Game game = game(seed);
        Transcript transcript = game.play();
        List<ScriptedParty> scripted = IntStream.range(0, game.parties().size())
                .mapToObj(seat -> new ScriptedParty(transcript.moves().stream()
                        .filter(move -> move.seat() == seat)
                        .map(Move::action)
                        .toList()))
                .toList();

        assertThat(game.play()).isEqualTo(transcript);
        assertThat(game.saop().play(scripted)).isEqualTo(transcript);
    }
}
