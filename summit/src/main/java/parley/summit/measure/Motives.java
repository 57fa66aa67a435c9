package parley.summit.measure;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import parley.summit.measure.QuantalResponse.Stakes;
import parley.summit.scenario.Ladder;

/**
 * What draws a government to one level of a ladder (MODEL section 9.2), so that one can see what each thing counts and what would
 * follow if it were another.
 *
 * @param level that is weighed
 * @param from level in force
 * @param top highest level of the ladder
 * @param means what the level means in money, before the factors among the drives
 * @param conflict that is expected, 0..1
 * @param word whether the actor has announced this level
 * @param drives all of them
 */
public record Motives(
        int level, int from, int top, Stakes means, double conflict, boolean word, Map<Drive, Double> drives) {

    public Motives {
        drives = Collections.unmodifiableMap(new EnumMap<>(drives));
    }

    /** The same, if one number were another. */
    public Motives with(Drive drive, double value) {
        var turned = new EnumMap<Drive, Double>(drives);
        turned.put(drive, value);
        return new Motives(level, from, top, means, conflict, word, turned);
    }

    /** What one of the numbers is. */
    public double of(Drive drive) {
        return Objects.requireNonNull(drives.get(drive));
    }

    /** What the level means in money. */
    public Stakes stakes() {
        return new Stakes(
                of(Drive.TARGET_LOSS) * means.targetLoss(),
                of(Drive.OWN_COST) * means.ownCost(),
                of(Drive.DIVERSION) * means.diversion());
    }

    /** Probability that the counterpart gives in to the level. */
    public double concession() {
        double odds = odds(stakes(), of(Drive.BASE_RATE)) - of(Drive.CONFLICT) * conflict;
        return concession(level, odds, of(Drive.THREAT));
    }

    /** Log-odds that the counterpart gives in, but for an expected conflict and the bonus of a threat. */
    static double odds(Stakes stakes, double baseRate) {
        return StrictMath.log(baseRate / (1 - baseRate))
                + .5 * StrictMath.log(1 + Math.max(0, stakes.targetLoss() - stakes.ownCost()));
    }

    /** A threat alone works better than it looks. */
    static double concession(int level, double odds, double threat) {
        return level == 0 ? 0 : 1 / (1 + StrictMath.exp(-(odds + (level == Ladder.ANNOUNCEMENT ? threat : 0))));
    }

    /** How far the level is from what the pressure calls for. */
    public double miss() {
        return (double) level / top - of(Drive.PRESSURE);
    }

    /** How far it moves, as a share of the ladder. */
    public double moved() {
        return (double) Math.abs(level - from) / top;
    }

    /** Utility of the level. */
    public double utility() {
        Stakes stakes = stakes();
        double gain = of(Drive.PRESSURE) * of(Drive.DEMAND) * concession() - (stakes.ownCost() + stakes.diversion());
        double push = of(Drive.RECIPROCITY);
        return utility(gain / of(Drive.SENSITIVITY), push, miss(), of(Drive.INERTIA), level - from, top, word);
    }

    /**
     * Utility of a level.
     *
     * @param gain by the ladder's own scale of money
     * @param steps that it is away from the level in force
     */
    static double utility(
            double gain, double reciprocity, double miss, double inertia, int steps, int top, boolean word) {
        return gain - reciprocity * (miss * miss) - 2 * inertia * Math.abs(steps) / top + (word ? 1 : 0);
    }

    /** Its exponent, of which the choice probabilities are made. */
    public double exponent() {
        return of(Drive.PRECISION) * utility();
    }
}
