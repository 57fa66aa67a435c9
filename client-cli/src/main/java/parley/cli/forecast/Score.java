package parley.cli.forecast;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import parley.cli.forecast.ForecastFile.Line;
import parley.cli.story.Block;
import parley.cli.story.Block.Figure;
import parley.cli.story.Block.Grid;
import parley.cli.story.Block.Heading;
import parley.cli.story.Block.Paragraph;
import parley.cli.story.Block.Rank;
import parley.cli.story.Chart.Panels;
import parley.cli.story.Chart.Panels.Axis;
import parley.cli.story.Chart.Panels.Panel;
import parley.cli.story.Chart.Panels.Point;

/** A forecast held against what happened, and beside it the base rate and persistence. */
record Score(ForecastFile forecast, List<Line> events, List<Boolean> outcomes) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MODEL = "model";
    private static final String BASE = "base rate";
    private static final String PERSISTENCE = "persistence";
    private static final List<Double> TICKS = List.of(0.0, 0.2, 0.4, 0.6, 0.8, 1.0);

    Score {
        events = List.copyOf(events);
        outcomes = List.copyOf(outcomes);
    }

    /** Those events of a forecast of which the outcome is known. */
    static Score of(ForecastFile forecast, Outcomes known) {
        List<Line> events = forecast.events().stream()
                .filter(e -> known.byId().containsKey(e.id()))
                .toList();
        return new Score(
                forecast,
                events,
                events.stream()
                        .map(e -> known.byId().getOrDefault(e.id(), false))
                        .toList());
    }

    private Map<String, Scored> all() {
        Map<String, Scored> all = new LinkedHashMap<>();
        all.put(MODEL, scored(Line::probability));
        all.put(BASE, scored(Line::base));
        all.put(PERSISTENCE, scored(Line::persistence));
        return all;
    }

    private Scored scored(ToDoubleFunction<Line> probability) {
        return new Scored(
                IntStream.range(0, events.size())
                        .mapToObj(i -> new Scored.Case(
                                subject(events.get(i).id()), probability.applyAsDouble(events.get(i)), outcomes.get(i)))
                        .toList(),
                least());
    }

    /** Half a run in all and one more. */
    private double least() {
        return .5 / (forecast.header().runs() + 1);
    }

    private static String subject(String id) {
        return id.substring(0, Math.max(0, id.lastIndexOf('/')));
    }

    /** What is asked of a pair or measure, such as {@code deal signed-by}. */
    private static String kind(String id) {
        String[] parts = id.split("/", -1);
        return parts[0] + " " + parts[Math.max(0, parts.length - 2)];
    }

    /** For a terminal and a page. */
    List<Block> blocks() {
        Map<String, Scored> all = all();
        return List.of(
                new Heading(Rank.STORY, "How good was the forecast?"),
                new Paragraph(about()),
                new Heading(Rank.PART, "Scores"),
                new Paragraph(
                        "Brier: mean square of probability less outcome, 0 is perfect. Log: mean of minus the natural"
                                + " logarithm of the probability given to what came, 0 is perfect. Better by: Brier of that row less the"
                                + " model's, ± its standard error; events of one subject on several days count as one cluster."
                                + " Skill: 1 less the model's Brier score over that of the row."),
                new Paragraph(clipped(all)),
                new Paragraph(""),
                scores(all),
                new Heading(Rank.PART, "What the Brier score consists of"),
                new Paragraph(
                        "Reliability − resolution + uncertainty + within = Brier. Reliability: how far words and outcomes"
                                + " differ, by tenth of the scale, 0 is best. Resolution: how far the tenths differ in what came of them,"
                                + " the more the better. Uncertainty: of the outcomes themselves. Within: what the width of a tenth hides."),
                new Paragraph(""),
                parts(all),
                new Heading(Rank.PART, "By kind of event"),
                new Paragraph("Brier scores."),
                new Paragraph(""),
                kinds(all),
                diagram(all));
    }

    private String about() {
        long happened = outcomes.stream().filter(o -> o).count();
        return events.size() + " of " + forecast.events().size() + " events of the forecast of "
                + forecast.header().scenario() + " by version "
                + forecast.header().version() + " have an outcome; "
                + happened + " came true. The forecast's digest is "
                + forecast.header().digest() + ".";
    }

    private String clipped(Map<String, Scored> all) {
        return String.format(
                Locale.ROOT,
                "A forecast of %d runs cannot tell less than %.2g from nothing: for the log score probabilities below it, and"
                        + " above 1 less it, count as that. Moved so, and of them wrong: %s.",
                forecast.header().runs(),
                least(),
                all.entrySet().stream()
                        .map(e -> e.getKey() + " " + e.getValue().moved() + ", "
                                + e.getValue().movedAndWrong())
                        .reduce((a, b) -> a + "; " + b)
                        .orElse(""));
    }

    private static Grid scores(Map<String, Scored> all) {
        Scored model = all.getOrDefault(MODEL, new Scored(List.of(), 0));
        List<List<String>> rows = new ArrayList<>();
        all.forEach((name, scored) -> {
            Scored.Gain gain = model.over(scored);
            boolean other = !name.equals(MODEL);
            rows.add(List.of(
                    name,
                    number(scored.brier()),
                    number(scored.log()),
                    other ? signed(gain.mean()) : "–",
                    other ? number(gain.error()) : "–",
                    other ? number(1 - model.brier() / scored.brier()) : "–"));
        });
        return new Grid(List.of("by", "Brier", "log", "better by", "±", "skill"), rows);
    }

    private static Grid parts(Map<String, Scored> all) {
        List<List<String>> rows = new ArrayList<>();
        all.forEach((name, scored) -> {
            Scored.Parts parts = scored.parts();
            rows.add(List.of(
                    name,
                    number(scored.brier()),
                    number(parts.reliability()),
                    number(parts.resolution()),
                    number(parts.uncertainty()),
                    number(parts.within())));
        });
        return new Grid(List.of("by", "Brier", "reliability", "resolution", "uncertainty", "within"), rows);
    }

    private Grid kinds(Map<String, Scored> all) {
        Map<String, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < events.size(); i++) {
            places.computeIfAbsent(kind(events.get(i).id()), k -> new ArrayList<>())
                    .add(i);
        }
        List<List<String>> rows = new ArrayList<>();
        places.forEach((kind, which) -> {
            var row = new ArrayList<String>(List.of(kind, String.valueOf(which.size())));
            row.add(String.valueOf(which.stream().filter(outcomes::get).count()));
            all.values().forEach(scored -> row.add(number(scored.only(which).brier())));
            rows.add(row);
        });
        return new Grid(List.of("kind", "events", "true", MODEL, BASE, PERSISTENCE), rows);
    }

    private static Figure diagram(Map<String, Scored> all) {
        var axis = new Axis("probability said", 0, 1, TICKS);
        List<Panel> panels = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        all.forEach((name, scored) -> {
            panels.add(new Panel(
                    name,
                    List.of(
                            new Panels.Line(
                                    "came true",
                                    scored.bins().stream()
                                            .map(b -> new Point(b.forecast(), b.observed(), false))
                                            .toList()),
                            new Panels.Line("perfect", List.of(new Point(0, 0, false), new Point(1, 1, false))))));
            scored.bins()
                    .forEach(b -> rows.add(
                            List.of(name, String.valueOf(b.cases()), number(b.forecast()), number(b.observed()))));
        });
        return new Figure(
                "Reliability",
                "Of the events that were given about the same probability, the share that came true. A perfect forecaster is on"
                        + " the diagonal; a point below it stands for events that were thought too likely.",
                new Panels(axis, new Axis("share that came true", 0, 1, TICKS), panels),
                new Grid(List.of("by", "events", "said", "came true"), rows));
    }

    private static String number(double value) {
        return Double.isNaN(value) || Double.isInfinite(value)
                ? "–"
                : String.format(Locale.ROOT, "%.4f", value)
                        .replaceFirst("^-(0\\.0+)$", "$1")
                        .replace('-', '−');
    }

    private static String signed(double value) {
        return value > 0 ? "+" + number(value) : number(value);
    }

    /** For programs. */
    String json() {
        ObjectNode json = JSON.createObjectNode()
                .put("forecast_digest", forecast.header().digest())
                .put("scenario", forecast.header().scenario())
                .put("events", events.size())
                .put("happened", outcomes.stream().filter(o -> o).count())
                .put("least_probability_in_log_score", least());
        ObjectNode scores = json.putObject("scores");
        Map<String, Scored> all = all();
        all.forEach((name, scored) -> scores.set(name, json(scored)));
        return json.toPrettyString();
    }

    private static ObjectNode json(Scored scored) {
        Scored.Parts parts = scored.parts();
        ObjectNode json = JSON.createObjectNode()
                .put("brier", scored.brier())
                .put("log", scored.log())
                .put("moved_in_log", scored.moved())
                .put("moved_and_wrong", scored.movedAndWrong())
                .put("reliability", parts.reliability())
                .put("resolution", parts.resolution())
                .put("uncertainty", parts.uncertainty())
                .put("within", parts.within());
        ArrayNode bins = json.putArray("bins");
        scored.bins()
                .forEach(bin -> bins.addObject()
                        .put("events", bin.cases())
                        .put("said", bin.forecast())
                        .put("came_true", bin.observed()));
        return json;
    }
}
