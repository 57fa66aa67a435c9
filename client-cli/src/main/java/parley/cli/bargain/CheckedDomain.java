package parley.cli.bargain;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import parley.bargaining.analysis.Frontier;
import parley.bargaining.analysis.Opposition;
import parley.bargaining.analysis.Point;
import parley.bargaining.analysis.Solution;
import parley.bargaining.domain.Normalisation;
import parley.bargaining.protocol.Ending;
import parley.bargaining.protocol.Transcript;
import parley.bargaining.strategy.Match;
import parley.bargaining.strategy.Plan;
import parley.cli.console.BadInputException;

/** One domain of a file of known results: {@code RANGE} utilities and reservation value 0, and GENIUS's own beside them. */
record CheckedDomain(Path folder, String name, JsonNode known) {

    List<Compared> compare() {
        List<Compared> all = new ArrayList<>();
        Bargain raw = read(Normalisation.RAW);
        all.add(space(raw));
        Bargain range = read(Normalisation.RANGE);
        Frontier frontier = range.frontier();
        all.add(frontier(frontier));
        all.add(solutions(range, frontier));
        if (known.path("genius_10_4_java").has("analysis")) {
            all.add(genius(
                    read(Normalisation.GENIUS_MAX),
                    known.get("genius_10_4_java").get("analysis")));
        }
        if (known.has("runs")) {
            all.add(runs(range));
        }
        return all;
    }

    private Bargain read(Normalisation normalisation) {
        List<Path> profiles = new ArrayList<>();
        known.path("profiles").forEach(profile -> profiles.add(file(profile.asText())));
        return Bargain.read(
                file(known.path("domain_file").asText()),
                profiles,
                OptionalInt.empty(),
                normalisation,
                OptionalDouble.of(0));
    }

    /** In the domain's folder, or beside the known results. */
    private Path file(String called) {
        Path own = folder.resolve(name).resolve(called);
        return Files.exists(own) ? own : folder.resolve(called);
    }

    private Compared space(Bargain raw) {
        var compared = new Compared(name, "outcomes, raw range", true);
        compared.same(
                "number of outcomes",
                raw.domain().arraySize(),
                known.path("n_outcomes").asInt());
        JsonNode ranges = known.path("raw_range");
        for (int seat = 0; seat < ranges.size(); seat++) {
            compared.number(
                    "lowest of " + raw.party(seat),
                    raw.space().lowest(seat),
                    ranges.get(seat).get(0).asDouble());
            compared.number(
                    "highest of " + raw.party(seat),
                    raw.space().highest(seat),
                    ranges.get(seat).get(1).asDouble());
        }
        return compared;
    }

    /** By utilities: of outcomes that are worth the same to all either may stand for them. */
    private Compared frontier(Frontier frontier) {
        var compared = new Compared(name, "frontier", true);
        List<Point> ours = frontier.points();
        compared.same("number of points", ours.size(), known.path("pareto").size());
        for (JsonNode point : known.path("pareto")) {
            List<Double> utilities = utilities(point);
            Optional<Point> nearest =
                    ours.stream().min((a, b) -> Double.compare(a.distance(utilities), b.distance(utilities)));
            numbers(compared, "nearest point", nearest.map(Point::utilities).orElse(List.of()), utilities);
        }
        return compared;
    }

    private Compared solutions(Bargain range, Frontier frontier) {
        var compared = new Compared(name, "solutions, opposition", true);
        points(compared, range, "nash", Solution.NASH.on(frontier));
        points(compared, range, "kalai", Solution.KALAI.on(frontier));
        points(compared, range, "ks", Solution.KALAI_SMORODINSKY.on(frontier));
        points(compared, range, "max_welfare", Solution.WELFARE.on(frontier));
        if (known.has("opposition_level")) {
            compared.number(
                    "opposition",
                    Opposition.level(range.space()).orElse(Double.NaN),
                    known.get("opposition_level").asDouble());
        }
        return compared;
    }

    private void points(Compared compared, Bargain range, String field, List<Point> ours) {
        JsonNode points = known.path(field);
        compared.same("number of points of " + field, ours.size(), points.size());
        for (int i = 0; i < Math.min(ours.size(), points.size()); i++) {
            numbers(compared, field, ours.get(i).utilities(), utilities(points.get(i)));
            compared.same(
                    field,
                    range.domain().values(ours.get(i).outcome()),
                    texts(points.get(i).path("outcome")));
        }
    }

    /** Only what GENIUS defines as we do: not its frontier, on which there is noise, nor its Kalai and Nash points. */
    private Compared genius(Bargain genius, JsonNode analysis) {
        var compared = new Compared(name, "GENIUS: welfare, opposition", true);
        Frontier frontier = genius.frontier();
        numbers(
                compared,
                "welfare",
                Solution.WELFARE.on(frontier).get(0).utilities(),
                numbers(analysis.path("social_welfare")));
        compared.number(
                "opposition",
                Opposition.level(genius.space()).orElse(Double.NaN),
                analysis.path("opposition").asDouble());
        return compared;
    }

    private Compared runs(Bargain range) {
        boolean portable = known.path("runs_portable").asBoolean();
        var compared = new Compared(name, portable ? "runs" : "runs, not portable", portable);
        known.path("runs").forEach(run -> run(compared, range, run));
        return compared;
    }

    private void run(Compared compared, Bargain range, JsonNode run) {
        String title = run.path("pair").asText() + " in " + run.path("n_steps").asInt();
        Transcript transcript = match(run, range.space().parties()).play(range.domain(), range.preferences());
        OptionalInt agreement = transcript.agreement();
        List<Object> ours = new ArrayList<>(List.of(
                agreement.isPresent() ? range.domain().values(agreement.getAsInt()) : List.of(),
                "rounds " + transcript.end().round(),
                "offers " + transcript.offers(),
                "timed out " + (Ending.of(transcript) == Ending.TIMEOUT)));
        compared.same(
                title,
                ours,
                List.of(
                        texts(run.path("agreement")),
                        "rounds " + run.path("final_step").asInt(),
                        "offers " + run.path("n_offers").asInt(),
                        "timed out " + run.path("timedout").asBoolean()));
        if (agreement.isPresent() && !run.path("agreement").isNull()) {
            numbers(compared, title, range.space().point(agreement.getAsInt()).utilities(), utilities(run));
        }
    }

    /** A pair names the strategies of all, or that of all with {@code -all}. */
    private static Match match(JsonNode run, int parties) {
        List<String> names = new ArrayList<>(
                Arrays.asList(run.path("pair").asText().toLowerCase(Locale.ROOT).split("-", -1)));
        if (names.size() == 2 && names.get(1).equals("all")) {
            names = Collections.nCopies(parties, names.get(0));
        }
        try {
            return new Match(
                    Match.Rules.SAOP,
                    names.stream().map(Plan::named).toList(),
                    run.path("n_steps").asInt(),
                    1);
        } catch (IllegalArgumentException e) {
            throw new BadInputException("pair " + run.path("pair").asText() + ": " + e.getMessage(), e);
        }
    }

    private static void numbers(Compared compared, String title, List<Double> ours, List<Double> known) {
        if (ours.size() != known.size()) {
            compared.differs(title + " is " + ours + " (expected: " + known + ")");
            return;
        }
        for (int i = 0; i < ours.size(); i++) {
            compared.number(title + " of party " + (i + 1), ours.get(i), known.get(i));
        }
    }

    private static List<Double> utilities(JsonNode point) {
        return numbers(point.path("utils"));
    }

    private static List<Double> numbers(JsonNode list) {
        return list.valueStream().map(JsonNode::asDouble).toList();
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).toList();
    }
}
