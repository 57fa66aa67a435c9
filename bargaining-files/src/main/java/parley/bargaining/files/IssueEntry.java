package parley.bargaining.files;

import java.util.List;
import java.util.stream.IntStream;

/** An issue as a file has it, by the kind of its values. */
public sealed interface IssueEntry {

    /** The number that weights and profiles of GENIUS know it by; from 1. */
    int index();

    String name();

    /** In words; may be empty. */
    String description();

    /** Its values are listed. */
    record Discrete(int index, String name, String description, List<Item> items) implements IssueEntry {
        public Discrete {
            items = List.copyOf(items);
        }
    }

    /** Its values are whole numbers, both ends among them. */
    record Whole(int index, String name, String description, int lowest, int highest) implements IssueEntry {}

    /** Its values are all numbers between two ends. */
    record Real(int index, String name, String description, double lowest, double highest) implements IssueEntry {}

    /** How many values it has; 0 for as many as there are numbers. */
    default long size() {
        return switch (this) {
            case Discrete discrete -> discrete.items().size();
            case Whole whole -> (long) whole.highest() - whole.lowest() + 1;
            case Real real -> 0;
        };
    }

    /** Its values as texts; none for a real one. */
    default List<String> values() {
        return switch (this) {
            case Discrete discrete -> discrete.items().stream().map(Item::value).toList();
            case Whole whole ->
                IntStream.rangeClosed(whole.lowest(), whole.highest())
                        .mapToObj(Integer::toString)
                        .toList();
            case Real real -> List.of();
        };
    }
}
