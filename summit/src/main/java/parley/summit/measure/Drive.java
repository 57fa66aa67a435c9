package parley.summit.measure;

/** A number that moves a government on a ladder, with its symbol in MODEL section 9. */
public enum Drive {
    /** Pressure that the actor feels from its counterpart, 0..1. */
    PRESSURE("z"),
    /** Value of what is demanded, US$ bn. */
    DEMAND("Theta"),
    /** Scale of money, US$ bn. */
    SENSITIVITY("Sa"),
    /** Factor on what the counterpart is believed to lose. */
    TARGET_LOSS("Lb"),
    /** Factor on the actor's own cost. */
    OWN_COST("own"),
    /** Factor on the markets that the actor would lose. */
    DIVERSION("dv"),
    /** How often measures succeed, 0..1. */
    BASE_RATE("pcb"),
    /** How much an expected conflict counts against success. */
    CONFLICT("ce"),
    /** Bonus of a level that only threatens. */
    THREAT("thr"),
    /** Pull of the level toward the pressure. */
    RECIPROCITY("rhoq"),
    /** Cost of moving. */
    INERTIA("kap"),
    /** How sharply the best level is preferred. */
    PRECISION("lamq");

    private final String symbol;

    Drive(String symbol) {
        this.symbol = symbol;
    }

    /** As MODEL writes it. */
    public String symbol() {
        return symbol;
    }
}
