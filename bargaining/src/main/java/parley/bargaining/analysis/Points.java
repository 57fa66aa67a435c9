package parley.bargaining.analysis;

import java.util.AbstractList;
import java.util.RandomAccess;

/** Outcomes as points, each made when it is asked for: a frontier can have ten million. */
final class Points extends AbstractList<Point> implements RandomAccess {

    private final UtilitySpace space;
    private final int[] outcomes;

    Points(UtilitySpace space, int... outcomes) {
        this.space = space;
        this.outcomes = outcomes;
    }

    @Override
    public Point get(int index) {
        return space.point(outcomes[index]);
    }

    @Override
    public int size() {
        return outcomes.length;
    }
}
