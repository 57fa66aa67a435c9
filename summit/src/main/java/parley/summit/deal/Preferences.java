package parley.summit.deal;

import parley.summit.seat.Appraisal;

/** What every deal of one table is worth to one party, by given values and on the snapshot of one turn. */
public interface Preferences {

    /** Worth of the deal with these level indices, and its parts. */
    Appraisal appraise(int[] levels);

    /** Worth of the deal with these level indices. */
    double surplus(int[] levels);

    /** Worth of the table's middle deal with one issue at one level, by issue and level (MODEL section 8.3). */
    double[][] issueValues();
}
