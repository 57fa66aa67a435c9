package parley.bargaining.protocol;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/** What a list held at some time, as long as elements are only added; copying it every turn would be too slow. */
final class Earlier<T> extends AbstractList<T> implements RandomAccess {

    private final List<T> growing;
    private final int size;

    Earlier(List<T> growing, int size) {
        this.growing = growing;
        this.size = size;
    }

    @Override
    public T get(int index) {
        return growing.get(Objects.checkIndex(index, size));
    }

    @Override
    public int size() {
        return size;
    }
}
