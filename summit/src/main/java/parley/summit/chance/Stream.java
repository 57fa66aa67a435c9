package parley.summit.chance;

/** What a draw is for; each stream is independent of the others. */
public enum Stream {
    /** A model parameter. */
    PARAMETER("par"),
    /** Who opens a table. */
    COIN("coin"),
    /** Whether a ladder has an opportunity. */
    OPPORTUNITY("opp"),
    /** What is chosen on a ladder. */
    ACT("act"),
    /** Whether a project is completed at all. */
    COMPLETION("comp"),
    /** How long it takes. */
    LEAD("lead"),
    STALL("stall"),
    CAUSE("cause"),
    RECOVERY("recov"),
    LAPSE("lapse"),
    RATIFICATION("rat"),
    /** Breakdown of a truce. */
    TRUCE("truce"),
    /** Suppression of a price. */
    SUPPRESSION("supp"),
    /** Where a sweep's design puts a parameter. */
    DESIGN("design");

    private final long id;

    Stream(String name) {
        this.id = Seed.id(name);
    }

    long id() {
        return id;
    }
}
