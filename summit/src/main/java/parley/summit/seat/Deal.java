package parley.summit.seat;

import java.util.List;

/** One level index for each issue of a table, in the table's order. */
public record Deal(List<Integer> levels) {

    public Deal {
        levels = List.copyOf(levels);
    }

    public static Deal of(int... levels) {
        var boxed = new Integer[levels.length];
        for (int i = 0; i < boxed.length; i++) {
            boxed[i] = levels[i];
        }
        return new Deal(List.of(boxed));
    }

    /** Whether nothing at all is agreed. */
    public boolean isEmpty() {
        return levels.stream().allMatch(level -> level == 0);
    }

    public int[] toArray() {
        int[] array = new int[levels.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = levels.get(i);
        }
        return array;
    }

    /** Level indices joined by dots, e.g. {@code 1.0.3}. */
    @Override
    public String toString() {
        return levels.stream().map(String::valueOf).collect(java.util.stream.Collectors.joining("."));
    }
}
