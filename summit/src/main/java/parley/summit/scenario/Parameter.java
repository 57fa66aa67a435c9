package parley.summit.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Every number of the model that belongs to no scenario: symbol in MODEL section 11, default, range, whether it is drawn for
 * each run, unit and meaning. A scenario may fix any of them.
 */
public enum Parameter {
    ELASTICITY_FRESH("eps0", .26, .14, .36, true, "-", "demand elasticity of users who have not adapted"),
    ELASTICITY_ADAPTED("eps1", .7, .4, 1.1, true, "-", "demand elasticity of users who have adapted"),
    ADAPTABLE_USE("dA", .35, .1, .5, true, "share", "use that can be adapted away"),
    RESOURCING_FRESH("psi0", .22, .08, .45, true, "share", "blocked purchases re-sourced elsewhere, fresh"),
    RESOURCING_ADAPTED("psi1", .6, .45, .8, true, "share", "blocked purchases re-sourced elsewhere, adapted"),
    SPARE_EXPORTS("sp", .16, .08, .25, true, "share", "exports beyond those of 2024 that exist at need"),
    STOCK_COVER("h", 2.9, 2.1, 3.7, true, "months", "stock that users hold at rest"),
    PRICE_HORIZON("H", 1.6, 1.1, 2.9, true, "months", "arrivals that count as cover in the price"),
    RELEASE("zeta", .47, .39, .57, true, "1/month", "stock that can be drawn in a month"),
    RESTOCK("rho", .26, .15, .33, true, "1/month", "gap in stock that is bought back in a month"),
    RESTOCK_CAP("chi", .30, .1, .5, true, "share", "restocking at most, as a share of use"),
    STORAGE_PREMIUM("theta", 1.3, .9, 2.0, true, "-", "exponent of the price in missing cover"),
    VALUE_SCALE("vs", 1, .4, 2, true, "-", "scale of the downstream value of every market"),
    REPRICED("pi", .10, .03, .2, true, "share", "imports repriced at spot in the month"),
    TRADE_LOSS("net", .34, .1, .6, true, "share", "trade loss that remains after redirection"),
    STRATEGIC_PREMIUM("kS", 1, .4, 1.6, true, "p0/t", "strategic premium of a secure tonne"),
    LEAD_SCALE("lead", 1, .7, 1.4, true, "-", "scale of lead times"),
    HAZARD_SCALE("hz", 1, .6, 1.6, true, "-", "scale of stall hazards"),
    PRECISION("lamq", 1.8, 1, 2.6, true, "-", "precision of choices on ladders"),
    RECIPROCITY("rhoq", 6, 4, 8, true, "-", "pull of the level toward the pressure felt"),
    INERTIA("kap", 2.75, 1.5, 4, true, "-", "cost of moving on a ladder"),
    CONFLICT_EXPECTATION("ce", 1, .5, 1.5, true, "-", "weight of conflict expectations against concession"),
    ROUND_OPPORTUNITY("qd", .15, .08, .25, true, "1/round", "chance that a ladder can act in a round"),
    EXTRATERRITORIAL_LOSS("ext", .5, .2, .8, true, "share", "re-sourcing lost under an extraterritorial rule"),
    REROUTED(
            "rr",
            .7,
            .5,
            .9,
            true,
            "share",
            "blocked purchases that come through third countries where one alone is barred"),
    CHINA_DISPLACED_FIRST("dl", .5, .25, .75, true, "share", "new output that displaces China first"),

    HOME_CEILING("sd", .05, 0, .15, false, "-", "home supply at most, above that of 2024"),
    HOME_SLOPE("eta", .08, .02, .3, false, "-", "slope of home supply in the price"),
    PRICE_CAP("pmax", 30, 30, 30, false, "index", "price at most"),
    DISCOUNT("rd", .07, .04, .12, false, "1/yr", "discount rate"),
    WELFARE_WEIGHT("wW", 1, .5, 1.5, false, "-", "weight of money"),
    SUBSIDY("gsub", .25, .1, .4, false, "share", "grant element of public finance, a cost to the buyer"),
    FINANCE_GAIN("kI", .25, .1, .4, false, "share", "gain of the host from public finance"),
    VALUE_ADDED("mu", .22, .1, .35, false, "share", "taxes and wages in the value of output"),
    OTHERS_STRATEGIC("ko", .3, .1, .6, false, "share", "strategic value of tonnes sold to others"),
    FLOOR_PRICE("pf", 1.5, 1, 2, false, "index", "floor price"),
    TARIFF_GAIN("kTh", .044, .022, .088, false, "-", "gain per unit of relief and US$ bn of exports"),
    TARIFF_COST("kTb", .010, .005, .02, false, "-", "cost per unit of relief and US$ bn of exports"),
    TECHNOLOGY_GAIN("kTec", .15, .075, .3, false, "share of X", "value of technology to the host"),
    TECHNOLOGY_COST("cTec", .03, .015, .06, false, "share of X", "cost of technology to the buyer"),
    GRANT_GAIN("kInf", .8, .5, 1, false, "-", "value of a grant for infrastructure"),
    STANDARDS_COST("cEsg", .05, .02, .1, false, "share of X", "cost of high standards"),
    ALIGNMENT_VALUE("kA", .5, .25, 1, false, "-", "political value of alignment"),
    LOSERS_WEIGHT("tl", .4, .2, .8, false, "-", "weight of domestic losers"),
    RATIFICATION_COST("kR", .15, .075, .3, false, "-", "cost of a binding form"),
    FINITE_STEP("delta", .05, .02, .1, false, "share", "step of the finite differences of shadow prices"),
    BASE_CONCESSION("pcb", .33, .05, .34, false, "-", "base rate of concession to a measure"),
    THREAT_BONUS("thr", .3, 0, .95, false, "logit", "bonus of a threat"),
    LOST_MARGIN("mar", .25, .1, .4, false, "share", "export margin lost, net of relocation"),
    DIVERSION_COST("kdiv", .04, .01, .1, false, "share", "market share lost per dollar of others' loss"),
    MONTH_OPPORTUNITY("qm", .35, .2, .5, false, "1/month", "chance that a ladder can act in a month"),
    RECOVERY("rec", .04, .02, .08, false, "1/month", "recovery of a stalled deal"),
    LAPSE("lapse", .02, .01, .04, false, "1/month", "lapse of a stalled deal"),
    HAZARD_NON_BINDING("Hnb", .029, .017, .053, false, "1/month", "stall hazard of a memorandum"),
    HAZARD_BINDING("Hb", .0185, .012, .029, false, "1/month", "stall hazard of a binding deal"),
    COLLECTIVE_RESILIENCE("coll", .25, 0, .5, false, "-", "how other signatories dilute retaliation"),
    RAW_MARGIN("mraw", .2, .1, .4, false, "share", "margin lost on raw exports that are withheld, less gain at home"),
    RED_LINE_COST("redl", .3, .1, .6, false, "-", "political cost of signing beyond an own red line"),
    KEPT_NON_BINDING("knb", .6, .4, .8, false, "share", "promises kept under a memorandum"),
    KEPT_BINDING("kb", .9, .8, 1, false, "share", "promises kept under a binding form"),
    SALES_AT_RISK("kX", .15, .05, .3, false, "share", "sales to China lost by excluding Chinese partners"),
    KEPT_AT_HOME("kH", .5, 0, 1, false, "p0/t", "strategic value of a tonne that a host keeps for itself"),
    DEPENDENCE_SCALE("dep", 1, 1, 2, false, "-", "scale of dependence on China");

    private final String symbol;
    private final double standard;
    private final double low;
    private final double high;
    private final boolean drawn;
    private final String unit;
    private final String meaning;

    Parameter(String symbol, double standard, double low, double high, boolean drawn, String unit, String meaning) {
        this.symbol = symbol;
        this.standard = standard;
        this.low = low;
        this.high = high;
        this.drawn = drawn;
        this.unit = unit;
        this.meaning = meaning;
    }

    /** The parameter with this symbol. */
    public static Optional<Parameter> of(String symbol) {
        return Arrays.stream(values()).filter(p -> p.symbol.equals(symbol)).findFirst();
    }

    /** All symbols, in the order of the list. */
    public static List<String> symbols() {
        return Arrays.stream(values()).map(Parameter::symbol).toList();
    }

    /** Name in MODEL and in files. */
    public String symbol() {
        return symbol;
    }

    /** Default value. */
    public double standard() {
        return standard;
    }

    public double low() {
        return low;
    }

    public double high() {
        return high;
    }

    /** Whether a run draws it from its range, uniformly, where the scenario does not fix it. */
    public boolean drawn() {
        return drawn;
    }

    public String unit() {
        return unit;
    }

    public String meaning() {
        return meaning;
    }
}
