package parley.coordinator.server;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import parley.coordinator.session.DeclinedException;
import parley.coordinator.session.Problem;

/** Pages of lists: how long they are, and where the next one begins. */
final class Pages {

    private static final int USUAL = 20;
    private static final int LONGEST = 100;

    private Pages() {}

    static int size(int asked) {
        if (asked < 0 || asked > LONGEST) {
            throw new DeclinedException(new Problem.InvalidField("page_size", String.valueOf(asked), "0.." + LONGEST));
        }
        return asked == 0 ? USUAL : asked;
    }

    /** A token that the list with this name gives out: the page after it begins behind {@code last}. */
    static String token(String list, String last) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((list + ":" + last).getBytes(StandardCharsets.UTF_8));
    }

    /** What came last on the page before; empty for the first page. */
    static Optional<String> last(String list, String token) {
        if (token.isEmpty()) {
            return Optional.empty();
        }
        String text = decoded(token);
        if (!text.startsWith(list + ":")) {
            throw unknown(token);
        }
        return Optional.of(text.substring(list.length() + 1));
    }

    private static String decoded(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw unknown(token);
        }
    }

    static DeclinedException unknown(String token) {
        return new DeclinedException(new Problem.PageTokenUnknown(token));
    }
}
