package parley.cli.forecast;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import parley.summit.deal.Terms;
import parley.summit.scenario.Fault;
import parley.summit.scenario.OpeningDeal;
import parley.summit.scenario.Parameter;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.Table;
import parley.summit.scenario.TableKind;
import parley.wire.CsvRows;

/**
 * What the record up to 24 October 2025 says of events of a kind, whoever the parties are: events a month at a constant hazard, or
 * a share of cases. The record and its sources are the table {@code base-rates.csv}; deals stall, recover and lapse at the hazards
 * that were fitted to the pooled record of deals (MODEL section 10.1).
 */
final class BaseRates {

    private static final String FILE = "base-rates.csv";
    private static final List<String> COLUMNS =
            List.of("event", "who", "count", "of", "unit", "source", "reference", "year", "note");

    private final Scenario scenario;
    private final List<Row> rows;

    /** One row of the record: so many events in so many months or cases. */
    record Row(
            String event,
            String who,
            double count,
            double of,
            String unit,
            String source,
            String reference,
            String year,
            String note) {

        double rate() {
            return count / of;
        }
    }

    BaseRates(Scenario scenario) {
        this.scenario = scenario;
        rows = read();
    }

    private static List<Row> read() {
        List<Fault> faults = new ArrayList<>();
        List<Row> rows = CsvRows.read(FILE, text(), COLUMNS, faults).stream()
                .map(r -> new Row(
                        r.cell("event"),
                        r.cell("who"),
                        Double.parseDouble(r.cell("count")),
                        Double.parseDouble(r.cell("of")),
                        r.cell("unit"),
                        r.cell("source"),
                        r.cell("reference"),
                        r.cell("year"),
                        r.cell("note")))
                .toList();
        if (!faults.isEmpty()) {
            throw new IllegalStateException(faults.get(0).message());
        }
        return rows;
    }

    private static String text() {
        try (InputStream in = Objects.requireNonNull(BaseRates.class.getResourceAsStream(FILE), FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The record, row by row. */
    List<Row> rows() {
        return rows;
    }

    private double rate(String event, String who) {
        return rows.stream()
                .filter(r -> r.event().equals(event) && r.who().equals(who))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(FILE + " has no row " + event + ", " + who))
                .rate();
    }

    /** Chance that something of this rate happens within so many months. */
    private static double within(double rate, double months) {
        return 1 - Math.exp(-rate * months);
    }

    /** How often what a subject asks has been so by a day, as the record goes. */
    double of(Subject subject, Deadline day) {
        double months = day.elapsed();
        return switch (subject) {
            case Subject.Signed s -> signed(s.table(), months);
            case Subject.InForce s -> inForce(s.table(), months);
            case Subject.Stalled s -> stalled(s.table(), months);
            case Subject.Truce s -> signed(s.table(), months);
            case Subject.Suspended s -> suspended(s.measure(), months);
            case Subject.Kept s -> 1 - suspended(s.measure(), months);
            case Subject.Imposed s -> rate("imposed", "threat");
            case Subject.NewControl s -> within(newControl(s.actor(), s.target()), months);
        };
    }

    private double signed(Table table, double months) {
        return within(rate("signed", isTruce(table) ? "truce" : "deal"), months);
    }

    private static boolean isTruce(Table table) {
        return table.kind() == TableKind.TRUCE;
    }

    /** What was signed by a day is half as old in the mean; a deal of before is as old as the summit. */
    private double inForce(Table table, double months) {
        if (isTruce(table)) {
            return signed(table, months) * Math.exp(-rate("broken", "truce") * months / 2);
        }
        return scenario.openingDeal(table.id())
                .map(deal -> Course.after(months, hazard(table, deal)).working)
                .orElseGet(() -> signed(table, months) * Course.after(months / 2, memorandum()).working);
    }

    private double stalled(Table table, double months) {
        if (isTruce(table)) {
            return signed(table, months) * within(rate("broken", "truce"), months / 2);
        }
        return scenario.openingDeal(table.id())
                .map(deal -> Course.after(months, hazard(table, deal)).stalled)
                .orElseGet(() -> signed(table, months) * Course.after(months / 2, memorandum()).stalled);
    }

    private static double memorandum() {
        return Parameter.HAZARD_NON_BINDING.standard();
    }

    private static double hazard(Table table, OpeningDeal deal) {
        int[] levels = deal.levels().stream().mapToInt(Integer::intValue).toArray();
        boolean binding = Terms.of(table.issues(), levels).binding() > 0;
        return binding ? Parameter.HAZARD_BINDING.standard() : memorandum();
    }

    /** Where a deal is that worked at first, by its hazards alone. */
    private record Course(double working, double stalled) {

        /** Months and the part of one that is left are steps of one length. */
        static Course after(double months, double hazard) {
            int steps = (int) Math.max(1, Math.ceil(months));
            double step = months / steps;
            double stall = within(hazard, step);
            double recovery = within(Parameter.RECOVERY.standard(), step);
            double lapse = within(Parameter.LAPSE.standard(), step);
            double working = 1;
            double stalled = 0;
            for (int i = 0; i < steps; i++) {
                double back = stalled * (1 - lapse) * recovery;
                double stays = stalled * (1 - lapse) * (1 - recovery);
                stalled = stays + working * stall;
                working = working * (1 - stall) + back;
            }
            return new Course(working, stalled);
        }
    }

    private double suspended(Measure measure, double months) {
        return measure.isThreat() ? 1 - rate("imposed", "threat") : within(rate("suspended", "measure"), months);
    }

    private double newControl(String actor, String target) {
        return Optional.of(actor + ">" + target)
                .filter(this::hasRow)
                .or(() -> Optional.of(actor + ">*").filter(this::hasRow))
                .map(who -> rate("new-control", who))
                .orElseGet(() -> rate("new-control", "*>*"));
    }

    private boolean hasRow(String who) {
        return rows.stream()
                .anyMatch(r -> r.event().equals("new-control") && r.who().equals(who));
    }
}
