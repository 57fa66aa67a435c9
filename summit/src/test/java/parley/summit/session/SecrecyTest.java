package parley.summit.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import parley.summit.Players;
import parley.summit.Playthrough;
import parley.summit.RandomScenario;
import parley.summit.chance.Secrets;
import parley.summit.chance.Seed;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Negotiator;
import parley.summit.seat.SeatValues;
import parley.summit.seat.TableView;
import parley.summit.seat.View;
import parley.summit.transcript.Event;
import parley.summit.transcript.Visibility;
import parley.summit.world.World;

/** What a view may contain: the public state, and what is the seat's own. */
class SecrecyTest {

    private static final int SEEDS = 250;

    /** All numbers in a record and what it holds. */
    private static Set<Double> numbers(Object thing) {
        var found = new HashSet<Double>();
        collect(thing, found);
        return found;
    }

    private static void collect(Object thing, Set<Double> into) {
        switch (thing) {
            case Double number -> into.add(number);
            case Optional<?> optional -> optional.ifPresent(o -> collect(o, into));
            case Collection<?> items -> items.forEach(o -> collect(o, into));
            case Map<?, ?> map -> collect(map.values(), into);
            case Record structure -> components(structure).forEach(o -> collect(o, into));
            default -> {}
        }
    }

    private static List<Object> components(Record structure) {
        var components = new ArrayList<Object>();
        try {
            for (RecordComponent component : structure.getClass().getRecordComponents()) {
                components.add(component.getAccessor().invoke(structure));
            }
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new LinkageError(structure + " can be read", e);
        }
        return components;
    }

    /** Numbers of other seats' private values that are in the view. */
    private static Set<Double> leaks(View view, World world) {
        Set<Double> shown = numbers(view);
        var secret = new HashSet<Double>();
        world.scenario().seats().stream()
                .filter(seat -> !seat.equals(view.seat()))
                .forEach(seat -> secret.addAll(numbers(world.values(seat))));
        secret.removeAll(numbers(world.values(view.seat())));
        secret.remove(0.0);
        secret.retainAll(shown);
        return secret;
    }

    private static List<View> views(long seed) {
        Scenario scenario = RandomScenario.of(seed);
        var views = new ArrayList<View>();
        Playthrough.play(scenario, seed, Players.random(scenario, seed), new Playthrough.Watcher() {
            @Override
            public void settled(Session session) {
                scenario.seats().forEach(seat -> views.add(session.view(seat)));
            }
        });
        return views;
    }

    private static World world(long seed) {
        Scenario scenario = RandomScenario.of(seed);
        return new World(scenario, new Seed(seed), Secrets.open(scenario.seats()));
    }

    @Test
    void noViewEverContainsAnotherSeatsPrivateValues() {
        LongStream.rangeClosed(1, SEEDS).forEach(seed -> {
            World world = world(seed);
            assertThat(views(seed))
                    .allSatisfy(view -> assertThat(leaks(view, world)).isEmpty());
        });
    }

    @Test
    void aViewThatCarriesAnotherSeatsValuesIsCaught() {
        World world = world(1);
        View view = views(1).get(0);
        SeatValues others = world.scenario().seats().stream()
                .filter(seat -> !seat.equals(view.seat()))
                .map(world::values)
                .findFirst()
                .orElseThrow();

        assertThat(leaks(with(view, others), world)).isNotEmpty();
    }

    private static View with(View v, SeatValues values) {
        return new View(
                v.seat(),
                v.kind(),
                v.round(),
                v.rounds(),
                v.world(),
                v.calendar(),
                v.tables(),
                v.measures(),
                values,
                v.budgetLeft(),
                v.lastTurn(),
                v.bits(),
                v.defaultStrategy());
    }

    @Test
    void aViewShowsTheSeatsOwnValues() {
        World world = world(1);

        assertThat(views(1)).allSatisfy(view -> assertThat(view.values()).isEqualTo(world.values(view.seat())));
    }

    @Test
    void aViewShowsTheSeatsOwnTablesAndLaddersOnly() {
        LongStream.rangeClosed(1, SEEDS)
                .forEach(seed -> assertThat(views(seed)).allSatisfy(view -> {
                    assertThat(view.tables())
                            .extracting(TableView::table)
                            .allMatch(t -> t.parties().contains(view.seat()));
                    assertThat(view.measures()).allMatch(l -> l.ladder().startsWith(view.seat() + ">"));
                }));
    }

    /** Seats whose views differ in two sessions that differ in one seat's secret and in nothing that anybody does. */
    private static Set<String> whoNotices(long seed, String changed) {
        Scenario scenario = RandomScenario.of(seed);
        Session one = Session.open(scenario, seed, Secrets.open(scenario.seats()));
        Session two = Session.open(scenario, seed, changed(scenario, changed));
        Map<String, Negotiator> players = Players.random(scenario, seed);
        var notice = new HashSet<String>();
        while (!one.isOver()) {
            for (String seat : scenario.seats()) {
                if (!one.view(seat).equals(two.view(seat))) {
                    notice.add(seat);
                }
            }
            Map<String, Answer> answers = Playthrough.answers(one, players, Playthrough.Watcher.NOBODY);
            one.settle(answers);
            two.settle(answers);
        }
        return notice;
    }

    private static Secrets changed(Scenario scenario, String seat) {
        var secrets = new TreeMap<>(Secrets.open(scenario.seats()).byCountry());
        secrets.put(seat, "00".repeat(32));
        return new Secrets(secrets);
    }

    @Test
    void nobodyNoticesAnotherSeatsSecretButInWhatItDoes() {
        LongStream.rangeClosed(1, SEEDS).forEach(seed -> {
            List<String> seats = RandomScenario.of(seed).seats();
            String changed = seats.get((int) (seed % seats.size()));
            assertThat(whoNotices(seed, changed)).as("seed %d", seed).containsExactly(changed);
        });
    }

    @Test
    void aReplyAndItsRationaleAreForTheSeatAndTheHostAlone() {
        Scenario scenario = RandomScenario.of(3);
        var transcript = Playthrough.play(scenario, 3, Players.random(scenario, 3), Playthrough.Watcher.NOBODY);

        assertThat(transcript.entries())
                .filteredOn(e -> e.event() instanceof Event.TurnEnded)
                .isNotEmpty()
                .allMatch(e -> e.visibility() instanceof Visibility.OneSeat);
        assertThat(transcript.entries())
                .filteredOn(e -> e.event() instanceof Event.WorldOpened)
                .hasSize(1)
                .allMatch(e -> e.visibility() instanceof Visibility.HostOnly);
    }
}
