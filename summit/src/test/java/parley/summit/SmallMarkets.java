package parley.summit;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import parley.summit.scenario.Market;

/** The chain of two markets of the small scenario, roughly as large as those of rare earths. */
final class SmallMarkets {

    private static final List<String> USERS = List.of("CHN", "USA", "MYS", "AUS", "ROW");

    private SmallMarkets() {}

    /** What each origin sells to these users, tonnes a year. */
    private static List<Market.Flow> flows(Map<String, double[]> byOrigin) {
        return byOrigin.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(e -> IntStream.range(0, USERS.size())
                        .filter(j -> e.getValue()[j] > 0)
                        .mapToObj(j -> new Market.Flow(e.getKey(), USERS.get(j), e.getValue()[j])))
                .toList();
    }

    static Market oxide() {
        return new Market(
                "REFINE",
                "Oxide",
                "t",
                60_000,
                10,
                .03,
                .06,
                List.of(),
                flows(Map.of(
                        "CHN", new double[] {68_000, 150, 0, 0, 3_100},
                        "MYS", new double[] {3_200, 40, 0, 0, 2_900},
                        "USA", new double[] {230, 560, 0, 0, 490},
                        "ROW", new double[] {40, 20, 0, 0, 2_400})));
    }

    static Market magnets() {
        return new Market(
                "MAKE",
                "Magnets",
                "t",
                50_000,
                40,
                1,
                .06,
                List.of(new Market.Feed("REFINE", .3)),
                flows(Map.of(
                        "CHN", new double[] {145_000, 6_800, 900, 100, 50_000},
                        "USA", new double[] {3, 245, 1, 1, 100},
                        "ROW", new double[] {900, 700, 100, 20, 14_000})));
    }
}
