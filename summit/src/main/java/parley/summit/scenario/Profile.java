package parley.summit.scenario;

/**
 * What makes a country negotiate as it does; money in US$ bn of 2024, trade of goods a year.
 *
 * @param usTariff tariff that the United States levies on it, per cent
 * @param alignment -1 (China) to 1 (United States)
 * @param sovereignty weight on sovereignty
 * @param ratification how hard ratification is at home, 0..1
 * @param chinaExposure 0..1, twice the share of exports to China
 * @param tableImportance what a partner table is worth politically to it as a buyer
 * @param rawExportRent rent at stake in a ban on raw exports
 */
public record Profile(
        double gdp,
        double exportsToChina,
        double exportsToUsa,
        double usTariff,
        double alignment,
        double sovereignty,
        Obstacles obstacles,
        double ratification,
        double chinaExposure,
        double tableImportance,
        double rawExportRent,
        String defaultStrategy) {

    /** Domestic obstacles to a deal, each 0 (none) to 1. */
    public record Obstacles(double tax, double environment, double export, double social) {}
}
