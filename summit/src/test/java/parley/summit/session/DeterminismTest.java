package parley.summit.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parley.summit.Draft;
import parley.summit.Players;
import parley.summit.Playthrough;
import parley.summit.RandomScenario;
import parley.summit.Scenarios;
import parley.summit.chance.Secrets;
import parley.summit.market.CountryOutlook;
import parley.summit.scenario.Country;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Negotiator;
import parley.summit.seat.Reply;
import parley.summit.seat.TableView;
import parley.summit.seat.TurnKind;
import parley.summit.seat.View;
import parley.summit.strategy.BuiltInStrategy;
import parley.summit.transcript.Driver;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Event;
import parley.summit.transcript.Lines;
import parley.summit.transcript.Transcript;

/** T16: the same seed gives the same bytes, whatever else goes on; and luck comes in streams that do not mix. */
class DeterminismTest {

    private static final int SEEDS = 1000;

    private static LongStream seeds() {
        return LongStream.rangeClosed(1, SEEDS);
    }

    private static Transcript played(long seed) {
        return Playthrough.builtIn(RandomScenario.of(seed), seed);
    }

    private static List<String> oneByOne(LongFunction<Transcript> game) {
        return seeds().mapToObj(seed -> game.apply(seed).digest()).toList();
    }

    private static List<String> allAtOnce(LongFunction<Transcript> game)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Future<String>> digests = seeds().mapToObj(
                            seed -> threads.submit(() -> game.apply(seed).digest()))
                    .toList();
            var done = new ArrayList<String>();
            for (Future<String> digest : digests) {
                done.add(digest.get());
            }
            return done;
        }
    }

    @Test
    void theSameSeedsGiveTheSameBytesOnOneThreadAndOnEight() throws InterruptedException, ExecutionException {
        assertThat(allAtOnce(DeterminismTest::played)).isEqualTo(oneByOne(DeterminismTest::played));
    }

    @Test
    void aPlayerWhoseLuckIsNotOfTheSeedIsCaught() {
        var shared = new Random(1);
        LongFunction<Transcript> game = seed -> {
            Scenario scenario = RandomScenario.of(seed);
            Map<String, Negotiator> players = Players.each(scenario, seat -> view -> {
                Negotiator one = Players.random(scenario, shared.nextLong())
                        .values()
                        .iterator()
                        .next();
                return one.decide(view);
            });
            return Playthrough.play(scenario, seed, players, Playthrough.Watcher.NOBODY);
        };

        assertThat(oneByOne(game)).isNotEqualTo(oneByOne(game));
    }

    @Test
    void whoDoesNotLookAroundPlaysAsOneWhoIsShownEverything() {
        seeds().limit(200).forEach(seed -> {
            Scenario scenario = RandomScenario.of(seed);
            Map<String, Negotiator> players = Players.builtIn(scenario);

            Transcript shownLess = Session.play(scenario, seed, Secrets.open(scenario.seats()), players);

            assertThat(players.values()).noneMatch(Negotiator::looksAround);
            assertThat(shownLess.digest()).isEqualTo(played(seed).digest());
        });
    }

    private static TableView withoutEarlierOffers(TableView t) {
        return new TableView(
                t.table(),
                t.other(),
                t.open(),
                t.toMove(),
                t.full(),
                t.turn(),
                t.turns(),
                t.time(),
                t.opening(),
                t.standing(),
                t.standing().stream().toList(),
                t.issueValues(),
                t.menu(),
                t.reserved(),
                t.affordable());
    }

    @Test
    void onlyWhoWatchesTheClockAloneDoesNotLookBack() {
        assertThat(List.of("boulware", "linear", "conceder", "hardheaded", "naive-tft", "micro"))
                .filteredOn(name -> BuiltInStrategy.named(name).looksBack())
                .containsExactly("naive-tft", "micro");
    }

    @Test
    void whoDoesNotLookAroundSeesWhatItsTurnDecidesAsEverybodyDoes() {
        Scenario scenario = RandomScenario.of(7);
        Map<String, Negotiator> players = Players.builtIn(scenario);
        Session session = Session.open(scenario, 7, Secrets.open(scenario.seats()));
        while (!session.isOver()) {
            for (String seat : session.asked()) {
                View whole = session.view(seat);
                Negotiator player = Objects.requireNonNull(players.get(seat));
                View shown = session.view(seat, player);

                assertThat(shown.tables())
                        .isEqualTo(whole.tables().stream()
                                .filter(TableView::toMove)
                                .map(table -> player.looksBack() ? table : withoutEarlierOffers(table))
                                .toList());
                assertThat(shown.measures())
                        .isEqualTo(session.kind() == TurnKind.MEASURES ? whole.measures() : List.of());
            }
            session.settle(Playthrough.answers(session, players, Playthrough.Watcher.NOBODY));
        }
    }

    @Test
    void anotherSeedGivesAnotherSession() {
        assertThat(oneByOne(seed -> Playthrough.builtIn(Scenarios.small().scenario(), seed)))
                .doesNotHaveDuplicates();
    }

    @Test
    void aReplayOfTheRepliesGivesTheSameTranscript() {
        Scenario scenario = RandomScenario.of(7);
        Transcript first = Playthrough.play(scenario, 7, Players.random(scenario, 7), Playthrough.Watcher.NOBODY);
        Map<String, Negotiator> recorded = Players.each(scenario, seat -> repeating(replies(first, seat)));

        Transcript again = Playthrough.play(scenario, 7, recorded, Playthrough.Watcher.NOBODY);

        assertThat(again.entries()).isEqualTo(first.entries());
    }

    private static Negotiator repeating(Iterator<Reply> replies) {
        return view -> replies.next();
    }

    private static Iterator<Reply> replies(Transcript transcript, String seat) {
        return transcript.entries().stream()
                .map(Entry::event)
                .filter(e -> e instanceof Event.TurnEnded t && t.seat().equals(seat))
                .map(e -> ((Event.TurnEnded) e).reply())
                .iterator();
    }

    @Test
    void lookingAtViewsAndAppraisingDealsChangesNothing() {
        seeds().forEach(seed -> {
            Scenario scenario = RandomScenario.of(seed);
            Transcript watched = Playthrough.play(scenario, seed, Players.builtIn(scenario), new Onlooker());
            assertThat(Lines.of(blind(watched)))
                    .containsExactlyElementsOf(Lines.of(watched).toList());
        });
    }

    /** Looks at everything all the time. */
    private static final class Onlooker implements Playthrough.Watcher {
        @Override
        public void settled(Session session) {
            session.transcript().scenario().seats().forEach(session::view);
        }
    }

    /** The same session when no view is ever asked for. */
    private static Transcript blind(Transcript watched) {
        Scenario scenario = watched.scenario();
        var recorded = new HashMap<String, Iterator<Reply>>();
        scenario.seats().forEach(seat -> recorded.put(seat, replies(watched, seat)));
        Session session = Session.open(scenario, watched.seed(), Secrets.open(scenario.seats()));
        while (!session.isOver()) {
            var answers = new HashMap<String, Answer>();
            for (String seat : session.asked()) {
                Reply reply = Objects.requireNonNull(recorded.get(seat)).next();
                answers.put(seat, new Answer(reply, Driver.UNKNOWN));
            }
            session.settle(answers);
        }
        return session.transcript();
    }

    /** What the two sessions have in common if the country in the second one does not matter. */
    private static Stream<Object> without(String country, Transcript transcript) {
        return transcript.entries().stream().map(e -> switch (e.event()) {
            case Event.OutlookReached o -> others(country, o.countries());
            case Event.WorldOpened w ->
                List.of(
                        w.parameters(),
                        w.banLosses(),
                        w.supplyValues(),
                        w.seats().stream()
                                .filter(s -> !s.country().equals(country))
                                .toList(),
                        w.slowLosses().stream()
                                .filter(s -> !s.country().equals(country))
                                .toList(),
                        w.poolValues().stream()
                                .filter(p -> !p.country().equals(country))
                                .toList());
            default -> Lines.line(e);
        });
    }

    private static List<CountryOutlook> others(String country, List<CountryOutlook> outlook) {
        return outlook.stream().filter(c -> !c.country().equals(country)).toList();
    }

    @ParameterizedTest
    @MethodSource
    void aCountryThatOnlyStandsByChangesNobodysLuck(Country bystander) {
        assertThat(seeds().filter(seed -> {
                    Scenario scenario = RandomScenario.of(seed);
                    Scenario larger = Draft.of(scenario).country(bystander).scenario();
                    return !without("XXX", Playthrough.builtIn(larger, seed))
                            .toList()
                            .equals(without("XXX", Playthrough.builtIn(scenario, seed))
                                    .toList());
                }))
                .isEmpty();
    }

    static Stream<Country> aCountryThatOnlyStandsByChangesNobodysLuck() {
        return Stream.of(new Country("XXX", "Bystander", Optional.empty()), Scenarios.seat("XXX", 100, 10, 0));
    }

    @Test
    void aSessionWithOtherLuckIsCaughtByTheSameComparison() {
        assertThat(seeds().filter(seed -> {
                    Scenario scenario = RandomScenario.of(seed);
                    return !without("XXX", Playthrough.builtIn(scenario, seed + 1))
                            .toList()
                            .equals(without("XXX", Playthrough.builtIn(scenario, seed))
                                    .toList());
                }))
                .hasSize(SEEDS);
    }
}
