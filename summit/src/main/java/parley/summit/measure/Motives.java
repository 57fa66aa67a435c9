package parley.summit.measure;

/**
 * What draws a government to one level of a ladder (MODEL section 9.2), so that one can see what each thing counts and what would
 * follow if it were another.
 *
 * @param level that is weighed
 * @param from level in force
 * @param top highest level of the ladder
 * @param pressure that the actor feels from its counterpart, 0..1
 * @param demand value of what is demanded, US$ bn
 * @param sensitivity scale of money, US$ bn
 * @param stakes what the level means in money
 * @param baseRate how often measures succeed
 * @param conflictWeight how much an expected conflict counts against success
 * @param conflict that is expected, 0..1
 * @param threat bonus of a level that only threatens; 0 for the others
 * @param reciprocity pull of the level toward the pressure
 * @param inertia cost of moving
 * @param word whether the actor has announced this level
 * @param precision how sharply the best level is preferred
 */
public record Motives(
        int level,
        int from,
        int top,
        double pressure,
        double demand,
        double sensitivity,
        QuantalResponse.Stakes stakes,
        double baseRate,
        double conflictWeight,
        double conflict,
        double threat,
        double reciprocity,
        double inertia,
        boolean word,
        double precision) {

    /** Probability that the counterpart gives in to the level. */
    public double concession() {
        return level == 0 ? 0 : chance(odds(stakes, baseRate) - conflictWeight * conflict + threat);
    }

    /** Log-odds that the counterpart gives in, but for an expected conflict and the bonus of a threat. */
    static double odds(QuantalResponse.Stakes stakes, double baseRate) {
        return StrictMath.log(baseRate / (1 - baseRate))
                + .5 * StrictMath.log(1 + Math.max(0, stakes.targetLoss() - stakes.ownCost()));
    }

    static double chance(double odds) {
        return 1 / (1 + StrictMath.exp(-odds));
    }

    /** How far the level is from what the pressure calls for. */
    public double miss() {
        return (double) level / top - pressure;
    }

    /** How far it moves, as a share of the ladder. */
    public double moved() {
        return (double) Math.abs(level - from) / top;
    }

    /** Utility of the level. */
    public double utility() {
        double gain = pressure * demand * concession() - (stakes.ownCost() + stakes.diversion());
        double move = 2 * inertia * Math.abs(level - from) / top;
        return gain / sensitivity - reciprocity * (miss() * miss()) - move + (word ? 1 : 0);
    }

    /** Its exponent, of which the choice probabilities are made. */
    public double exponent() {
        return precision * utility();
    }
}
