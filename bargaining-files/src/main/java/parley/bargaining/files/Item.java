package parley.bargaining.files;

import java.util.OptionalDouble;

/**
 * One value of a discrete issue.
 *
 * @param description in words; may be empty
 * @param cost as GENIUS keeps it; it is no part of any utility
 */
public record Item(String value, String description, OptionalDouble cost) {

    /** A value and no more. */
    public static Item of(String value) {
        return new Item(value, "", OptionalDouble.empty());
    }
}
