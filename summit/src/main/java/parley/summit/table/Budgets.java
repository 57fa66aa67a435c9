package parley.summit.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parley.summit.scenario.Scenario;

/** What each country can still commit: a signed deal spends, a buyer's standing offer reserves (MODEL section 8.2). */
public final class Budgets {

    private static final double ROUNDING = 1e-9;

    private final Scenario scenario;
    private final List<TableState> tables;
    private final Map<String, Double> spent = new HashMap<>();

    public Budgets(Scenario scenario, List<TableState> tables) {
        this.scenario = scenario;
        this.tables = tables;
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

    /** What {@code country} can commit on top of its standing offers, US$ bn; infinite without a budget. */
    public double left(String country) {
        return scenario.budget(country) - spent(country) - reserved(country);
    }

    /** What {@code country} can commit at {@code table}, whose own reservation is freed. */
    public double affordable(String country, TableState table) {
        return scenario.budget(country) - spent(country) - (reserved(country) - table.reserved(country));
    }

    /** Whether the table's buyer can commit {@code amount} there. */
    public boolean fits(TableState table, double amount) {
        return amount <= affordable(table.table().buyer(), table) + ROUNDING;
    }

    /** A deal was signed. */
    public void spend(String country, double amount) {
        spent.merge(country, amount, Double::sum);
    }
}
