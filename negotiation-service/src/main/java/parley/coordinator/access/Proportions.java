package parley.coordinator.access;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import java.util.List;
import parley.coordinator.session.DeclinedException;
import parley.coordinator.session.Problem;

/** How long, wide and deep any request may be, whatever it is; what each field means has closer bounds of its own. */
final class Proportions {

    private static final int CHARACTERS = 10_000;
    private static final int ENTRIES = 10_000;
    private static final int DEPTH = 20;

    private Proportions() {}

    static void require(Message request) {
        require(request, 1);
    }

    private static void require(Message message, int depth) {
        check("nested messages", depth, DEPTH);
        message.getAllFields().forEach((field, value) -> {
            if (value instanceof List<?> items) {
                check("entries of " + field.getName(), items.size(), ENTRIES);
                items.forEach(item -> value(field.getName(), item, depth));
            } else {
                value(field.getName(), value, depth);
            }
        });
    }

    private static void value(String field, Object value, int depth) {
        switch (value) {
            case Message message -> require(message, depth + 1);
            case String text -> check("characters of " + field, text.length(), CHARACTERS);
            case ByteString bytes -> check("bytes of " + field, bytes.size(), CHARACTERS);
            default -> {}
        }
    }

    private static void check(String limit, int found, int most) {
        if (found > most) {
            throw new DeclinedException(new Problem.LimitExceeded(limit, most));
        }
    }
}
