package parley.summit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import parley.summit.scenario.Budget;
import parley.summit.scenario.CalendarEntry;
import parley.summit.scenario.Country;
import parley.summit.scenario.DatedControl;
import parley.summit.scenario.Ladder;
import parley.summit.scenario.Market;
import parley.summit.scenario.Mechanism;
import parley.summit.scenario.OpeningDeal;
import parley.summit.scenario.Parameter;
import parley.summit.scenario.Pressure;
import parley.summit.scenario.Project;
import parley.summit.scenario.RedLine;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.Table;

/** A scenario while it is being written. */
public final class Draft {

    private int rounds = 3;
    private double tension = .6;
    private final List<Country> countries = new ArrayList<>();
    private final List<Market> markets = new ArrayList<>();
    private final List<DatedControl> controls = new ArrayList<>();
    private final List<CalendarEntry> calendar = new ArrayList<>();
    private final List<Ladder> ladders = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();
    private final List<String> basket = new ArrayList<>();
    private final List<Pressure> pressures = new ArrayList<>();
    private final List<Budget> budgets = new ArrayList<>();
    private final Map<String, Double> overrides = new TreeMap<>();
    private final List<Project> projects = new ArrayList<>();
    private final List<OpeningDeal> openingDeals = new ArrayList<>();
    private final List<RedLine> redLines = new ArrayList<>();
    private final Set<Mechanism> without = EnumSet.noneOf(Mechanism.class);
    private boolean openFloor;

    /** A draft that starts from a finished scenario. */
    public static Draft of(Scenario scenario) {
        var draft = new Draft().rounds(scenario.rounds()).tension(scenario.tension());
        draft.countries.addAll(scenario.countries());
        draft.markets.addAll(scenario.markets());
        draft.controls.addAll(scenario.controls());
        draft.calendar.addAll(scenario.calendar());
        draft.ladders.addAll(scenario.ladders());
        draft.tables.addAll(scenario.tables());
        draft.basket.addAll(scenario.coercionBasket());
        draft.pressures.addAll(scenario.pressures());
        draft.budgets.addAll(scenario.budgets());
        draft.overrides.putAll(scenario.overrides());
        draft.projects.addAll(scenario.projects());
        draft.openingDeals.addAll(scenario.openingDeals());
        draft.redLines.addAll(scenario.redLines());
        draft.without.addAll(scenario.without());
        return draft;
    }

    public Draft rounds(int number) {
        rounds = number;
        return this;
    }

    public Draft tension(double value) {
        tension = value;
        return this;
    }

    public Draft country(Country country) {
        countries.add(country);
        return this;
    }

    /** Rewrites every country. */
    public Draft countries(UnaryOperator<Country> change) {
        countries.replaceAll(change);
        return this;
    }

    public Draft market(Market market) {
        markets.add(market);
        return this;
    }

    /** Rewrites every market. */
    public Draft markets(UnaryOperator<Market> change) {
        markets.replaceAll(change);
        return this;
    }

    public Draft control(DatedControl control) {
        controls.add(control);
        return this;
    }

    /** Leaves out every dated control. */
    public Draft withoutControls() {
        controls.clear();
        return this;
    }

    public Draft calendar(CalendarEntry entry) {
        calendar.add(entry);
        return this;
    }

    public Draft ladder(Ladder ladder) {
        ladders.add(ladder);
        return this;
    }

    /** Rewrites every ladder. */
    public Draft ladders(UnaryOperator<Ladder> change) {
        ladders.replaceAll(change);
        return this;
    }

    public Draft table(Table table) {
        tables.add(table);
        return this;
    }

    /** Rewrites every table. */
    public Draft tables(UnaryOperator<Table> change) {
        tables.replaceAll(change);
        return this;
    }

    /** Leaves out the tables that {@code unwanted} names. */
    public Draft without(Predicate<Table> unwanted) {
        tables.removeIf(unwanted);
        return this;
    }

    /** Adds markets to the coercion basket. */
    public Draft basket(String... ids) {
        basket.addAll(List.of(ids));
        return this;
    }

    /** Leaves a market out of the coercion basket. */
    public Draft withoutInBasket(String id) {
        basket.remove(id);
        return this;
    }

    public Draft pressure(String on, String from, double value) {
        pressures.add(new Pressure(on, from, value));
        return this;
    }

    /** Sets a budget, in place of the country's earlier one. */
    public Draft budget(String country, double limit) {
        budgets.removeIf(b -> b.country().equals(country));
        budgets.add(new Budget(country, limit));
        return this;
    }

    /** Fixes a parameter. */
    public Draft fix(Parameter parameter, double value) {
        overrides.put(parameter.symbol(), value);
        return this;
    }

    /** Fixes every parameter at its default. */
    public Draft fixAll() {
        for (Parameter parameter : Parameter.values()) {
            overrides.putIfAbsent(parameter.symbol(), parameter.standard());
        }
        return this;
    }

    /** Adds a project at no table. */
    public Draft project(Project project) {
        projects.add(project);
        return this;
    }

    /** Puts a deal in force before the summit. */
    public Draft openingDeal(String table, Integer... levels) {
        openingDeals.add(new OpeningDeal(table, List.of(levels), LocalDate.of(2025, 10, 20), "An earlier deal"));
        return this;
    }

    /** Draws a red line before the summit. */
    public Draft redLine(String country, String table, String issue, RedLine.Bound bound, int level) {
        redLines.add(new RedLine(country, table, issue, bound, level, "A word in public"));
        return this;
    }

    /** Switches mechanisms off. */
    public Draft without(Mechanism... mechanisms) {
        without.addAll(List.of(mechanisms));
        return this;
    }

    /** Opens the floor at all tables. */
    public Draft openFloor() {
        openFloor = true;
        return this;
    }

    public Scenario scenario() {
        return new Scenario(
                "draft",
                "A draft",
                "Made-up numbers.",
                LocalDate.of(2025, 10, 24),
                rounds,
                countries,
                markets,
                controls,
                calendar,
                ladders,
                tables,
                basket,
                tension,
                pressures,
                budgets,
                new TreeMap<>(overrides),
                List.of(),
                projects,
                openingDeals,
                redLines,
                without,
                openFloor);
    }
}
