package parley.summit.scenario;

/** A mechanism of the model that a scenario can switch off, to see what it does. */
public enum Mechanism {
    /** Markets grow, so that a plant of today is a smaller share tomorrow. */
    GROWTH,
    /** Projects are built. */
    PROJECTS,
    /** Controls on exports restrict flows, search and technology. */
    CONTROLS,
    /** China moves on its ladders, presses prices and makes deals stall, and hosts expect it. */
    CHINESE_MEASURES,
    /** Hosts expect China to answer those who sign. */
    RETALIATION,
    /** China and the United States may sign a truce. */
    TRUCE,
    /** Deals stall. */
    STALLS,
    /** China presses the prices of markets where rivals build. */
    PRICE_SUPPRESSION,
    /** A tonne is worth what its lack would cost. */
    SHADOW_PRICES,
    /** Deals from before the summit are what their parties fall back on. */
    OPENING_DEALS,
    /** Red lines cost whoever signs beyond its own. */
    RED_LINES,
    /** Tariffs and curbs on trade that are carried out reach welfare. */
    TRADE_LOSSES,
    /** Hosts value alignment with the buyer. */
    ALIGNMENT
}
