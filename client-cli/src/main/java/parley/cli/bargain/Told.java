package parley.cli.bargain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.Collectors;
import parley.bargaining.analysis.Point;
import parley.bargaining.analysis.Solution;
import parley.bargaining.analysis.UtilitySpace;
import parley.cli.story.Block;
import parley.cli.story.Block.Grid;
import parley.cli.story.Block.Item;

/** Points of a bargain in words and tables; an outcome goes by its number, which is explained below the table. */
record Told(Bargain bargain) {

    static final int MOST_ROWS = 20;

    /** One row of a table: what the point is, and which. */
    record Row(String name, Point point) {}

    static String number(double number) {
        return String.format(Locale.ROOT, "%.4f", number + 0.0).replace("-", "−");
    }

    static String number(OptionalDouble number) {
        return number.isPresent() ? number(number.getAsDouble()) : "–";
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    static String numbers(List<Double> numbers) {
        return numbers.stream().map(Told::number).collect(Collectors.joining(", "));
    }

    static String name(Solution solution) {
        return switch (solution) {
            case NASH -> "Nash";
            case KALAI -> "Kalai";
            case MODIFIED_KALAI -> "Kalai, from 0";
            case KALAI_SMORODINSKY -> "Kalai-Smorodinsky";
            case WELFARE -> "welfare";
            case RELATIVE_WELFARE -> "relative welfare";
        };
    }

    static List<Row> rows(Solution solution, List<Point> points) {
        return points.stream()
                .limit(MOST_ROWS)
                .map(point -> new Row(name(solution), point))
                .toList();
    }

    Grid grid(String head, List<Row> rows) {
        List<String> heads = new ArrayList<>(List.of(head));
        heads.addAll(bargain.parties());
        heads.addAll(List.of("sum", "outcome"));
        return new Grid(heads, rows.stream().map(this::cells).toList());
    }

    private List<String> cells(Row row) {
        List<String> cells = new ArrayList<>(List.of(row.name()));
        row.point().utilities().forEach(u -> cells.add(number(u)));
        cells.add(number(row.point().utilities().stream().mapToDouble(u -> u).sum()));
        cells.add(String.valueOf(row.point().outcome()));
        return cells;
    }

    /** What the numbers of a table's outcomes stand for, each once. */
    List<Block> outcomes(List<Row> rows) {
        var numbers = new TreeSet<Integer>();
        rows.forEach(row -> numbers.add(row.point().outcome()));
        List<Block> items = new ArrayList<>();
        numbers.forEach(n -> items.add(Item.of(String.valueOf(n), bargain.outcome(n))));
        return items;
    }

    /** What was read, and on which scale. */
    Block about() {
        UtilitySpace space = bargain.space();
        List<String> parties = new ArrayList<>();
        boolean reserved = false;
        for (int seat = 0; seat < space.parties(); seat++) {
            parties.add(bargain.party(seat) + " " + number(space.reservation(seat)));
            reserved |= space.reservation(seat) != 0;
        }
        return new Block.Paragraph(bargain.domain().arraySize() + " outcomes; utilities on the scale "
                + bargain.normalisation() + ". Without agreement: " + String.join(", ", parties)
                + (reserved ? " (--reservation 0 leaves the files' values aside)." : "."));
    }
}
