package parley.summit.scenario;

import java.util.Optional;

/**
 * A plant that a deal would support; it exists without the deal too, with worse chances.
 *
 * @param place where it stands; the table's host where empty
 * @param capacity tonnes a year at full output
 * @param capex US$ bn
 * @param feedFrom where its feed comes from; its own place where empty
 */
public record Project(
        String name,
        String market,
        Optional<String> place,
        double capacity,
        double capex,
        ProjectType type,
        ProjectStatus status,
        Optional<String> feedFrom) {}
