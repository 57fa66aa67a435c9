package parley.summit.deal;

import parley.summit.seat.Appraisal;
import parley.summit.seat.SeatValues;

/**
 * What a deal of one table is worth to a party over what the parties fall back on: the deal in force at the opening, or nothing.
 * That itself is worth exactly 0 (MODEL section 6.4).
 */
public sealed interface Valuation permits DealValuation, TruceValuation {

    /**
     * Worth of the deal with these level indices, and its parts.
     *
     * @param values the party's own, or what others believe of it
     */
    default Appraisal appraise(int[] levels, String party, SeatValues values, Prospects prospects) {
        return preferences(party, values, prospects).appraise(levels);
    }

    /** Worth of the deal with these level indices. */
    default double surplus(int[] levels, String party, SeatValues values, Prospects prospects) {
        return preferences(party, values, prospects).surplus(levels);
    }

    /** The same for one who asks about many deals in one turn. */
    Preferences preferences(String party, SeatValues values, Prospects prospects);

    /** The same worth, item by item; for those who want to know why. */
    Breakdown breakdown(int[] levels, String party, SeatValues values, Prospects prospects);

    /** What the buyer commits by it beyond what it has committed already, US$ bn. */
    double committed(int[] levels);

    /** How far it provokes China, 0..1. */
    double provocation(int[] levels);
}
