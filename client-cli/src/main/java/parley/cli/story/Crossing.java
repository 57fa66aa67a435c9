package parley.cli.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import parley.cli.story.Block.Figure;
import parley.cli.story.Block.Grid;
import parley.cli.story.Chart.Matrix;
import parley.cli.story.Chart.Matrix.Change;
import parley.summit.market.CountryOutlook.MarketOutlook;
import parley.summit.scenario.Country;
import parley.summit.scenario.Market;
import parley.summit.scenario.Scenario;

/** Every mineral crossed with every country that uses it: dependence at the last month, shortage at its worst. */
record Crossing(Scenario scenario, Words words, Arrivals arrivals) {

    /** A pair, and what became of it. */
    private record Pair(Market market, Country country, Change change) {}

    /** How shares are shown. */
    private record Scale(double high, boolean moves, String unit) {}

    Optional<Figure> dependence() {
        if (arrivals.months().size() < 2) {
            return Optional.empty();
        }
        List<Pair> pairs = pairs(MarketOutlook::dependence, course -> course.get(course.size() - 1));
        String month =
                words.month(arrivals.months().get(arrivals.months().size() - 1).month());
        return pairs.isEmpty()
                ? Optional.empty()
                : Optional.of(figure(
                        "Dependence on China by mineral and country, % of what arrives in " + month,
                        pairs,
                        new Scale(100, true, "% from China"),
                        down(pairs, month)));
    }

    private String down(List<Pair> pairs, String month) {
        long high = pairs.stream().filter(p -> p.change().last() >= 50).count();
        Pair most = pairs.stream()
                .min(Comparator.comparingDouble(p -> p.change().rise()))
                .orElseThrow();
        String fall = most.change().rise() <= -1
                ? " It falls most for %s of %s: from %s to %s %%."
                        .formatted(
                                most.market().name(),
                                words.the(most.country().code()),
                                most.change().first().map(Crossing::one).orElse("–"),
                                one(most.change().last()))
                : " It falls for nobody by as much as a point.";
        return "In %s China delivers half or more in %d of %d pairs of a mineral and a country.%s"
                .formatted(month, high, pairs.size(), fall);
    }

    /** Nothing to show where nobody ever lacks anything. */
    Optional<Figure> shortage() {
        List<Pair> pairs = pairs(
                MarketOutlook::shortage,
                course -> course.stream().mapToDouble(v -> v).max().orElse(0));
        return pairs.stream()
                .max(Comparator.comparingDouble(p -> p.change().last()))
                .filter(p -> p.change().last() >= .05)
                .map(worst -> figure(
                        "Shortage by mineral and country, % of use that is missing in its worst month",
                        pairs.stream().filter(p -> lacks(pairs, p.market())).toList(),
                        new Scale(round(worst.change().last()), false, "% missing"),
                        "Worst hit is %s of %s: in one month %s %% of what it uses is missing. Minerals that nobody ever lacks are left out."
                                .formatted(
                                        worst.market().name(),
                                        words.the(worst.country().code()),
                                        one(worst.change().last()))));
    }

    private static boolean lacks(List<Pair> pairs, Market market) {
        return pairs.stream()
                .anyMatch(p -> p.market().equals(market) && p.change().last() >= .05);
    }

    /** The next of 1, 2, 5, 10, 20, 50 and 100. */
    private static double round(double share) {
        return DoubleStream.of(1, 2, 5, 10, 20, 50)
                .filter(high -> high >= share)
                .findFirst()
                .orElse(100);
    }

    private Figure figure(String title, List<Pair> pairs, Scale scale, String sentence) {
        List<Country> columns = users().stream()
                .filter(c -> pairs.stream().anyMatch(p -> p.country().equals(c)))
                .toList();
        List<Market> markets = pairs.stream().map(Pair::market).distinct().toList();
        var head = new ArrayList<>(List.of("first → then"));
        columns.forEach(c -> head.add(c.name()));
        return new Figure(
                title,
                sentence,
                new Matrix(
                        scale.unit(),
                        scale.high(),
                        scale.moves(),
                        columns.stream().map(Country::code).toList(),
                        markets.stream()
                                .map(m -> new Matrix.Row(m.name(), changes(m, columns, pairs)))
                                .toList()),
                new Grid(head, markets.stream().map(m -> row(m, columns, pairs)).toList()));
    }

    /** Who depends on China is not China. */
    private List<Country> users() {
        return scenario.countries().stream()
                .filter(c -> !c.code().equals(Scenario.CHINA))
                .toList();
    }

    private static List<Optional<Change>> changes(Market market, List<Country> columns, List<Pair> pairs) {
        return columns.stream()
                .map(c -> pairs.stream()
                        .filter(p -> p.market().equals(market) && p.country().equals(c))
                        .map(Pair::change)
                        .findFirst())
                .toList();
    }

    private static List<String> row(Market market, List<Country> columns, List<Pair> pairs) {
        var cells = new ArrayList<>(List.of(market.name()));
        changes(market, columns, pairs)
                .forEach(c -> cells.add(c.map(v -> v.first().map(Crossing::one).orElse("–") + " → " + one(v.last()))
                        .orElse("–")));
        return cells;
    }

    private List<Pair> pairs(ToDoubleFunction<MarketOutlook> number, ToDoubleFunction<List<Double>> last) {
        var pairs = new ArrayList<Pair>();
        for (Market market : scenario.markets()) {
            for (Country country : users()) {
                List<Double> course = arrivals.indices()
                        .boxed()
                        .flatMap(i -> arrivals.at(i, country.code(), market).stream())
                        .map(m -> 100 * number.applyAsDouble(m))
                        .toList();
                if (!course.isEmpty()) {
                    Optional<Double> first =
                            arrivals.at(0, country.code(), market).map(m -> course.get(0));
                    pairs.add(new Pair(market, country, new Change(first, last.applyAsDouble(course))));
                }
            }
        }
        return pairs;
    }

    private static String one(double percent) {
        return Words.percent(percent / 100);
    }
}
