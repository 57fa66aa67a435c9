package parley.summit.session;

import parley.summit.deal.Prospects;
import parley.summit.seat.Appraisal;
import parley.summit.table.TableState;
import parley.summit.world.World;

/** Says what deals are worth, on the snapshot of one turn. */
record Appraiser(World world, Prospects prospects) {

    Appraisal appraise(TableState table, String seat, int[] levels) {
        return table.valuation().appraise(levels, seat, world.values(seat), prospects);
    }

    double surplus(TableState table, String seat, int[] levels) {
        return appraise(table, seat, levels).surplus();
    }

    /** What the others would think that a deal is worth to {@code seat}. */
    double believed(TableState table, String seat, int[] levels) {
        return table.valuation().surplus(levels, seat, world.beliefs(seat), prospects);
    }
}
