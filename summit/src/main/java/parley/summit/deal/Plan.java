package parley.summit.deal;

import parley.summit.market.SupplyChain;
import parley.summit.scenario.Parameter;
import parley.summit.scenario.Project;

/**
 * A project with its places and markets looked up.
 *
 * @param capacity tonnes a month at full output
 * @param lead mean lead time without a deal and with technology at hand, months
 */
public record Plan(Project project, int market, int place, int feedFrom, double capacity, double lead) {

    /** How much longer it takes without the technology. */
    public static final double WITHOUT_TECHNOLOGY = 1.25;

    static Plan of(Project project, String place, SupplyChain chain) {
        double lead = project.type().lead()
                * project.status().leadFactor()
                * chain.parameters().get(Parameter.LEAD_SCALE);
        return new Plan(
                project,
                chain.market(project.market()),
                chain.country(place),
                chain.country(project.feedFrom().orElse(place)),
                project.capacity() / 12,
                lead);
    }

    /** Mean lead time without a deal, months. */
    public double leadAlone(boolean withheld) {
        return lead * (withheld ? WITHOUT_TECHNOLOGY : 1);
    }

    /** Mean lead time under a deal, months. */
    public double leadUnder(Promises promises, boolean withheld) {
        Terms terms = promises.kept();
        return lead
                * (promises.liftsTechnology() || !withheld ? 1 : WITHOUT_TECHNOLOGY)
                * (1 - .2 * terms.infrastructure() - .1 * terms.technology() - .1 * terms.finance())
                * (1 + .1 * terms.standards());
    }

    /** Probability of completion without a deal. */
    public double chanceAlone() {
        return project.status().chance();
    }

    /** Probability of completion under a deal. */
    public double chanceUnder(Promises promises) {
        double alone = chanceAlone();
        return alone + (project.status().bestChance() - alone) * promises.push();
    }
}
