package parley.summit.deal;

import java.util.Arrays;
import parley.summit.market.SupplyChain;
import parley.summit.scenario.Mechanism;
import parley.summit.scenario.Parameter;
import parley.summit.scenario.Parameters;
import parley.summit.scenario.Profile;
import parley.summit.transcript.StallCause;

/** Monthly hazards that a deal stalls, by cause in the order of {@link StallCause} (MODEL section 10.1). */
public final class Hazards {

    /** Monthly hazard that a treaty is ratified where nothing stands in the way. */
    private static final double RATIFICATION = .035;

    private static final StallCause[] CAUSES = StallCause.values();

    /** In the order of the causes. */
    private final double[] byCause;

    private Hazards(double[] byCause) {
        this.byCause = byCause;
    }

    /**
     * The hazards of a deal with this host; none is China's where it takes no measures.
     *
     * @param chinaLevel level of China's ladder toward the host
     * @param pressed whether China presses the price of one of the projects' markets
     */
    public static Hazards in(SupplyChain chain, Terms terms, Profile host, int chinaLevel, boolean pressed) {
        Hazards all = of(terms, host, chain.parameters(), chinaLevel, pressed);
        return chain.has(Mechanism.CHINESE_MEASURES) ? all : all.withoutChina();
    }

    /** The same with all mechanisms on. */
    static Hazards of(Terms terms, Profile host, Parameters p, int chinaLevel, boolean pressed) {
        double base = p.get(terms.isBinding() ? Parameter.HAZARD_BINDING : Parameter.HAZARD_NON_BINDING)
                * p.get(Parameter.HAZARD_SCALE);
        var hazards = new double[CAUSES.length];
        for (int i = 0; i < CAUSES.length; i++) {
            double factor = switch (CAUSES[i]) {
                case ECONOMIC -> economic(terms, pressed);
                case SOCIAL -> social(terms, host);
                case ENVIRONMENT -> environment(terms, host);
                case TAX -> tax(terms, host);
                case EXPORT -> export(terms, host);
                case CHINA -> china(terms, host, chinaLevel);
            };
            hazards[i] = base * factor;
        }
        return new Hazards(hazards);
    }

    private static double economic(Terms t, boolean pressed) {
        double suppression = pressed && t.floor() == 0 ? 3 : 1;
        return .36 * Math.max(.1, 1 - .5 * t.finance() - .5 * t.floor()) / .5 * suppression;
    }

    private static double social(Terms t, Profile host) {
        return .24 * reach(1.5, host.obstacles().social()) * (1 - .4 * t.standards() - .4 * t.infrastructure()) / .7;
    }

    private static double environment(Terms t, Profile host) {
        return .20 * reach(1.5, host.obstacles().environment()) * (1 - .5 * t.standards()) / .75;
    }

    private static double tax(Terms t, Profile host) {
        return .12 * reach(1.2, host.obstacles().tax()) * (1 + .6 * t.finance()) / 1.3;
    }

    private static double export(Terms t, Profile host) {
        return .04 * reach(1.5, host.obstacles().export()) * (1 + t.waiver() + .5 * t.offtake()) / 1.125;
    }

    private static double china(Terms t, Profile host, int level) {
        return .04 * reach(1, host.chinaExposure()) * (1 + 2 * t.china()) * (1 + .5 * level) / 1.66;
    }

    private static double reach(double slope, double obstacle) {
        return StrictMath.exp(slope * (obstacle - .5));
    }

    private Hazards withoutChina() {
        double[] others = byCause.clone();
        others[Arrays.asList(CAUSES).indexOf(StallCause.CHINA)] = 0;
        return new Hazards(others);
    }

    /** All causes together. */
    public double total() {
        double sum = 0;
        for (double hazard : byCause) {
            sum += hazard;
        }
        return sum;
    }

    /** The cause that a uniform draw picks, in proportion to the hazards. */
    public StallCause cause(double draw) {
        double mark = draw * total();
        double cumulated = 0;
        for (int i = 0; i < CAUSES.length; i++) {
            cumulated += byCause[i];
            if (mark < cumulated) {
                return CAUSES[i];
            }
        }
        return StallCause.CHINA;
    }

    /** Probability that a hazard strikes within {@code months}. */
    public static double within(double months, double hazard) {
        return 1 - StrictMath.exp(-hazard * months);
    }

    /** Monthly hazard that a treaty is ratified by this host. */
    public static double ratification(Profile host) {
        return RATIFICATION * (1 - .4 * host.ratification());
    }
}
