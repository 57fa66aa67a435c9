package parley.summit.session;

import parley.summit.deal.Preferences;
import parley.summit.deal.Prospects;
import parley.summit.table.TableState;
import parley.summit.world.World;

/** Says what deals are worth, on the snapshot of one turn. */
record Appraiser(World world, Prospects prospects) {

    /** What the deals of a table are worth to {@code seat}. */
    Preferences preferences(TableState table, String seat) {
        return table.valuation().preferences(seat, world.values(seat), prospects);
    }

    /** What the others would think that they are worth to it. */
    Preferences believed(TableState table, String seat) {
        return table.valuation().preferences(seat, world.beliefs(seat), prospects);
    }
}
