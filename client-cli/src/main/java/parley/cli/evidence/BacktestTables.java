package parley.cli.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import parley.cli.model.Section;
import parley.cli.story.Block.Grid;

/** What a backtest says, in tables. */
record BacktestTables(List<Backtest.Verdict> verdicts) {

    private static final List<String> HEAD = List.of(
            "figure",
            "seen",
            "from",
            "to",
            "model",
            "10 %",
            "90 %",
            "width",
            "met",
            "score",
            "unfitted",
            "base",
            "stays");

    BacktestTables {
        verdicts = List.copyOf(verdicts);
    }

    /** One table for each episode, then all in one. */
    List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        verdicts.forEach(v -> sections.add(section(v)));
        sections.add(summary());
        return sections;
    }

    private static Section section(Backtest.Verdict verdict) {
        return new Section(
                verdict.episode().title() + " (" + use(verdict.episode()) + ")",
                verdict.episode().text(),
                new Grid(HEAD, verdict.lines().stream().map(BacktestTables::row).toList()));
    }

    private static String use(Episode episode) {
        return switch (episode) {
            case Episode.InMarkets e ->
                e.isFitted() ? "A, fitted to the other episodes of A" : "B, fitted to those of A";
            case Episode.OnLadder e -> e.use() + ", not fitted";
            case Episode.Steps e -> e.use() + ", not fitted";
            case Episode.InSessions e -> e.use() + ", not fitted";
        };
    }

    private static List<String> row(Backtest.Line line) {
        return List.of(
                line.title(),
                number(line.observed()),
                number(line.from()),
                number(line.to()),
                number(line.median()),
                line.probability() ? "–" : number(line.low()),
                line.probability() ? "–" : number(line.high()),
                line.probability() ? "–" : number(line.width()),
                line.holds() ? "yes" : "no",
                number(line.score()),
                number(line.prior()),
                number(line.base()),
                number(line.persistence()));
    }

    private Section summary() {
        List<List<String>> rows = new ArrayList<>();
        for (Backtest.Verdict verdict : verdicts) {
            List<Backtest.Line> lines = verdict.lines();
            rows.add(List.of(
                    verdict.episode().id(),
                    String.valueOf(lines.size()),
                    String.valueOf(lines.stream().filter(Backtest.Line::holds).count()),
                    number(mean(lines.stream().map(Backtest.Line::score).toList())),
                    number(mean(lines.stream().map(Backtest.Line::prior).toList())),
                    number(mean(lines.stream().map(Backtest.Line::base).toList())),
                    number(mean(lines.stream().map(Backtest.Line::persistence).toList()))));
        }
        return new Section(
                "All episodes",
                "Mean scores of the figures of each episode, 0 is perfect: the model's, the model's without fitting, the base rate's"
                        + " where figures have one, and that of nothing changes. Scores are CRPS, of prices on their logarithm; of"
                        + " probabilities they are Brier scores. Met: the model's 10 to 90 % and the range of the sources meet, or the"
                        + " probability is on the right side.",
                new Grid(List.of("episode", "figures", "met", "score", "unfitted", "base", "stays"), rows));
    }

    private static double mean(List<Double> values) {
        return values.stream()
                .filter(v -> !v.isNaN())
                .mapToDouble(v -> v)
                .average()
                .orElse(Double.NaN);
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.2f", value);
    }
}
