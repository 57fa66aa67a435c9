package parley.summit.deal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import parley.summit.RandomScenario;
import parley.summit.Worlds;
import parley.summit.scenario.Issue;
import parley.summit.scenario.Scenario;
import parley.summit.table.TableState;
import parley.summit.world.World;

class IssueValuesTest {

    /** All in one pass or one after the other: the same to the last bit, so that a menu does not depend on it. */
    @Test
    void theValueOfALevelIsTheWorthOfTheMiddleDealWithIt() {
        LongStream.rangeClosed(1, 60).forEach(seed -> {
            Scenario scenario = RandomScenario.of(seed);
            World world = Worlds.of(scenario, seed);
            Prospects prospects = world.glimpse(1, world.weights());
            for (TableState table : world.tables()) {
                for (String party : table.table().parties()) {
                    Preferences own = table.valuation().preferences(party, world.values(party), prospects);
                    assertThat(own.issueValues())
                            .as("seed %d, %s at %s", seed, party, table.id())
                            .isDeepEqualTo(oneByOne(own, table.table().issues()));
                }
            }
        });
    }

    private static double[][] oneByOne(Preferences own, List<Issue> issues) {
        int[] middle = issues.stream().mapToInt(i -> i.levels().size() / 2).toArray();
        var values = new double[middle.length][];
        for (int i = 0; i < values.length; i++) {
            values[i] = new double[issues.get(i).levels().size()];
            for (int x = 0; x < values[i].length; x++) {
                int[] levels = middle.clone();
                levels[i] = x;
                values[i][x] = own.surplus(levels);
            }
        }
        return values;
    }
}
