package parley.summit.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Every number of the model that belongs to no scenario: symbol in MODEL section 11, default, range, whether it is drawn for
 * each run, unit, meaning and source. A scenario may fix any of them.
 */
public enum Parameter {
    ELASTICITY_FRESH(
            "eps0",
            .26,
            .14,
            .36,
            true,
            "-",
            "demand elasticity of users who have not adapted",
            "ABC [P]; USGS ban prices [S15]"),
    ELASTICITY_ADAPTED(
            "eps1",
            .7,
            .4,
            1.1,
            true,
            "-",
            "demand elasticity of users who have adapted",
            "ABC [P]; USGS ban prices [S15]"),
    ADAPTABLE_USE("dA", .35, .1, .5, true, "share", "use that can be adapted away", "Japan after 2010 [S25]"),
    RESOURCING_FRESH(
            "psi0",
            .22,
            .08,
            .45,
            true,
            "share",
            "blocked purchases re-sourced elsewhere, fresh",
            "ABC [P]; antimony oxide by way of Thailand and Mexico [S26]"),
    RESOURCING_ADAPTED(
            "psi1",
            .6,
            .45,
            .8,
            true,
            "share",
            "blocked purchases re-sourced elsewhere, adapted",
            "ABC [P]; antimony oxide by way of Thailand and Mexico [S26]"),
    SPARE_EXPORTS("sp", .16, .08, .25, true, "share", "exports beyond those of 2024 that exist at need", "ABC [P]"),
    STOCK_COVER("h", 2.9, 2.1, 3.7, true, "months", "stock that users hold at rest", "ABC [P]; [S27]"),
    PRICE_HORIZON("H", 1.6, 1.1, 2.9, true, "months", "arrivals that count as cover in the price", "ABC [P]; [S27]"),
    RELEASE("zeta", .47, .39, .57, true, "1/month", "stock that can be drawn in a month", "ABC [P]"),
    RESTOCK("rho", .26, .15, .33, true, "1/month", "gap in stock that is bought back in a month", "ABC [P]"),
    RESTOCK_CAP("chi", .30, .1, .5, true, "share", "restocking at most, as a share of use", "ABC [P]"),
    STORAGE_PREMIUM("theta", 1.3, .9, 2.0, true, "-", "exponent of the price in missing cover", "ABC [P]; [S28]"),
    VALUE_SCALE(
            "vs",
            1,
            .4,
            2,
            true,
            "-",
            "scale of the downstream value of every market",
            "[J], [S15]; 10 % disruption = US$ 150 bn [D]"),
    REPRICED("pi", .10, .03, .2, true, "share", "imports repriced at spot in the month", "[J]"),
    TRADE_LOSS(
            "net",
            .34,
            .1,
            .6,
            true,
            "share",
            "trade loss that remains after redirection",
            "Australia 2020-22 [S30, S31]"),
    STRATEGIC_PREMIUM(
            "kS", 1, .4, 1.6, true, "x p0", "strategic premium of a secure tonne", "price floor of MP Materials [D]"),
    LEAD_SCALE("lead", 1, .7, 1.4, true, "-", "scale of lead times", "[J]"),
    HAZARD_SCALE("hz", 1, .6, 1.6, true, "-", "scale of stall hazards", "[J]"),
    PRECISION(
            "lamq",
            1.8,
            1,
            2.6,
            true,
            "-",
            "precision of choices on ladders",
            "[J] against hand counts of monthly escalation [M]"),
    RECIPROCITY(
            "rhoq",
            6,
            4,
            8,
            true,
            "-",
            "pull of the level toward the pressure felt",
            "[J] against hand counts of monthly escalation [M]"),
    INERTIA(
            "kap",
            2.75,
            1.5,
            4,
            true,
            "-",
            "cost of moving on a ladder",
            "[J] against hand counts of monthly escalation [M]"),
    CONFLICT_EXPECTATION(
            "ce", 1, .5, 1.5, true, "-", "weight of conflict expectations against concession", "[J], idea [S7]"),
    ROUND_OPPORTUNITY("qd", .15, .08, .25, true, "1/round", "chance that a ladder can act in a round", "[J]"),
    EXTRATERRITORIAL_LOSS("ext", .5, .2, .8, true, "share", "re-sourcing lost under an extraterritorial rule", "[J]"),
    REROUTED(
            "rr",
            .7,
            .5,
            .9,
            true,
            "share",
            "blocked purchases that come through third countries where one alone is barred",
            "fit of section 16 [P], [S26]"),
    CHINA_DISPLACED_FIRST("dl", .5, .25, .75, true, "share", "new output that displaces China first", "[J]"),

    HOME_CEILING("sd", .05, 0, .15, false, "-", "home supply at most, above that of 2024", "ABC [P]"),
    HOME_SLOPE("eta", .08, .02, .3, false, "-", "slope of home supply in the price", "ABC [P]"),
    PRICE_CAP("pmax", 30, 30, 30, false, "index", "price at most", "dysprosium of 2011 at about 26 times [S29]"),
    DISCOUNT("rd", .07, .04, .12, false, "1/yr", "discount rate", "[J]"),
    WELFARE_WEIGHT("wW", 1, .5, 1.5, false, "-", "weight of money", "[J]"),
    SUBSIDY("gsub", .25, .1, .4, false, "share", "grant element of public finance, a cost to the buyer", "[J]"),
    FINANCE_GAIN("kI", .25, .1, .4, false, "share", "gain of the host from public finance", "[J]"),
    VALUE_ADDED("mu", .22, .1, .35, false, "share", "taxes and wages in the value of output", "[J]"),
    OTHERS_STRATEGIC("ko", .3, .1, .6, false, "share", "strategic value of tonnes sold to others", "[J]"),
    FLOOR_PRICE("pf", 1.5, 1, 2, false, "index", "floor price", "MP Materials, 110 over 56 to 75 US$/kg [D, S28]"),
    TARIFF_GAIN(
            "kTh",
            .044,
            .022,
            .088,
            false,
            "yr",
            "gain per unit of relief and US$ bn of exports",
            "a quarter of goods, a quarter elastic, margin .35, two years [J]"),
    TARIFF_COST("kTb", .010, .005, .02, false, "yr", "cost per unit of relief and US$ bn of exports", "[J]"),
    TECHNOLOGY_GAIN("kTec", .15, .075, .3, false, "share of X", "value of technology to the host", "[J]"),
    TECHNOLOGY_COST("cTec", .03, .015, .06, false, "share of X", "cost of technology to the buyer", "[J]"),
    GRANT_GAIN("kInf", .8, .5, 1, false, "-", "value of a grant for infrastructure", "[J]"),
    STANDARDS_COST("cEsg", .05, .02, .1, false, "share of X", "cost of high standards", "[J]"),
    ALIGNMENT_VALUE("kA", .5, .25, 1, false, "-", "political value of alignment", "[J]"),
    LOSERS_WEIGHT("tl", .4, .2, .8, false, "-", "weight of domestic losers", "[J]"),
    RATIFICATION_COST("kR", .15, .075, .3, false, "-", "cost of a binding form", "[J]"),
    FINITE_STEP(
            "delta",
            .05,
            .02,
            .1,
            false,
            "share",
            "step of the finite differences of shadow prices",
            "a choice of arithmetic"),
    BASE_CONCESSION("pcb", .33, .05, .34, false, "-", "base rate of concession to a measure", "HSE .34, Pape .05 [S7]"),
    THREAT_BONUS("thr", .3, 0, .95, false, "logit", "bonus of a threat", "threats of the United States .56 [S7, D]"),
    LOST_MARGIN(
            "mar", .25, .1, .4, false, "share", "export margin lost, net of relocation", "Pothen and Fink 2015 [S11]"),
    DIVERSION_COST("kdiv", .04, .01, .1, false, "share", "market share lost per dollar of others' loss", "[J]"),
    MONTH_OPPORTUNITY("qm", .35, .2, .5, false, "1/month", "chance that a ladder can act in a month", "[J]"),
    RECOVERY("rec", .04, .02, .08, false, "1/month", "recovery of a stalled deal", "[J]"),
    LAPSE("lapse", .02, .01, .04, false, "1/month", "lapse of a stalled deal", "[J]"),
    HAZARD_NON_BINDING(
            "Hnb", .029, .017, .053, false, "1/month", "stall hazard of a memorandum", "fit of section 10.1 [P, D]"),
    HAZARD_BINDING(
            "Hb", .0185, .012, .029, false, "1/month", "stall hazard of a binding deal", "fit of section 10.1 [P, D]"),
    COLLECTIVE_RESILIENCE(
            "coll", .25, 0, .5, false, "-", "how other signatories dilute retaliation", "[J], idea [S10]"),
    RAW_MARGIN(
            "mraw",
            .2,
            .1,
            .4,
            false,
            "share",
            "margin lost on raw exports that are withheld, less gain at home",
            "[J]"),
    RED_LINE_COST("redl", .3, .1, .6, false, "-", "political cost of signing beyond an own red line", "[J]"),
    KEPT_NON_BINDING(
            "knb",
            .6,
            .4,
            .8,
            false,
            "share",
            "promises kept under a memorandum",
            "[J] on the cases of section 6.2 [D]"),
    KEPT_BINDING(
            "kb",
            .9,
            .8,
            1,
            false,
            "share",
            "promises kept under a binding form",
            "[J] on the cases of section 6.2 [D]"),
    SALES_AT_RISK("kX", .15, .05, .3, false, "share", "sales to China lost by excluding Chinese partners", "[J]"),
    KEPT_AT_HOME(
            "kH", .5, 0, 1, false, "x p0", "strategic value of a tonne that a host keeps for itself", "half of kS [J]"),
    DEPENDENCE_SCALE("dep", 1, 1, 2, false, "-", "scale of dependence on China", "an ablation, no uncertainty");

    private final String symbol;
    private final double standard;
    private final double low;
    private final double high;
    private final boolean drawn;
    private final String unit;
    private final String meaning;
    private final String source;

    Parameter(
            String symbol,
            double standard,
            double low,
            double high,
            boolean drawn,
            String unit,
            String meaning,
            String source) {
        this.symbol = symbol;
        this.standard = standard;
        this.low = low;
        this.high = high;
        this.drawn = drawn;
        this.unit = unit;
        this.meaning = meaning;
        this.source = source;
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

    /** The range that it is believed to lie in. */
    public Priors.Range range() {
        return new Priors.Range(low, high);
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

    /** Where default and range come from, with the tags of MODEL: S and a number cite, D data, P fitted, M memory, J judgement. */
    public String source() {
        return source;
    }
}
