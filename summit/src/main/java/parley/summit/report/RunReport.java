package parley.summit.report;

import java.util.List;
import parley.summit.scenario.Scenario;
import parley.summit.transcript.Transcript;

/**
 * What came of one session.
 *
 * @param parameterSeed from which the model's parameters were drawn; the seed unless it was chosen apart
 * @param countries codes of those with a seat, in scenario order
 * @param deals every table, in scenario order, signed or not
 * @param measures every change of a ladder's level, as they happened
 * @param outlook every country's supply, in scenario order
 */
public record RunReport(
        String scenario,
        long seed,
        long parameterSeed,
        String digest,
        List<String> countries,
        List<TableReport> deals,
        List<MeasureReport> measures,
        List<CountryReport> outlook,
        EscalationReport escalation,
        List<SeatReport> seats) {

    /** Months after the summit at which a report looks. */
    public static final List<Integer> MONTHS = List.of(0, 12, 24, 36, 60);

    public RunReport {
        countries = List.copyOf(countries);
        deals = List.copyOf(deals);
        measures = List.copyOf(measures);
        outlook = List.copyOf(outlook);
        seats = List.copyOf(seats);
    }

    /** Folds a transcript, also one that ends early: what it did not come to is left out. */
    public static RunReport of(Transcript transcript) {
        Scenario scenario = transcript.scenario();
        return new RunReport(
                scenario.id(),
                transcript.seed(),
                transcript.parameterSeed(),
                transcript.digest(),
                scenario.seats(),
                TableReport.of(transcript),
                MeasureReport.of(transcript),
                CountryReport.of(transcript),
                EscalationReport.of(transcript),
                SeatReport.of(transcript));
    }
}
