package parley.cli.conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import parley.wire.PlainText;

/**
 * What came of a test.
 *
 * @param figures how well it plays; none where that was not tried
 */
record Report(String target, String scenario, String seeds, Kit.Findings findings, List<Figure> figures) {

    private static final ObjectMapper JSON = new ObjectMapper();

    Report {
        figures = List.copyOf(figures);
    }

    void tell(Consumer<String> line) {
        line.accept(target + ": "
                + (findings.about().getStrategy().isEmpty()
                        ? "an agent"
                        : PlainText.of(findings.about().getStrategy()))
                + findings.country()
                        .map(c -> ", mostly as " + c + " in " + scenario)
                        .orElse(""));
        line.accept("");
        findings.results().forEach(result -> tell(result, line));
        if (!figures.isEmpty()) {
            line.accept("");
            line.accept("As " + findings.country().orElse("") + " over seeds " + seeds
                    + ", beside the scenario's own strategy in that seat (95 % intervals):");
            line.accept("");
            line.accept(String.format(
                    Locale.ROOT, "  %-30s %26s %26s %26s", "", "the agent", "the own strategy", "the agent more"));
            figures.forEach(figure -> line.accept(row(figure)));
        }
        line.accept("");
        line.accept(count(Result.Outcome.PASS) + " passed, " + count(Result.Outcome.FAIL) + " failed, "
                + count(Result.Outcome.SKIP) + " not tried");
    }

    private static void tell(Result result, Consumer<String> line) {
        line.accept(
                switch (result.outcome()) {
                    case PASS -> "  ok    " + result.check();
                    case FAIL -> "  FAIL  " + result.check();
                    case SKIP -> "  -     " + result.check() + " (not tried: " + result.detail() + ")";
                });
        if (result.isFailure()) {
            line.accept("        " + result.detail());
            line.accept("        -> " + result.fix());
        }
    }

    private static String row(Figure figure) {
        return String.format(
                Locale.ROOT,
                "  %-30s %26s %26s %26s",
                figure.what(),
                words(figure.agent()),
                words(figure.own()),
                figure.more().map(Report::words).orElse(""));
    }

    private static String words(Figure.Estimate estimate) {
        return Double.isNaN(estimate.mean())
                ? "no deal"
                : String.format(Locale.ROOT, "%.3f", estimate.mean())
                        + estimate.interval()
                                .map(i -> String.format(Locale.ROOT, " (%.3f..%.3f)", i.low(), i.high()))
                                .orElse("");
    }

    private long count(Result.Outcome outcome) {
        return findings.results().stream()
                .filter(result -> result.outcome() == outcome)
                .count();
    }

    String json() {
        ObjectNode all = JSON.createObjectNode()
                .put("agent", target)
                .put("strategy", findings.about().getStrategy())
                .put("version", findings.about().getVersion())
                .put("scenario", scenario)
                .put("country", findings.country().orElse(""))
                .put("passed", findings.isRight());
        ArrayNode checks = all.putArray("checks");
        findings.results()
                .forEach(result -> checks.addObject()
                        .put("outcome", result.outcome().name().toLowerCase(Locale.ROOT))
                        .put("check", result.check())
                        .put("detail", result.detail())
                        .put("fix", result.fix()));
        if (!figures.isEmpty()) {
            all.put("seeds", seeds);
        }
        ArrayNode play = all.putArray("play");
        for (Figure figure : figures) {
            ObjectNode row = play.addObject().put("figure", figure.what());
            put(row, "agent", Optional.of(figure.agent()));
            put(row, "own", Optional.of(figure.own()));
            put(row, "more", figure.more());
        }
        return all.toPrettyString() + "\n";
    }

    private static void put(ObjectNode row, String name, Optional<Figure.Estimate> estimate) {
        estimate.filter(e -> !Double.isNaN(e.mean())).ifPresent(e -> {
            ObjectNode number = row.putObject(name).put("mean", e.mean());
            e.interval().ifPresent(i -> number.put("low", i.low()).put("high", i.high()));
        });
    }
}
