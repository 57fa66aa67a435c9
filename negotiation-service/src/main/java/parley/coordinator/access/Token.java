package parley.coordinator.access;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * What a token says.
 *
 * @param id 32 hexadecimal digits, by which it is revoked
 * @param caller who its bearer is
 * @param expires from then on it is not valid any more
 */
public record Token(String id, Caller caller, Instant expires) {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    /** Whether this could be the id of a token. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }
}
