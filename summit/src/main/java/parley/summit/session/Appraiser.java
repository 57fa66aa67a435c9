package parley.summit.session;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import parley.summit.deal.Preferences;
import parley.summit.deal.Prospects;
import parley.summit.table.TableState;
import parley.summit.world.World;

/** Says what deals are worth, on the snapshot of one turn; where nobody asks, nothing is computed. */
final class Appraiser {

    private final World world;
    private final Supplier<Prospects> snapshot;
    private @Nullable Prospects prospects;

    /**
     * One for the turn that begins now.
     *
     * @param snapshot what all parties take as given until the turn ends
     */
    Appraiser(World world, Supplier<Prospects> snapshot) {
        this.world = world;
        this.snapshot = snapshot;
    }

    /** What all parties take as given. */
    Prospects prospects() {
        Prospects known = prospects;
        if (known == null) {
            known = snapshot.get();
            prospects = known;
        }
        return known;
    }

    /** What the deals of a table are worth to {@code seat}. */
    Preferences preferences(TableState table, String seat) {
        return table.valuation().preferences(seat, world.values(seat), prospects());
    }

    /** What the others would think that they are worth to it. */
    Preferences believed(TableState table, String seat) {
        return table.valuation().preferences(seat, world.beliefs(seat), prospects());
    }
}
