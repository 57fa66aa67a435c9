package parley.cli.story;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import parley.summit.market.CountryOutlook;
import parley.summit.market.CountryOutlook.MarketOutlook;
import parley.summit.month.MonthEnd;
import parley.summit.report.CountryReport;
import parley.summit.report.RunReport;
import parley.summit.scenario.Market;
import parley.summit.scenario.Scenario;

/**
 * How every country stood in every market, month by month. A replay knows all months, a transcript only those of its report.
 *
 * @param months in ascending order
 */
record Arrivals(Scenario scenario, List<Month> months) {

    /** One month. */
    record Month(int month, List<Country> countries) {}

    /** One country in the markets in which it uses material. */
    record Country(String code, List<MarketOutlook> markets) {}

    static Arrivals of(Scenario scenario, RunReport report, List<MonthEnd> replayed) {
        return new Arrivals(
                scenario,
                replayed.isEmpty()
                        ? RunReport.MONTHS.stream()
                                .filter(m -> report.outlook().stream()
                                        .anyMatch(c -> c.at(m).isPresent()))
                                .map(m -> reported(report, m))
                                .toList()
                        : replayed.stream().map(Arrivals::replayed).toList());
    }

    private static Month replayed(MonthEnd end) {
        return new Month(
                end.month(), end.countries().stream().map(Arrivals::country).toList());
    }

    private static Country country(CountryOutlook outlook) {
        return new Country(outlook.country(), outlook.markets());
    }

    private static Month reported(RunReport report, int month) {
        return new Month(
                month, report.outlook().stream().map(c -> country(c, month)).toList());
    }

    private static Country country(CountryReport report, int month) {
        return new Country(
                report.country(),
                report.at(month).map(CountryReport.MonthReport::markets).orElse(List.of()));
    }

    /** One country in one market at the end of the month at this place of the list. */
    Optional<MarketOutlook> at(int index, String country, Market market) {
        return months.get(index).countries().stream()
                .filter(c -> c.code().equals(country))
                .flatMap(c -> c.markets().stream())
                .filter(m -> m.market().equals(market.id()))
                .findFirst();
    }

    /** The mean over all users but China, by what they used in 2024. */
    Optional<Double> mean(int index, Market market, ToDoubleFunction<MarketOutlook> number) {
        double sum = 0;
        double weights = 0;
        for (Country country : months.get(index).countries()) {
            Optional<MarketOutlook> outlook = at(index, country.code(), market);
            if (outlook.isPresent() && !country.code().equals(Scenario.CHINA)) {
                double weight = use(market, country.code());
                sum += weight * number.applyAsDouble(outlook.get());
                weights += weight;
            }
        }
        return weights > 0 ? Optional.of(sum / weights) : Optional.empty();
    }

    private static double use(Market market, String user) {
        return market.flows().stream()
                .filter(f -> f.user().equals(user))
                .mapToDouble(Market.Flow::tonnesPerYear)
                .sum();
    }

    IntStream indices() {
        return IntStream.range(0, months.size());
    }
}
