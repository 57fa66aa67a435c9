package parley.sweep.run;

/** A column of what a sweep keeps of each run; its name is lower case, digits and underscores. */
public record Column(String name, Kind kind) {

    /** What its cells are, if they are there. */
    public enum Kind {
        TEXT("VARCHAR"),
        WHOLE("BIGINT"),
        REAL("DOUBLE"),
        FLAG("BOOLEAN");

        private final String sql;

        Kind(String sql) {
            this.sql = sql;
        }
    }

    public Column {
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException(
                    "column: " + name + " (expected: lower case letters, digits and underscores)");
        }
    }

    String declared() {
        return name + " " + kind.sql;
    }
}
