package parley.summit.deal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parley.summit.scenario.Issue;

class IssueGridTest {

    @Test
    void issuesAreValuedAroundTheMiddleDeal() {
        IssueGrid<int[]> grid = IssueGrid.of(List.of(issue("a", 4), issue("b", 3)), Function.identity());

        double[][] values = grid.values(levels -> 10 * levels[0] + levels[1]);

        assertThat(values).isDeepEqualTo(new double[][] {{1, 11, 21, 31}, {20, 21, 22}});
    }

    private static Issue issue(String id, int levels) {
        return new Issue(
                id,
                id,
                IntStream.range(0, levels)
                        .mapToObj(x -> new Issue.Level(x, "level " + x, List.of()))
                        .toList());
    }
}
