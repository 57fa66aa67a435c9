package parley.coordinator.store;

import java.util.Map;

/** What the two databases say differently; all other statements are the same. */
enum Dialect {
    SQLITE("BLOB", "INTEGER PRIMARY KEY AUTOINCREMENT", "CAST(unixepoch('subsec') * 1000 AS INTEGER)", true),
    POSTGRESQL(
            "BYTEA",
            "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
            "CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)",
            false);

    private final String bytes;
    private final String identity;
    private final String now;
    private final boolean writesAlone;

    Dialect(String bytes, String identity, String now, boolean writesAlone) {
        this.bytes = bytes;
        this.identity = identity;
        this.now = now;
        this.writesAlone = writesAlone;
    }

    /** For the scripts that make the tables. */
    Map<String, String> placeholders() {
        return Map.of("bytes", bytes, "identity", identity);
    }

    /** Whether nobody else writes while a transaction is open, so that what it has read holds until its end. */
    boolean writesAlone() {
        return writesAlone;
    }

    /** Milliseconds since 1970 by the database's clock, so that the coordinators' clocks do not matter. */
    String now() {
        return now;
    }
}
