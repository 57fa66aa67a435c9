package parley.summit.world;

import parley.summit.measure.LadderState;

/** Sees why a level was chosen while the reasons are still there: on the snapshot of the choice, before any choice acts. */
@FunctionalInterface
public interface Onlooker {

    /** Sees nothing. */
    Onlooker NOBODY = (world, ladder, level) -> {};

    /** A level was chosen on a ladder, by its seat or by the rules; it may be the one in force. */
    void chosen(World world, LadderState ladder, int level);
}
