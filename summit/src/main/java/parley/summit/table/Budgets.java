package parley.summit.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parley.summit.scenario.Scenario;

/** What each country can still commit: a signed deal spends, a buyer's standing offer reserves (MODEL section 8.2). */
public final class Budgets {

    private static final double ROUNDING = 1e-9;

    private final List<TableState> tables;
    private final Map<String, Double> limits = new HashMap<>();
    private final Map<String, Double> spent = new HashMap<>();

    /**
     * What one country has and where it has bound itself, US$ bn.
     *
     * @param limit over all its deals; infinite without a budget
     * @param spent by signed deals
     * @param reserved by its standing offers
     */
    public record Purse(String country, double limit, double spent, double reserved) {

        /** What it can commit on top of its standing offers; infinite without a budget. */
        public double left() {
            return limit - spent - reserved;
        }

        /** What it can commit at {@code table}, whose own reservation is freed. */
        public double affordable(TableState table) {
            return limit - spent - (reserved - table.reserved(country));
        }
    }

    public Budgets(Scenario scenario, List<TableState> tables) {
        this.tables = tables;
        scenario.seats().forEach(seat -> limits.put(seat, scenario.budget(seat)));
    }

    /** What signed deals have committed, US$ bn. */
    public double spent(String country) {
        return spent.getOrDefault(country, 0.0);
    }

    /** What standing offers reserve, US$ bn. */
    public double reserved(String country) {
        double sum = 0;
        for (TableState table : tables) {
            sum += table.reserved(country);
        }
        return sum;
    }

    /** The purse of {@code country}. */
    public Purse of(String country) {
        double limit = limits.getOrDefault(country, Double.POSITIVE_INFINITY);
        return new Purse(country, limit, spent(country), reserved(country));
    }

    /** Whether the table's buyer can commit {@code amount} there. */
    public boolean fits(TableState table, double amount) {
        return amount <= of(table.table().buyer()).affordable(table) + ROUNDING;
    }

    /** A deal was signed. */
    public void spend(String country, double amount) {
        spent.merge(country, amount, Double::sum);
    }
}
