package parley.classroom.export;

import java.util.Optional;

/** One thing in a row. */
public sealed interface Cell {

    record Text(String text) implements Cell {}

    record Whole(long number) implements Cell {}

    record Real(double number) implements Cell {}

    record Flag(boolean set) implements Cell {}

    /** Nothing, where a row has none. */
    record None() implements Cell {}

    Cell NONE = new None();

    static Cell of(String text) {
        return new Text(text);
    }

    static Cell of(long number) {
        return new Whole(number);
    }

    static Cell of(double number) {
        return new Real(number);
    }

    static Cell of(boolean set) {
        return new Flag(set);
    }

    /** The text, or nothing where it is empty. */
    static Cell orNone(String text) {
        return text.isEmpty() ? NONE : new Text(text);
    }

    /** The number, or nothing where it is 0. */
    static Cell orNone(long number) {
        return number == 0 ? NONE : new Whole(number);
    }

    static Cell of(Optional<String> text) {
        return text.<Cell>map(Text::new).orElse(NONE);
    }
}
