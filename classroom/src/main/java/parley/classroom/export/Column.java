package parley.classroom.export;

/**
 * A column of a sheet; its name is lower case, digits and underscores.
 *
 * @param unit of its numbers, empty where there is none
 * @param meaning in words, for the dictionary
 */
public record Column(String name, Kind kind, String unit, String meaning) {

    /** What its cells are, where there is something. */
    public enum Kind {
        TEXT,
        WHOLE,
        REAL,
        FLAG
    }

    static Column text(String name, String meaning) {
        return new Column(name, Kind.TEXT, "", meaning);
    }

    static Column whole(String name, String unit, String meaning) {
        return new Column(name, Kind.WHOLE, unit, meaning);
    }

    static Column real(String name, String unit, String meaning) {
        return new Column(name, Kind.REAL, unit, meaning);
    }

    static Column flag(String name, String meaning) {
        return new Column(name, Kind.FLAG, "", meaning);
    }
}
