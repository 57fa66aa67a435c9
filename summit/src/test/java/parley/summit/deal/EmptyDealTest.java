package parley.summit.deal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.summit.Worlds;
import parley.summit.seat.SeatValues;
import parley.summit.table.TableState;
import parley.summit.world.World;

/** T11: no deal and the empty deal are worth exactly nothing, to oneself and in the eyes of others. */
class EmptyDealTest {

    private static final int WORLDS = 1000;

    /** What the empty deal is worth: the rules, or rules with a planted fault. */
    @FunctionalInterface
    private interface Worth {
        double of(TableState table, String party, SeatValues values, Prospects prospects);
    }

    private static double empty(TableState table, String party, SeatValues values, Prospects prospects) {
        int[] nothing = new int[table.table().issues().size()];
        return table.valuation().surplus(nothing, party, values, prospects);
    }

    private static List<Double> worths(World world, Worth worth) {
        Prospects prospects = world.glimpse(1, world.weights());
        var worths = new ArrayList<Double>();
        for (TableState table : world.tables()) {
            for (String party : table.table().parties()) {
                worths.add(worth.of(table, party, world.values(party), prospects));
                worths.add(worth.of(table, party, world.beliefs(party), prospects));
            }
        }
        return worths;
    }

    @Test
    void theEmptyDealIsWorthExactlyNothingToEverybody() {
        List<Double> worths = Worlds.random(WORLDS)
                .flatMap(w -> worths(w, EmptyDealTest::empty).stream())
                .toList();

        assertThat(worths).hasSizeGreaterThan(5 * WORLDS).allMatch(worth -> Double.compare(worth, 0.0) == 0);
    }

    @Test
    void theEmptyDealCommitsAndProvokesNothing() {
        assertThat(Worlds.random(100).flatMap(w -> w.tables().stream())).allSatisfy(table -> {
            int[] nothing = new int[table.table().issues().size()];
            assertThat(table.valuation().committed(nothing)).isZero();
            assertThat(table.valuation().provocation(nothing)).isZero();
        });
    }

    @Test
    void anEmptyDealThatIsWorthATrifleIsCaught() {
        Worth celebrated = (table, party, values, prospects) -> empty(table, party, values, prospects)
                + 1e-15 * values.prestige().getOrDefault(table.id(), 0.0);
        Worth negative = (table, party, values, prospects) -> -empty(table, party, values, prospects);

        assertThat(Worlds.random(3).flatMap(w -> worths(w, celebrated).stream()))
                .anyMatch(worth -> Double.compare(worth, 0.0) != 0);
        assertThat(Worlds.random(3).flatMap(w -> worths(w, negative).stream()))
                .as("minus nothing is not nothing")
                .anyMatch(worth -> Double.compare(worth, 0.0) != 0);
    }
}
