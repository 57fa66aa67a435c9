package parley.summit.scenario;

/** What kind of plant a project is; the kind decides its mean lead time (MODEL section 6.2). */
public enum ProjectType {
    MAGNET(30),
    BROWNFIELD(30),
    RESTART(30),
    REFINERY(60),
    BYPRODUCT(24),
    MINE(54);

    private final double lead;

    ProjectType(double lead) {
        this.lead = lead;
    }

    /** Mean time from decision to output, months. */
    public double lead() {
        return lead;
    }
}
