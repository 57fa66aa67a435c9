package parley.summit.deal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import parley.summit.scenario.Issue;

/**
 * What is known of those deals of one table that somebody has asked about. They are found by their place among all deals of the table,
 * thousands of times in a session, so places are hashed without an object for each.
 *
 * @param <D> what is known of a deal
 */
final class DealMap<D> {

    private static final int FIRST_SIZE = 128;
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final long NOWHERE = -1;

    private final int[] sizes;
    private final List<D> deals = new ArrayList<>();

    /** By slot: the place of a deal, and where it is in the list. */
    private long[] places = empty(FIRST_SIZE);

    private int[] indices = new int[FIRST_SIZE];

    DealMap(List<Issue> issues) {
        sizes = issues.stream().mapToInt(issue -> issue.levels().size()).toArray();
    }

    private static long[] empty(int size) {
        var places = new long[size];
        Arrays.fill(places, NOWHERE);
        return places;
    }

    /** What is known of the deal with these level indices; {@code find} is asked once for each. */
    D at(int[] levels, Function<int[], D> find) {
        long place = 0;
        for (int i = 0; i < levels.length; i++) {
            place = place * sizes[i] + levels[i];
        }
        int slot = slot(place);
        if (places[slot] == NOWHERE) {
            deals.add(find.apply(levels));
            put(slot, place, deals.size() - 1);
        }
        return deals.get(indices[slot(place)]);
    }

    /** Where the place is, or would be. */
    private int slot(long place) {
        int slot = (int) ((place * MIX) >>> Integer.SIZE) & (places.length - 1);
        while (places[slot] != place && places[slot] != NOWHERE) {
            slot = (slot + 1) & (places.length - 1);
        }
        return slot;
    }

    private void put(int slot, long place, int index) {
        places[slot] = place;
        indices[slot] = index;
        if (2 * deals.size() > places.length) {
            grow();
        }
    }

    private void grow() {
        long[] oldPlaces = places;
        int[] oldIndices = indices;
        places = empty(2 * oldPlaces.length);
        indices = new int[places.length];
        for (int old = 0; old < oldPlaces.length; old++) {
            if (oldPlaces[old] != NOWHERE) {
                int slot = slot(oldPlaces[old]);
                places[slot] = oldPlaces[old];
                indices[slot] = oldIndices[old];
            }
        }
    }
}
