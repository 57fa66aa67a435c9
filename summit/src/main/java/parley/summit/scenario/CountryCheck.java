package parley.summit.scenario;

import java.util.List;
import java.util.stream.IntStream;
import parley.bargaining.strategy.Strategy;

/** Checks who exists. */
final class CountryCheck {

    private static final int FEWEST = 2;
    private static final int MOST = 16;

    private final Scenario scenario;
    private final Faults faults;

    CountryCheck(Scenario scenario, Faults faults) {
        this.scenario = scenario;
        this.faults = faults;
    }

    void check() {
        List<Country> countries = scenario.countries();
        faults.require(
                countries.size() >= FEWEST && countries.size() <= MOST,
                "countries",
                countries.size() + " countries",
                FEWEST + ".." + MOST);
        for (String needed : List.of(Scenario.CHINA, Scenario.USA)) {
            faults.require(
                    scenario.seats().contains(needed), "countries", "", "a country " + needed + " with a profile");
        }
        List<String> paths = IntStream.range(0, countries.size())
                .mapToObj(i -> ScenarioCheck.entry("countries", countries.get(i).code(), i))
                .toList();
        faults.unique(paths);
        for (int i = 0; i < countries.size(); i++) {
            country(paths.get(i), countries.get(i));
        }
    }

    private void country(String at, Country country) {
        faults.require(
                country.code().matches("[A-Z][A-Z0-9]{1,7}") && !country.code().equals("ALL"),
                at + ".code",
                country.code(),
                "2 to 8 capitals, not ALL");
        faults.present(at + ".name", country.name());
        country.profile().ifPresent(profile -> profile(at + ".profile", profile));
    }

    private void profile(String at, Profile profile) {
        faults.positive(at + ".gdp_usd_bn", profile.gdp());
        faults.notNegative(at + ".exports_to_china_usd_bn", profile.exportsToChina());
        faults.notNegative(at + ".exports_to_usa_usd_bn", profile.exportsToUsa());
        faults.notNegative(at + ".us_tariff_percent", profile.usTariff());
        faults.within(at + ".alignment", profile.alignment(), -1, 1);
        faults.notNegative(at + ".sovereignty", profile.sovereignty());
        faults.within(at + ".obstacles.tax", profile.obstacles().tax(), 0, 1);
        faults.within(at + ".obstacles.environment", profile.obstacles().environment(), 0, 1);
        faults.within(at + ".obstacles.export", profile.obstacles().export(), 0, 1);
        faults.within(at + ".obstacles.social", profile.obstacles().social(), 0, 1);
        faults.within(at + ".ratification_constraint", profile.ratification(), 0, 1);
        faults.within(at + ".china_exposure", profile.chinaExposure(), 0, 1);
        faults.within(at + ".partner_table_importance", profile.tableImportance(), 0, 1);
        faults.notNegative(at + ".raw_export_rent_usd_bn", profile.rawExportRent());
        faults.require(
                isStrategy(profile.defaultStrategy()),
                at + ".default_strategy",
                profile.defaultStrategy(),
                Spelling.expected(profile.defaultStrategy(), Strategy.names(), "strategies"));
    }

    private static boolean isStrategy(String name) {
        try {
            Strategy.named(name);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
