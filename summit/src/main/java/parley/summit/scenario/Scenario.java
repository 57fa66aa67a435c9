package parley.summit.scenario;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything the rules need to know before the first round.
 *
 * @param tension opening tension between China and the United States, 0..1
 * @param overrides model parameters by symbol that are fixed instead of drawn
 * @param projects at no table; they run as without a deal
 * @param openingDeals in force when the summit opens
 * @param redLines drawn before the summit
 * @param without mechanisms that are switched off
 * @param openFloor whether parties move at their tables in any order, as often as they have something to say, instead of two turns a round
 */
public record Scenario(
        String id,
        String title,
        String summary,
        LocalDate firstDay,
        int rounds,
        List<Country> countries,
        List<Market> markets,
        List<DatedControl> controls,
        List<CalendarEntry> calendar,
        List<Ladder> ladders,
        List<Table> tables,
        List<String> coercionBasket,
        double tension,
        List<Pressure> pressures,
        List<Budget> budgets,
        SortedMap<String, Double> overrides,
        List<Figure> figures,
        List<Project> projects,
        List<OpeningDeal> openingDeals,
        List<RedLine> redLines,
        Set<Mechanism> without,
        boolean openFloor) {

    /** The two countries without which there is no story: who controls, and who is answered. */
    public static final String CHINA = "CHN";

    /** The country whose deals and tariffs the story is about. */
    public static final String USA = "USA";

    public Scenario {
        countries = List.copyOf(countries);
        markets = List.copyOf(markets);
        controls = List.copyOf(controls);
        calendar = List.copyOf(calendar);
        ladders = List.copyOf(ladders);
        tables = List.copyOf(tables);
        coercionBasket = List.copyOf(coercionBasket);
        pressures = List.copyOf(pressures);
        budgets = List.copyOf(budgets);
        overrides = Collections.unmodifiableSortedMap(new TreeMap<>(overrides));
        figures = List.copyOf(figures);
        projects = List.copyOf(projects);
        openingDeals = List.copyOf(openingDeals);
        redLines = List.copyOf(redLines);
        without = Collections.unmodifiableSet(new TreeSet<>(without));
    }

    /** Whether the scenario leaves this mechanism on. */
    public boolean has(Mechanism mechanism) {
        return !without.contains(mechanism);
    }

    /** The same, with these mechanisms switched off as well. */
    public Scenario lacking(Set<Mechanism> mechanisms) {
        var off = new TreeSet<>(without);
        off.addAll(mechanisms);
        return variant(overrides, tables, openingDeals, redLines, off, openFloor);
    }

    /** The same, with these parameters fixed as well, by symbol. */
    public Scenario fixing(Map<String, Double> parameters) {
        var fixed = new TreeMap<>(overrides);
        fixed.putAll(parameters);
        return variant(fixed, tables, openingDeals, redLines, without, openFloor);
    }

    /** The same, with other tables, and with the deals and lines that are left at them. */
    public Scenario seated(List<Table> others, List<OpeningDeal> deals, List<RedLine> lines) {
        return variant(overrides, others, deals, lines, without, openFloor);
    }

    /** The same, with an open floor at its tables. */
    public Scenario onOpenFloor() {
        return variant(overrides, tables, openingDeals, redLines, without, true);
    }

    private Scenario variant(
            SortedMap<String, Double> fixed,
            List<Table> others,
            List<OpeningDeal> deals,
            List<RedLine> lines,
            Set<Mechanism> off,
            boolean floor) {
        return new Scenario(
                id,
                title,
                summary,
                firstDay,
                rounds,
                countries,
                markets,
                controls,
                calendar,
                ladders,
                others,
                coercionBasket,
                tension,
                pressures,
                budgets,
                fixed,
                figures,
                projects,
                deals,
                lines,
                off,
                floor);
    }

    /** The deal that the parties of {@code table} fall back on, where there is one and it counts. */
    public Optional<OpeningDeal> openingDeal(String table) {
        return openingDeals.stream()
                .filter(d -> has(Mechanism.OPENING_DEALS) && d.table().equals(table))
                .findFirst();
    }

    /** Codes of the countries with a seat, in scenario order. */
    public List<String> seats() {
        return countries.stream()
                .filter(c -> c.profile().isPresent())
                .map(Country::code)
                .toList();
    }

    /** Profiles of the countries with a seat, by code, in scenario order. */
    public Map<String, Profile> profiles() {
        var profiles = new LinkedHashMap<String, Profile>();
        countries.forEach(c -> c.profile().ifPresent(p -> profiles.put(c.code(), p)));
        return profiles;
    }

    /** The table with this id. */
    public Optional<Table> table(String id) {
        return tables.stream().filter(t -> t.id().equals(id)).findFirst();
    }

    /** The country with this code. */
    public Optional<Country> country(String code) {
        return countries.stream().filter(c -> c.code().equals(code)).findFirst();
    }

    /** What {@code country} can commit over all its deals, US$ bn; unlimited where the scenario sets no budget. */
    public double budget(String country) {
        return budgets.stream()
                .filter(b -> b.country().equals(country))
                .mapToDouble(Budget::limit)
                .findFirst()
                .orElse(Double.POSITIVE_INFINITY);
    }
}
