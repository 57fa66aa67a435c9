package parley.coordinator.access;

import java.util.Locale;

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
}
