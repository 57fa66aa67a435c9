package parley.summit.month;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import parley.summit.Draft;
import parley.summit.Scenarios;
import parley.summit.Worlds;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.Table;
import parley.summit.scenario.TableKind;
import parley.summit.seat.Deal;
import parley.summit.world.World;

/** T19: what a truce suspends is in force in the month in which the truce breaks down, if it is due. */
class SuspensionTest {

    private static final int DUE = 2;
    private static final int SUSPENDED = 12;

    private static final Table TRUCE = new Table(
            "USA-CHN",
            TableKind.TRUCE,
            List.of("USA", "CHN"),
            List.of(Scenarios.truceIssue("sus", 2, -1.2), Scenarios.issue("dur", Scenarios.TRUCE_LEVELS)),
            1,
            3,
            3,
            List.of());

    /** Licences of 1 December that a truce suspends, and others of 8 November that it does not. */
    private static final Scenario SCENARIO = Draft.of(Scenarios.small().scenario())
            .tables(t -> t.id().equals("USA-CHN") ? TRUCE : t)
            .control(Scenarios.licences("december", LocalDate.of(2025, 12, 1), .35, true))
            .control(Scenarios.licences("november", LocalDate.of(2025, 11, 8), .85, false))
            .scenario();

    /** At the end of a month: whether the truce holds, and whether the two controls are in force. */
    private record Month(int number, boolean truce, boolean december, boolean november) {

        static Month of(World world, int number) {
            return new Month(number, world.truce().isPresent(), inForce(world, "december"), inForce(world, "november"));
        }

        private static boolean inForce(World world, String key) {
            return world.chain().controls().stream().anyMatch(c -> c.key().equals(key) && c.passes() < 1);
        }

        boolean isRight(boolean decreed) {
            boolean due = number >= DUE + (truce ? SUSPENDED : 0);
            return december == (due || decreed) && november;
        }
    }

    /** The months of a world in which the truce was signed, or not. */
    private static List<Month> course(long seed, boolean signed) {
        World world = Worlds.of(SCENARIO, seed);
        if (signed) {
            world.sign(world.table("USA-CHN").orElseThrow(), Deal.of(2, 1));
        }
        var months = new Months(world);
        var course = new ArrayList<Month>();
        for (int month = 1; month <= 20; month++) {
            months.pass(month);
            course.add(Month.of(world, month));
        }
        return course;
    }

    private static boolean isRight(List<Month> course) {
        boolean decreed = false;
        for (Month month : course) {
            if (!month.isRight(decreed)) {
                return false;
            }
            decreed |= month.december;
        }
        return true;
    }

    private static LongStream seeds() {
        return LongStream.rangeClosed(1, 100);
    }

    @Test
    void withoutATruceEachControlActsInItsMonth() {
        assertThat(course(1, false))
                .filteredOn(m -> m.number <= 3)
                .containsExactly(
                        new Month(1, false, false, true),
                        new Month(2, false, true, true),
                        new Month(3, false, true, true));
    }

    @Test
    void whatATruceSuspendsWaitsUntilItIsDueOrTheTruceBreaksDown() {
        assertThat(seeds().filter(seed -> !isRight(course(seed, true)))).isEmpty();
        assertThat(seeds().filter(seed -> course(seed, true).stream().anyMatch(m -> m.number < 14 && m.december)))
                .as("truces that break down while they suspend")
                .hasSizeGreaterThan(20);
        assertThat(seeds().filter(seed -> course(seed, true).get(12).truce))
                .as("truces that outlast their suspension")
                .hasSizeGreaterThan(20);
    }

    @Test
    void controlsThatActAMonthLateOrAreNeverSuspendedAreCaught() {
        UnaryOperator<List<Month>> late = course -> {
            var shifted = new ArrayList<Month>();
            for (int i = 0; i < course.size(); i++) {
                Month m = course.get(i);
                shifted.add(new Month(m.number, m.truce, i > 0 && course.get(i - 1).december, m.november));
            }
            return shifted;
        };
        UnaryOperator<List<Month>> never = course -> course.stream()
                .map(m -> new Month(m.number, m.truce, m.number >= DUE, m.november))
                .toList();
        UnaryOperator<List<Month>> everything = course -> course.stream()
                .map(m -> new Month(m.number, m.truce, m.december, m.number > SUSPENDED))
                .toList();

        assertThat(seeds().filter(seed -> isRight(late.apply(course(seed, true)))))
                .isEmpty();
        assertThat(seeds().filter(seed -> !isRight(never.apply(course(seed, true)))))
                .isNotEmpty();
        assertThat(seeds().filter(seed -> !isRight(everything.apply(course(seed, true)))))
                .isNotEmpty();
    }

    @Test
    void aPendingControlIsDecreedOnce() {
        World world = Worlds.of(SCENARIO, 1);
        for (int month = 1; month <= 6; month++) {
            world.decreePending(month);
        }

        assertThat(world.chain().controls().stream().filter(c -> c.key().equals("november")))
                .hasSize(1);
    }
}
