package parley.cli.model;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import parley.summit.report.CountryReport;
import parley.summit.report.RunReport;
import parley.summit.report.SignedDeal;
import parley.summit.report.TableReport;
import parley.summit.scenario.Country;
import parley.summit.scenario.Issue;
import parley.summit.scenario.Ladder;
import parley.summit.scenario.Profile;
import parley.summit.scenario.RedLine;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.TableKind;
import parley.summit.seat.Deal;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Event;
import parley.summit.transcript.StallCause;
import parley.summit.transcript.Transcript;

/**
 * What came of one seed: what an ensemble counts, and nothing else, so that many fit into memory.
 *
 * @param highest level at any time, by ladder
 * @param average level over the months, less that at the opening, by ladder
 * @param moves changes of level that no truce brought, by ladder
 * @param supply by country, in scenario order
 * @param completed projects that sell
 * @param suppressed times that China began to press a price
 * @param offersBeyondLines offers that a red line of the scenario forbids
 */
record Outcome(
        long seed,
        List<AtTable> tables,
        Map<String, Integer> highest,
        Map<String, Double> average,
        Map<String, Integer> moves,
        Map<String, Supply> supply,
        int completed,
        int suppressed,
        int offersBeyondLines) {

    private static final int LAST_MONTH = 60;
    private static final String CLAUSE = "chn";
    private static final String FORM = "bin";
    private static final double BINDING = .5;

    Outcome {
        tables = List.copyOf(tables);
        highest = Collections.unmodifiableMap(new LinkedHashMap<>(highest));
        average = Collections.unmodifiableMap(new LinkedHashMap<>(average));
        moves = Collections.unmodifiableMap(new LinkedHashMap<>(moves));
        supply = Collections.unmodifiableMap(new LinkedHashMap<>(supply));
    }

    /**
     * What came of one table.
     *
     * @param alignment of the host, -1 (China) to 1 (United States)
     * @param stood whether the scenario has a deal in force when the summit opens
     * @param inForce whether a deal holds after the summit: what was signed, or else what stood before
     * @param clause level of the clause on China in what was signed, 0..1
     * @param firstStall why the deal in force stalled first
     * @param buyerSurplus what the buyer gained by signing; 1 is 0.1 % of gross domestic product
     * @param crossed red lines that what was signed goes beyond
     */
    record AtTable(
            String id,
            TableKind kind,
            double alignment,
            boolean stood,
            boolean signed,
            boolean inForce,
            OptionalDouble clause,
            boolean binding,
            Optional<StallCause> firstStall,
            double buyerSurplus,
            int crossed) {

        boolean isDeal() {
            return kind == TableKind.DEAL;
        }
    }

    /**
     * One country's supply.
     *
     * @param dependence by month, of those that a report looks at
     * @param loss US$ bn by month 60
     */
    record Supply(SortedMap<Integer, Double> dependence, double loss) {
        Supply {
            dependence = Collections.unmodifiableSortedMap(new TreeMap<>(dependence));
        }
    }

    static Outcome of(Transcript transcript) {
        RunReport report = RunReport.of(transcript);
        Scenario scenario = transcript.scenario();
        return new Outcome(
                transcript.seed(),
                report.deals().stream().map(table -> atTable(scenario, table)).toList(),
                highest(transcript),
                average(transcript),
                moves(transcript),
                supply(report),
                count(transcript, Event.ProjectCompleted.class),
                count(transcript, Event.PriceSuppressed.class),
                offersBeyondLines(transcript));
    }

    private static AtTable atTable(Scenario scenario, TableReport table) {
        Optional<SignedDeal> deal = table.deal();
        return new AtTable(
                table.table(),
                scenario.table(table.table()).orElseThrow().kind(),
                alignment(scenario, table.parties().get(1)),
                scenario.openingDeals().stream().anyMatch(d -> d.table().equals(table.table())),
                deal.isPresent(),
                deal.isPresent() || table.opening().isPresent(),
                deal.flatMap(d -> value(d, CLAUSE)).map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                deal.flatMap(d -> value(d, FORM))
                        .filter(form -> form >= BINDING)
                        .isPresent(),
                table.stallCause(),
                deal.map(d -> d.utilities().getOrDefault(table.parties().get(0), 0.0))
                        .orElse(0.0),
                deal.map(d -> crossed(scenario, table.table(), d.deal())).orElse(0));
    }

    private static double alignment(Scenario scenario, String host) {
        return scenario.country(host)
                .flatMap(Country::profile)
                .map(Profile::alignment)
                .orElse(0.0);
    }

    private static Optional<Double> value(SignedDeal deal, String issue) {
        return Optional.ofNullable(deal.terms().get(issue)).map(Issue.Level::value);
    }

    /** Lines count whether or not they cost anything, so that switching their cost off shows. */
    private static int crossed(Scenario scenario, String table, Deal deal) {
        int crossed = 0;
        for (RedLine line : scenario.redLines()) {
            if (line.table().equals(table)) {
                int place = scenario.table(table).orElseThrow().issueIndex(line.issue());
                crossed += line.isCrossedBy(deal.levels().get(place)) ? 1 : 0;
            }
        }
        return crossed;
    }

    private static Map<String, Integer> highest(Transcript transcript) {
        var highest = new LinkedHashMap<String, Integer>();
        for (Ladder ladder : transcript.scenario().ladders()) {
            highest.put(ladder.id(), ladder.openingLevel());
        }
        for (Entry entry : transcript.entries()) {
            if (entry.event() instanceof Event.MeasureTaken taken) {
                highest.merge(taken.ladder(), taken.to(), Math::max);
            }
        }
        return highest;
    }

    private static int offersBeyondLines(Transcript transcript) {
        int beyond = 0;
        for (Entry entry : transcript.entries()) {
            if (entry.event() instanceof Event.OfferMade offer) {
                beyond += crossed(transcript.scenario(), offer.table(), offer.deal()) > 0 ? 1 : 0;
            }
        }
        return beyond;
    }

    private static Map<String, Double> average(Transcript transcript) {
        var sums = new LinkedHashMap<String, Double>();
        var levels = new HashMap<String, Integer>();
        transcript.scenario().ladders().forEach(ladder -> levels.put(ladder.id(), 0));
        for (Entry entry : transcript.entries()) {
            if (entry.event() instanceof Event.MeasureTaken taken) {
                levels.merge(taken.ladder(), taken.to() - taken.from(), Integer::sum);
            } else if (entry.event() instanceof Event.OutlookReached && entry.month() > 0) {
                levels.forEach((ladder, above) -> sums.merge(ladder, above / (double) LAST_MONTH, Double::sum));
            }
        }
        return sums;
    }

    private static Map<String, Integer> moves(Transcript transcript) {
        var moves = new HashMap<String, Integer>();
        for (Entry entry : transcript.entries()) {
            if (entry.event() instanceof Event.MeasureTaken taken
                    && taken.truce().isEmpty()) {
                moves.merge(taken.ladder(), 1, Integer::sum);
            }
        }
        return moves;
    }

    private static Map<String, Supply> supply(RunReport report) {
        var supply = new LinkedHashMap<String, Supply>();
        for (CountryReport country : report.outlook()) {
            var dependence = new TreeMap<Integer, Double>();
            for (int month : RunReport.MONTHS) {
                country.at(month).ifPresent(m -> dependence.put(month, m.dependence()));
            }
            double loss =
                    country.at(LAST_MONTH).map(CountryReport.MonthReport::loss).orElse(0.0);
            supply.put(country.country(), new Supply(dependence, loss));
        }
        return supply;
    }

    private static int count(Transcript transcript, Class<? extends Event> kind) {
        return (int) transcript.entries().stream()
                .filter(e -> kind.isInstance(e.event()))
                .count();
    }

    /** Tables at which projects are negotiated. */
    List<AtTable> dealTables() {
        return tables.stream().filter(AtTable::isDeal).toList();
    }

    /** Whether a truce was signed. */
    boolean hasTruce() {
        return tables.stream().anyMatch(t -> !t.isDeal() && t.signed());
    }
}
