package parley.sweep.run;

/**
 * A column of what a sweep keeps; its name is lower case, digits and underscores.
 *
 * @param unit of its numbers, empty where there is none
 * @param meaning in words, for the data dictionary
 */
public record Column(String name, Kind kind, String unit, String meaning) {

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

    /** One that its name explains. */
    public Column(String name, Kind kind) {
        this(name, kind, "", "");
    }

    /** Words, such as a code or an id. */
    public static Column text(String name, String meaning) {
        return new Column(name, Kind.TEXT, "", meaning);
    }

    /** A whole number. */
    public static Column whole(String name, String unit, String meaning) {
        return new Column(name, Kind.WHOLE, unit, meaning);
    }

    /** A number. */
    public static Column real(String name, String unit, String meaning) {
        return new Column(name, Kind.REAL, unit, meaning);
    }

    /** Yes or no. */
    public static Column flag(String name, String meaning) {
        return new Column(name, Kind.FLAG, "", meaning);
    }

    String declared() {
        return name + " " + kind.sql;
    }

    String type() {
        return kind.sql;
    }
}
