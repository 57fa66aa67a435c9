package parley.summit.scenario;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Says what is wrong with a scenario, all at once: everything that the rules rely on and that a {@link Scenario}'s types alone do
 * not promise. Bounds are those of the contract and of MODEL sections 3 to 9.
 */
public final class ScenarioCheck {

    private static final int MOST_ROUNDS = 30;
    private static final int OPENING_YEAR = 2025;
    private static final int OPENING_MONTH = 10;

    private final Scenario scenario;
    private final Faults faults = new Faults();

    private ScenarioCheck(Scenario scenario) {
        this.scenario = scenario;
    }

    /** Everything that is wrong, in the order of the scenario's fields; empty for a scenario that can be played. */
    public static List<Fault> faults(Scenario scenario) {
        return new ScenarioCheck(scenario).check();
    }

    /** How fields name an entry of a list: by its key, or by its place where it has none. */
    static String entry(String list, String key, int place) {
        return list + "[" + (key.isBlank() ? String.valueOf(place) : key) + "]";
    }

    private List<Fault> check() {
        head();
        new CountryCheck(scenario, faults).check();
        new MarketCheck(scenario, faults).check();
        new ControlCheck(scenario, faults).check();
        calendar();
        new LadderCheck(scenario, faults).check();
        new TableCheck(scenario, faults).check();
        faults.knownOnce("coercion_basket", scenario.coercionBasket(), marketIds(scenario), "markets");
        faults.within("tension", scenario.tension(), 0, 1);
        pressures();
        budgets();
        parameters();
        figures();
        new ProjectCheck(scenario, faults).checkAtNoTable();
        new OpeningCheck(scenario, faults).check();
        return faults.found();
    }

    /** The last round; a wrong number of rounds is one fault, not one for everything that has a round. */
    static int lastRound(Scenario scenario) {
        return scenario.rounds() >= 1 && scenario.rounds() <= MOST_ROUNDS ? scenario.rounds() : MOST_ROUNDS;
    }

    static List<String> marketIds(Scenario scenario) {
        return scenario.markets().stream().map(Market::id).toList();
    }

    static List<String> codes(Scenario scenario) {
        return scenario.countries().stream().map(Country::code).toList();
    }

    private void head() {
        faults.require(scenario.id().matches("[a-z0-9][a-z0-9-]*"), "id", scenario.id(), "a name in lower case");
        faults.present("title", scenario.title());
        faults.require(
                scenario.firstDay().getYear() == OPENING_YEAR
                        && scenario.firstDay().getMonthValue() == OPENING_MONTH,
                "first_day",
                scenario.firstDay(),
                "a day of October 2025, the month to which the rules bring the world");
        faults.within("rounds", scenario.rounds(), 1, MOST_ROUNDS);
    }

    private void calendar() {
        for (int i = 0; i < scenario.calendar().size(); i++) {
            CalendarEntry entry = scenario.calendar().get(i);
            String at = "calendar[" + i + "]";
            faults.within(at + ".round", entry.round(), 1, lastRound(scenario));
            faults.present(at + ".title", entry.title());
            faults.within(at + ".tension", entry.tension(), -1, 1);
        }
    }

    private void pressures() {
        List<Pressure> pressures = scenario.pressures();
        List<String> paths = pressures.stream()
                .map(p -> "pressures[" + p.on() + "<" + p.from() + "]")
                .toList();
        faults.unique(paths);
        for (int i = 0; i < pressures.size(); i++) {
            Pressure pressure = pressures.get(i);
            String at = paths.get(i);
            faults.known(at + ".on", pressure.on(), scenario.seats(), "seats");
            faults.known(at + ".from", pressure.from(), scenario.seats(), "seats");
            faults.require(!pressure.on().equals(pressure.from()), at + ".from", pressure.from(), "another country");
            faults.within(at + ".value", pressure.value(), 0, 1);
        }
    }

    private void budgets() {
        List<String> paths = IntStream.range(0, scenario.budgets().size())
                .mapToObj(i -> entry("budgets", scenario.budgets().get(i).country(), i))
                .toList();
        faults.unique(paths);
        for (int i = 0; i < paths.size(); i++) {
            Budget budget = scenario.budgets().get(i);
            faults.known(paths.get(i) + ".country", budget.country(), scenario.seats(), "seats");
            faults.notNegative(paths.get(i) + ".limit_usd_bn", budget.limit());
        }
    }

    /** A value may lie outside the range over which a parameter is drawn: that is what an override is for. */
    private void parameters() {
        Set<String> symbols = Set.copyOf(Parameter.symbols());
        scenario.overrides().forEach((symbol, value) -> {
            if (symbols.contains(symbol)) {
                faults.notNegative("parameters." + symbol, value);
            } else {
                Optional<String> nearest = Spelling.nearest(symbol, Parameter.symbols());
                faults.add(
                        "parameters." + symbol,
                        value,
                        "a parameter of the model"
                                + nearest.map(n -> "; perhaps " + n).orElse(""));
            }
        });
    }

    private void figures() {
        for (Figure figure : scenario.figures()) {
            String at = "figures[" + figure.path() + "]";
            faults.present(at + ".source", figure.source());
            figure.low().ifPresent(low -> faults.finite(at + ".low", low));
            figure.high().ifPresent(high -> faults.finite(at + ".high", high));
            if (figure.low().isPresent() && figure.high().isPresent()) {
                faults.require(
                        figure.low().getAsDouble() <= figure.high().getAsDouble(),
                        at + ".low",
                        figure.low().getAsDouble(),
                        "no more than high, " + figure.high().getAsDouble());
            }
        }
    }
}
