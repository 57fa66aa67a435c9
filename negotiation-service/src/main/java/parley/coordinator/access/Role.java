package parley.coordinator.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a caller is to the coordinator. */
public enum Role {
    HOST,
    SEAT,
    OBSERVER,
    NOBODY;

    /** As it is written in tokens and messages. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one that is written so. */
    static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
