package parley.summit.deal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.summit.Scenarios;
import parley.summit.scenario.Issue;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.Table;

class DealMapTest {

    private static final Scenario SCENARIO = Scenarios.small().scenario();

    @Test
    void everyDealOfATableIsLookedUpOnceAndFoundAgain() {
        for (Table table : SCENARIO.tables()) {
            List<int[]> deals = deals(table.issues());
            var asked = new ArrayList<String>();
            var map = new DealMap<String>(table.issues());

            for (int[] levels : deals) {
                assertThat(map.at(levels, found(asked))).isEqualTo(Arrays.toString(levels));
            }
            for (int[] levels : deals) {
                assertThat(map.at(levels, found(asked))).isEqualTo(Arrays.toString(levels));
            }

            assertThat(asked).hasSameSizeAs(deals).doesNotHaveDuplicates();
        }
    }

    private static java.util.function.Function<int[], String> found(List<String> asked) {
        return levels -> {
            asked.add(Arrays.toString(levels));
            return Arrays.toString(levels);
        };
    }

    private static List<int[]> deals(List<Issue> issues) {
        List<int[]> deals = List.of(new int[issues.size()]);
        for (int i = 0; i < issues.size(); i++) {
            var more = new ArrayList<int[]>();
            for (int[] levels : deals) {
                for (int x = 0; x < issues.get(i).levels().size(); x++) {
                    int[] next = levels.clone();
                    next[i] = x;
                    more.add(next);
                }
            }
            deals = more;
        }
        return deals;
    }
}
