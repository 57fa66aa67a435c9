package parley.wire;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.summit.scenario.Figure;

/**
 * A figure of a scenario with the numbers that it speaks for.
 *
 * @param numbers by path, as they are written in the files; empty for a figure that explains what holds no number
 * @param unit what the number is a number of; empty where the figure speaks for many, or for a flow
 */
public record Sourced(Figure figure, Map<String, String> numbers, String unit) {

    public Sourced {
        numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
    }

    /** Each number belongs to the figure that speaks of it most closely. */
    static List<Sourced> of(List<Figure> figures, Map<String, String> numbers, Map<String, String> units) {
        Map<String, Map<String, String>> byFigure = new LinkedHashMap<>();
        figures.forEach(figure -> byFigure.put(figure.path(), new LinkedHashMap<>()));
        numbers.forEach((path, text) -> nearest(byFigure, path).ifPresent(covered -> covered.put(path, text)));
        return figures.stream()
                .map(figure -> new Sourced(
                        figure, byFigure.getOrDefault(figure.path(), Map.of()), units.getOrDefault(figure.path(), "")))
                .toList();
    }

    private static Optional<Map<String, String>> nearest(Map<String, Map<String, String>> byFigure, String path) {
        String at = path;
        while (!at.isEmpty() && !byFigure.containsKey(at)) {
            at = at.substring(0, Math.max(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['))));
        }
        return Optional.ofNullable(byFigure.get(at));
    }
}
