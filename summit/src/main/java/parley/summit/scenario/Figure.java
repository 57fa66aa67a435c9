package parley.summit.scenario;

import java.util.OptionalDouble;

/** Where one number of the scenario comes from; {@code path} is a field's path, or a prefix that covers all below it. */
public record Figure(
        String path,
        Grade grade,
        String source,
        String reference,
        String year,
        String note,
        OptionalDouble low,
        OptionalDouble high) {

    /** How good a number is. */
    public enum Grade {
        /** From an official statistic or the party itself. */
        OFFICIAL,
        /** From a secondary page that quotes somebody. */
        SECONDARY,
        /** Computed from other figures. */
        DERIVED,
        /** The authors' judgement. */
        JUDGEMENT
    }
}
