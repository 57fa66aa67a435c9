package parley.sweep.run;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/** One thing that is kept of a run. */
public sealed interface Cell {

    record Text(String text) implements Cell {}

    record Whole(long number) implements Cell {}

    record Real(double number) implements Cell {}

    record Flag(boolean set) implements Cell {}

    /** Nothing, where a run has none. */
    record None() implements Cell {}

    /** A number, or nothing. */
    static Cell of(OptionalDouble number) {
        return number.isPresent() ? new Real(number.getAsDouble()) : new None();
    }

    /** A number, or nothing. */
    static Cell of(OptionalInt number) {
        return number.isPresent() ? new Whole(number.getAsInt()) : new None();
    }

    /** The same text for the same cell on every machine; a digest is made of these. */
    default String canonical() {
        return switch (this) {
            case Text cell ->
                cell.text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
            case Whole cell -> Long.toString(cell.number);
            case Real cell -> Double.toString(cell.number + 0.0);
            case Flag cell -> Boolean.toString(cell.set);
            case None cell -> "\\N";
        };
    }
}
