package parley.cli.forecast;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import parley.cli.console.BadInputException;
import parley.summit.scenario.Fault;
import parley.summit.scenario.Issue;
import parley.summit.scenario.Ladder;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.Spelling;
import parley.summit.scenario.Table;
import parley.wire.CsvRows;

/**
 * A measure in force, announced or threatened when the summit opens, and what in the model changes it.
 *
 * @param terms of a deal or a truce that suspend it; none where no deal can
 * @param rung level of a ladder that stands for it: below it a measure in force is suspended, from it a threatened one imposed
 */
record Measure(String actor, String id, String title, Status status, Optional<Term> terms, Optional<Rung> rung) {

    /** The table that a scenario's folder keeps of them. */
    static final String FILE = "measures.csv";

    private static final List<String> COLUMNS = List.of(
            "actor",
            "id",
            "title",
            "status",
            "since",
            "terms",
            "ladder",
            "level",
            "source",
            "reference",
            "year",
            "note");

    /** How it stands when the summit opens. */
    enum Status {
        IN_FORCE,
        /** Decreed; some of it acts later. */
        ANNOUNCED,
        /** Said, and not decreed. */
        THREATENED
    }

    /** An issue of a table, and the value of its level from which the measure is suspended. */
    record Term(String table, String issue, double from) {}

    /** A level of a ladder. */
    record Rung(String ladder, int level) {}

    boolean isThreat() {
        return status == Status.THREATENED;
    }

    /** Whether anything in the model can suspend it. */
    boolean canBeSuspended() {
        return terms.isPresent() || (rung.isPresent() && !isThreat());
    }

    /** Those of a table's text; refused with everything that does not fit the scenario. */
    static List<Measure> read(String text, Scenario scenario) {
        List<Fault> faults = new ArrayList<>();
        var measures = new ArrayList<Measure>();
        for (CsvRows.Row row : CsvRows.read(FILE, text, COLUMNS, faults)) {
            new Reading(row, scenario, faults).measure().ifPresent(measures::add);
        }
        List<String> names = measures.stream().map(m -> m.actor + "/" + m.id).toList();
        names.stream()
                .filter(name -> names.indexOf(name) != names.lastIndexOf(name))
                .distinct()
                .forEach(name -> faults.add(new Fault(FILE, name, "there twice", "once")));
        if (!faults.isEmpty()) {
            throw new BadInputException(faults.stream()
                    .map(Fault::message)
                    .reduce((a, b) -> a + "\n" + b)
                    .orElse(""));
        }
        return List.copyOf(measures);
    }

    /** One row on its way. */
    private record Reading(CsvRows.Row row, Scenario scenario, List<Fault> faults) {

        Optional<Measure> measure() {
            int before = faults.size();
            String actor = known(
                    "actor",
                    row.cell("actor"),
                    scenario.countries().stream().map(c -> c.code()).toList(),
                    "countries");
            String id = matching("id", "[a-z0-9-]+", "small letters, digits and -");
            Optional<Status> status = status();
            day();
            Optional<Term> terms = row.cell("terms").isEmpty() ? Optional.empty() : term(row.cell("terms"));
            Optional<Rung> rung = row.cell("ladder").isEmpty() ? Optional.empty() : rung();
            return faults.size() > before
                    ? Optional.empty()
                    : status.map(s -> new Measure(actor, id, row.cell("title"), s, terms, rung));
        }

        private void fault(String column, String expected) {
            faults.add(new Fault(row.place(), column, row.cell(column), expected));
        }

        private String known(String column, String value, List<String> all, String nouns) {
            if (!all.contains(value)) {
                faults.add(new Fault(row.place(), column, value, Spelling.expected(value, all, nouns)));
            }
            return value;
        }

        private String matching(String column, String pattern, String expected) {
            if (!row.cell(column).matches(pattern)) {
                fault(column, expected);
            }
            return row.cell(column);
        }

        private Optional<Status> status() {
            Optional<Status> status = Arrays.stream(Status.values())
                    .filter(s -> s.name().equals(row.cell("status")))
                    .findFirst();
            if (status.isEmpty()) {
                fault("status", "one of " + Arrays.toString(Status.values()));
            }
            return status;
        }

        private void day() {
            try {
                if (LocalDate.parse(row.cell("since")).isAfter(scenario.firstDay())) {
                    fault("since", "a day up to " + scenario.firstDay());
                }
            } catch (DateTimeException e) {
                fault("since", "a day such as 2025-10-09");
            }
        }

        private Optional<Term> term(String text) {
            String[] parts = text.split("[.=]", 3);
            if (!text.matches("[A-Za-z0-9_-]+\\.[a-z]+=[0-9]+(\\.[0-9]+)?")) {
                fault("terms", "TABLE.ISSUE=VALUE, e.g. USA-CHN.sus=3");
                return Optional.empty();
            }
            Optional<Table> table = scenario.table(parts[0]);
            List<String> issues =
                    table.map(t -> t.issues().stream().map(Issue::id).toList()).orElse(List.of());
            if (!issues.contains(parts[1])) {
                fault("terms", "a table of the scenario and one of its issues");
                return Optional.empty();
            }
            return Optional.of(new Term(parts[0], parts[1], Double.parseDouble(parts[2])));
        }

        private Optional<Rung> rung() {
            Optional<Ladder> ladder = scenario.ladders().stream()
                    .filter(l -> l.id().equals(row.cell("ladder")))
                    .findFirst();
            if (ladder.isEmpty()) {
                known(
                        "ladder",
                        row.cell("ladder"),
                        scenario.ladders().stream().map(Ladder::id).toList(),
                        "ladders");
                return Optional.empty();
            }
            int top = ladder.get().levels().size() - 1;
            OptionalInt level = row.cell("level").matches("[0-9]{1,2}")
                    ? OptionalInt.of(Integer.parseInt(row.cell("level")))
                    : OptionalInt.empty();
            if (level.isEmpty() || level.getAsInt() < 1 || level.getAsInt() > top) {
                fault("level", "1.." + top);
                return Optional.empty();
            }
            return Optional.of(new Rung(row.cell("ladder"), level.getAsInt()));
        }
    }
}
