package parley.wire;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import parley.summit.scenario.Scenario;

/** A scenario as one JSON object, for readers in other languages. */
public final class ScenarioJson {

    private static final JsonFormat.Printer PRINTER =
            JsonFormat.printer().alwaysPrintFieldsWithNoPresence().sortingMapKeys();

    private static final JsonFormat.Parser PARSER = JsonFormat.parser();

    private ScenarioJson() {}

    /** The scenario of such an object, checked like any other that comes from outside. */
    public static Scenario read(String json) {
        var proto = parley.proto.scenario.v1.Scenario.newBuilder();
        try {
            PARSER.merge(json, proto);
        } catch (InvalidProtocolBufferException e) {
            throw new WireException("scenario", String.valueOf(e.getMessage()), "one JSON object, as it was written");
        }
        return ScenarioCodec.fromProto(proto.build());
    }

    /** Every field, also what is 0 or empty, so that a reader needs no defaults. */
    public static String of(Scenario scenario) {
        try {
            return PRINTER.print(ScenarioCodec.toProto(scenario));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("our own messages hold nothing that JSON cannot", e);
        }
    }
}
