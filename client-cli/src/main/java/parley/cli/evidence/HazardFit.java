package parley.cli.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import parley.cli.console.BadInputException;
import parley.summit.scenario.Fault;
import parley.wire.CsvRows;

/**
 * Monthly hazards at which deals stall, fitted to the pooled record of deals on a grid (MODEL section 10.1): in each group ln H is
 * normal around a common mean, so that groups lend each other strength. A stalled case was hit some time before it was read, a
 * partial one counts half, months after the third year count a quarter.
 */
final class HazardFit {

    /** The table of the record, beside the episodes. */
    static final String FILE = "deals.csv";

    private static final List<String> COLUMNS = List.of("id", "group", "years", "stalled", "deal", "source");
    private static final String INVESTMENTS = "Chinese investments abroad";
    private static final int POINTS = 121;
    private static final double LOWEST = .001;
    private static final double HIGHEST = .15;
    private static final int HARDENED = 36;
    private static final double HARDENED_WEIGHT = .25;
    private static final double[] SPREADS = {.1, .2, .3, .45, .6, .8, 1, 1.3, 1.6};
    private static final int MEANS = 25;

    private HazardFit() {}

    /** Of one group: what 10, 50 and 90 of 100 parts of the posterior lie below. */
    record Hazard(String group, int cases, double low, double median, double high) {}

    private record Case(double months, double stalled) {}

    /** From the text of the table; refused where a row is no case. */
    static List<Hazard> of(String text) {
        List<Fault> faults = new ArrayList<>();
        Map<String, List<Case>> groups = new LinkedHashMap<>();
        for (CsvRows.Row row : CsvRows.read(FILE, text, COLUMNS, faults)) {
            if (!row.cell("years").matches("[0-9.]+") || !row.cell("stalled").matches("0|0\\.5|1")) {
                faults.add(new Fault(
                        row.place(),
                        "years, stalled",
                        row.cell("years") + ", " + row.cell("stalled"),
                        "a number of years, and 0, 0.5 or 1"));
            } else {
                groups.computeIfAbsent(row.cell("group"), g -> new ArrayList<>())
                        .add(new Case(
                                exposure(12 * Double.parseDouble(row.cell("years"))),
                                Double.parseDouble(row.cell("stalled"))));
            }
        }
        if (!faults.isEmpty()) {
            throw new BadInputException(faults.get(0).message());
        }
        return fitted(groups);
    }

    private static double exposure(double months) {
        return Math.max(.5, Math.min(months, HARDENED) + HARDENED_WEIGHT * Math.max(0, months - HARDENED));
    }

    private static List<Hazard> fitted(Map<String, List<Case>> groups) {
        double[] grid = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            grid[i] = LOWEST * Math.pow(HIGHEST / LOWEST, i / (POINTS - 1.0));
        }
        Map<String, double[]> likelihoods = new LinkedHashMap<>();
        groups.forEach((group, cases) -> likelihoods.put(group, of(grid, h -> likelihood(cases, h))));
        likelihoods.put(INVESTMENTS, of(grid, HazardFit::investments));
        Map<String, double[]> posterior = new LinkedHashMap<>();
        likelihoods.keySet().forEach(group -> posterior.put(group, new double[POINTS]));
        double all = 0;
        for (int m = 0; m < MEANS; m++) {
            double mean = Math.log(.003) + m * (Math.log(.05) - Math.log(.003)) / (MEANS - 1);
            for (double spread : SPREADS) {
                all += add(grid, likelihoods, mean, spread, posterior);
            }
        }
        double total = all;
        return posterior.entrySet().stream()
                .map(e -> hazard(
                        e.getKey(), groups.getOrDefault(e.getKey(), List.of()).size(), grid, e.getValue(), total))
                .toList();
    }

    private static double[] of(double[] grid, DoubleUnaryOperator value) {
        double[] values = new double[grid.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.applyAsDouble(grid[i]);
        }
        return values;
    }

    private static double likelihood(List<Case> cases, double hazard) {
        double log = 0;
        for (Case c : cases) {
            log += c.stalled * Math.log(1 - Math.exp(-hazard * c.months)) - (1 - c.stalled) * hazard * c.months;
        }
        return Math.exp(log);
    }

    /** 35 of 100 projects with great problems within five years (AidData 2021), weighed as 20 of them: another kind of deal. */
    private static double investments(double hazard) {
        double hit = 1 - Math.exp(-hazard * exposure(60));
        return Math.pow(hit, 7) * Math.pow(1 - hit, 13);
    }

    /** Adds what one mean and spread of the groups says to the posterior, and returns its weight. */
    private static double add(
            double[] grid,
            Map<String, double[]> likelihoods,
            double mean,
            double spread,
            Map<String, double[]> posterior) {
        double off = mean - Math.log(.012);
        double weight = Math.exp(-.5 * off * off - .5 * (spread / .5) * (spread / .5));
        Map<String, double[]> shares = new LinkedHashMap<>();
        for (var group : likelihoods.entrySet()) {
            double[] values = new double[grid.length];
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                double z = (Math.log(grid[i]) - mean) / spread;
                values[i] = group.getValue()[i] * Math.exp(-.5 * z * z) / spread;
                sum += values[i];
            }
            for (int i = 0; i < values.length; i++) {
                values[i] /= sum;
            }
            shares.put(group.getKey(), values);
            weight *= sum;
        }
        double counts = weight;
        posterior.forEach((group, sums) -> {
            double[] share = shares.getOrDefault(group, new double[0]);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += counts * share[i];
            }
        });
        return weight;
    }

    private static Hazard hazard(String group, int cases, double[] grid, double[] posterior, double total) {
        return new Hazard(
                group,
                cases,
                quantile(grid, posterior, .1 * total),
                quantile(grid, posterior, .5 * total),
                quantile(grid, posterior, .9 * total));
    }

    private static double quantile(double[] grid, double[] posterior, double share) {
        double sum = 0;
        for (int i = 0; i < grid.length; i++) {
            sum += posterior[i];
            if (sum >= share) {
                return grid[i];
            }
        }
        return grid[grid.length - 1];
    }
}
