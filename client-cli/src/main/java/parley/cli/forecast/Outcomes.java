package parley.cli.forecast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parley.cli.console.BadInputException;
import parley.summit.scenario.Fault;
import parley.summit.scenario.Spelling;
import parley.wire.CsvRows;

/** What came of events: by id, whether it was so. */
record Outcomes(Map<String, Boolean> byId) {

    private static final String ID = "id";
    private static final String OUTCOME = "outcome";

    Outcomes {
        byId = Collections.unmodifiableMap(new LinkedHashMap<>(byId));
    }

    /**
     * Those of a table with the columns {@code id} and {@code outcome}, 1 or 0, and any others; a row without an outcome is not
     * known yet. Refused with every row that has an unknown id, no outcome that counts, or one that stands there already.
     */
    static Outcomes read(Path file, List<String> known) {
        String text = text(file);
        List<String> columns = columns(file, text);
        String name = String.valueOf(file.getFileName());
        List<Fault> faults = new ArrayList<>();
        var outcomes = new LinkedHashMap<String, Boolean>();
        for (CsvRows.Row row : CsvRows.read(name, text, columns, faults)) {
            String id = row.cell(ID);
            String outcome = row.cell(OUTCOME);
            if (!known.contains(id)) {
                faults.add(new Fault(row.place(), ID, id, Spelling.expected(id, known, "events of the forecast")));
            } else if (outcomes.containsKey(id)) {
                faults.add(new Fault(row.place(), ID, id, "each event once"));
            } else if (outcome.equals("0") || outcome.equals("1")) {
                outcomes.put(id, outcome.equals("1"));
            } else if (!outcome.isEmpty()) {
                faults.add(
                        new Fault(row.place(), OUTCOME, outcome, "1 if it was so, 0 if not, empty if not known yet"));
            }
        }
        if (!faults.isEmpty()) {
            throw new BadInputException(
                    String.join("\n", faults.stream().map(Fault::message).toList()));
        }
        if (outcomes.isEmpty()) {
            throw new BadInputException(name + ": no outcomes (expected: at least one row with an outcome)");
        }
        return new Outcomes(outcomes);
    }

    private static List<String> columns(Path file, String text) {
        List<String> columns = text.lines()
                .findFirst()
                .map(line -> List.of(line.strip().replace("\"", "").split(",", -1)))
                .orElse(List.of());
        if (!columns.contains(ID) || !columns.contains(OUTCOME)) {
            throw BadInputException.of(
                    file + ": first line", String.join(",", columns), "columns with id and outcome among them");
        }
        return columns;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new BadInputException("file: " + file + " (expected: a file that exists)", e);
        } catch (IOException e) {
            throw new BadInputException("file: " + file + " (expected: a file in UTF-8 that can be read)", e);
        }
    }
}
