package parley.summit.seat;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** One level index for each issue of a table, in the table's order. */
public record Deal(List<Integer> levels) {

    public Deal {
        levels = levels instanceof Levels ? levels : List.copyOf(levels);
    }

    public static Deal of(int... levels) {
        return new Deal(new Levels(levels.clone()));
    }

    /** Level indices that nobody can change; a session makes thousands of deals, so they are not boxed. */
    private static final class Levels extends AbstractList<Integer> implements RandomAccess {

        private final int[] levels;

        Levels(int[] levels) {
            this.levels = levels;
        }

        @Override
        public Integer get(int issue) {
            return levels[issue];
        }

        @Override
        public int size() {
            return levels.length;
        }
    }

    /** Whether nothing at all is agreed. */
    public boolean isEmpty() {
        return levels.stream().allMatch(level -> level == 0);
    }

    public int[] toArray() {
        if (levels instanceof Levels unboxed) {
            return unboxed.levels.clone();
        }
        int[] array = new int[levels.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = levels.get(i);
        }
        return array;
    }

    /** Level indices joined by dots, e.g. {@code 1.0.3}. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (int i = 0; i < levels.size(); i++) {
            text.append(i == 0 ? "" : ".").append(levels.get(i));
        }
        return text.toString();
    }
}
