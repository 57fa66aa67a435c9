package parley.summit.scenario;

/** How far a project had come before the summit (MODEL section 6.2). */
public enum ProjectStatus {
    CONCEPT(.10, .35, 1.6),
    FEASIBILITY(.25, .55, 1.0),
    PERMITTED(.50, .75, .7),
    BUILDING(.85, .93, .4);

    private final double chance;
    private final double bestChance;
    private final double leadFactor;

    ProjectStatus(double chance, double bestChance, double leadFactor) {
        this.chance = chance;
        this.bestChance = bestChance;
        this.leadFactor = leadFactor;
    }

    /** Probability that it is completed without a deal. */
    public double chance() {
        return chance;
    }

    /** Probability that it is completed with the strongest deal. */
    public double bestChance() {
        return bestChance;
    }

    /** Share of the lead time that is still ahead. */
    public double leadFactor() {
        return leadFactor;
    }
}
