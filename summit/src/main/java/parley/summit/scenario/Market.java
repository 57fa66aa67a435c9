package parley.summit.scenario;

import java.util.List;

/**
 * The world market of one stage of one mineral, with its flows of 2024.
 *
 * @param price US$ a tonne, mean of 2024
 * @param downstreamValue output lost downstream per dollar of missing material
 * @param finalShare share of the use that no market of the scenario is downstream of
 * @param growth a year
 */
public record Market(
        String id,
        String name,
        String unit,
        double price,
        double downstreamValue,
        double finalShare,
        double growth,
        List<Feed> upstream,
        List<Flow> flows) {

    public Market {
        upstream = List.copyOf(upstream);
        flows = List.copyOf(flows);
    }

    /** Tonnes of another market's material that one tonne of output needs. */
    public record Feed(String market, double tonnesPerTonne) {}

    /** What one country sold to another, or to itself, in 2024, in tonnes. */
    public record Flow(String origin, String user, double tonnesPerYear) {}
}
