package parley.wire;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import parley.summit.scenario.Scenario;

/** A scenario as one JSON object, for readers in other languages. */
public final class ScenarioJson {

    private static final JsonFormat.Printer PRINTER =
            JsonFormat.printer().alwaysPrintFieldsWithNoPresence().sortingMapKeys();

    private ScenarioJson() {}

    /** Every field, also what is 0 or empty, so that a reader needs no defaults. */
    public static String of(Scenario scenario) {
        try {
            return PRINTER.print(ScenarioCodec.toProto(scenario));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("our own messages hold nothing that JSON cannot", e);
        }
    }
}
