package parley.classroom.export;

import java.util.List;
import java.util.stream.Collectors;

/** A sheet with commas between its cells, as RFC 4180 has it, but for the end of a line. */
final class Csv {

    /** What a spreadsheet takes for the beginning of a formula. */
    private static final String FORMULA = "=+-@\t\r";

    private Csv() {}

    static String of(Sheet sheet) {
        return line(sheet.columns().stream().map(Column::name).toList())
                + sheet.rows().stream()
                        .map(row -> line(row.stream().map(Csv::cell).toList()))
                        .collect(Collectors.joining());
    }

    private static String line(List<String> cells) {
        return String.join(",", cells) + "\n";
    }

    private static String cell(Cell cell) {
        return switch (cell) {
            case Cell.Text text -> quoted(harmless(text.text()));
            case Cell.Whole whole -> Long.toString(whole.number());
            case Cell.Real real -> Double.toString(real.number() + 0.0);
            case Cell.Flag flag -> Boolean.toString(flag.set());
            case Cell.None none -> "";
        };
    }

    /** What people write must not become a formula when the file is opened in a spreadsheet. */
    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** A text that is empty is told from nothing by its quotes. */
    private static String quoted(String text) {
        return text.isEmpty() || text.matches("(?s).*[\",\n\r].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
