package parley.wire;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import parley.summit.scenario.Fault;

/** Reads a table in CSV whose first line names its columns. */
public final class CsvRows {

    /** One row: its place, and its cells by column. */
    public record Row(String place, Map<String, String> cells) {

        public Row {
            cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
        }

        /** What stands in a column of the table. */
        public String cell(String column) {
            return Objects.requireNonNull(cells.get(column), column);
        }
    }

    private static final CsvFactory FACTORY =
            CsvFactory.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();

    private CsvRows() {}

    /** The rows under a first line that names {@code columns}; an empty line is no row. */
    public static List<Row> read(String file, String text, List<String> columns, List<Fault> faults) {
        List<List<String>> lines = lines(file, text, faults);
        var rows = new ArrayList<Row>();
        int line = 1;
        for (List<String> cells : lines) {
            String place = file + ":" + line;
            if (line == 1) {
                if (!cells.equals(columns)) {
                    faults.add(new Fault(place, file, String.join(",", cells), String.join(",", columns)));
                    return List.of();
                }
            } else if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
                row(place, cells, columns, rows, faults);
            }
            line += 1 + lineBreaks(cells);
        }
        return rows;
    }

    private static void row(
            String place, List<String> cells, List<String> columns, List<Row> rows, List<Fault> faults) {
        if (cells.size() != columns.size()) {
            faults.add(new Fault(place, "row", cells.size() + " cells", columns.size() + " cells"));
            return;
        }
        Map<String, String> byColumn = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            byColumn.put(columns.get(i), cells.get(i).strip());
        }
        rows.add(new Row(place, byColumn));
    }

    /** Streams the cells: binding them to types would be the slowest step of starting up. */
    private static List<List<String>> lines(String file, String text, List<Fault> faults) {
        var lines = new ArrayList<List<String>>();
        try (CsvParser parser = FACTORY.createParser(text)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.START_ARRAY
                        && parser.getParsingContext().getParent().inArray()) {
                    lines.add(cells(parser));
                }
            }
        } catch (IOException e) {
            faults.add(new Fault(file + ":" + (lines.size() + 1), file, firstLine(e), "well-formed CSV"));
        }
        return lines;
    }

    private static List<String> cells(CsvParser parser) throws IOException {
        var cells = new ArrayList<String>();
        while (parser.nextToken() == JsonToken.VALUE_STRING) {
            cells.add(parser.getText());
        }
        return cells;
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static int lineBreaks(List<String> cells) {
        return cells.stream()
                .mapToInt(cell -> (int) cell.chars().filter(c -> c == '\n').count())
                .sum();
    }
}
