package parley.summit.deal;

import java.util.List;
import parley.summit.scenario.Issue;

/**
 * A deal in the model's terms (MODEL section 6.1); an issue that a table does not list counts as 0, the term as two years.
 *
 * @param finance public finance as a share of the projects' capex
 * @param offtake share of the projects' output sold to the buyer
 * @param floor price floor on offtaken tonnes, 0..1
 * @param tariff relief, percentage points
 * @param technology 0..1
 * @param infrastructure grant, US$ bn
 * @param waiver of the host's own restriction on raw exports, 0..1
 * @param china clause on China, 0..1
 * @param standards above the national ones, 0..1
 * @param security cooperation, 0..1
 * @param binding 0 memorandum, .5 executive agreement, 1 treaty
 * @param years term of offtake and floor
 */
public record Terms(
        double finance,
        double offtake,
        double floor,
        double tariff,
        double technology,
        double infrastructure,
        double waiver,
        double china,
        double standards,
        double security,
        double binding,
        double years) {

    private static final double SHORT_TERM = 2;

    /** Issues of a deal table that the model knows. */
    public static final List<String> ISSUES =
            List.of("fin", "off", "flo", "trf", "tec", "inf", "wai", "chn", "esg", "sec", "bin", "trm");

    /** The deal with these level indices. */
    public static Terms of(List<Issue> issues, int[] levels) {
        double finance = 0;
        double offtake = 0;
        double floor = 0;
        double tariff = 0;
        double technology = 0;
        double infrastructure = 0;
        double waiver = 0;
        double china = 0;
        double standards = 0;
        double security = 0;
        double binding = 0;
        double years = SHORT_TERM;
        for (int i = 0; i < levels.length; i++) {
            Issue issue = issues.get(i);
            double value = issue.levels().get(levels[i]).value();
            switch (issue.id()) {
                case "fin" -> finance = value;
                case "off" -> offtake = value;
                case "flo" -> floor = value;
                case "trf" -> tariff = value;
                case "tec" -> technology = value;
                case "inf" -> infrastructure = value;
                case "wai" -> waiver = value;
                case "chn" -> china = value;
                case "esg" -> standards = value;
                case "sec" -> security = value;
                case "bin" -> binding = value;
                case "trm" -> years = value;
                default -> {}
            }
        }
        return new Terms(
                finance,
                offtake,
                floor,
                tariff,
                technology,
                infrastructure,
                waiver,
                china,
                standards,
                security,
                binding,
                years);
    }

    /** The same terms where only this share of what is promised is delivered. */
    Terms kept(double share) {
        return new Terms(
                share * finance,
                share * offtake,
                share * floor,
                share * tariff,
                share * technology,
                share * infrastructure,
                waiver,
                china,
                standards,
                security,
                binding,
                years);
    }

    /** Months of offtake and floor. */
    public double months() {
        return 12 * years;
    }

    /** Months over which output under the deal is counted. */
    int horizon() {
        return years <= SHORT_TERM ? 24 : 60;
    }

    /** How strongly the deal pushes its projects, 0..1 (MODEL section 6.2). */
    public double push() {
        return 1 - StrictMath.exp(-(1.2 * finance + .6 * floor + .5 * offtake + .2 * technology + .3 * infrastructure));
    }

    /** Whether it is a treaty that must be ratified. */
    public boolean isTreaty() {
        return binding >= 1;
    }

    /** Whether it binds at all. */
    public boolean isBinding() {
        return binding >= .5;
    }
}
