package parley.coordinator.session;

import java.util.List;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.Table;
import parley.summit.seat.Deal;

/** Whether a seat may ask about a deal: the table is its own, and has such a deal. */
record DealCheck(Scenario scenario) {

    void check(String country, String table, Deal deal) {
        check(own(country, table), deal);
    }

    private Table own(String country, String table) {
        List<Table> own = scenario.tables().stream()
                .filter(t -> t.parties().contains(country))
                .toList();
        return own.stream()
                .filter(t -> t.id().equals(table))
                .findFirst()
                .orElseThrow(() -> new DeclinedException(new Problem.UnknownTable(
                        table, own.stream().map(Table::id).toList())));
    }

    private static void check(Table table, Deal deal) {
        int issues = table.issues().size();
        if (deal.levels().size() != issues) {
            throw level(table, "deal.levels", deal.toString(), issues + " levels, one for each issue");
        }
        for (int i = 0; i < issues; i++) {
            int level = deal.levels().get(i);
            int last = table.issues().get(i).levels().size() - 1;
            if (level < 0 || level > last) {
                throw level(table, "deal.levels[" + i + "]", String.valueOf(level), "0.." + last);
            }
        }
    }

    private static DeclinedException level(Table table, String field, String value, String expected) {
        return new DeclinedException(new Problem.UnknownLevel(table.id(), field, value, expected));
    }
}
