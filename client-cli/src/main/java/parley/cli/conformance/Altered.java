package parley.cli.conformance;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import java.util.Map;
import parley.proto.agent.v1.DecideRequest;
import parley.proto.scenario.v1.CalendarEntry;
import parley.proto.seat.v1.Refusal;
import parley.proto.seat.v1.RefusalReason;
import parley.proto.seat.v1.TurnKind;

/** Questions that mean the same, put in another way. */
final class Altered {

    private static final int UNKNOWN = 9_999;
    private static final int LARGE_BYTES = 3 << 20;
    private static final String ANY_SCRIPT = "Ürümqi – 稀土 – Ελλάδα 🧲";

    private Altered() {}

    /** As a coordinator of a later version would put it. */
    static DecideRequest newer(DecideRequest request) {
        var said = UnknownFieldSet.newBuilder()
                .addField(
                        UNKNOWN,
                        UnknownFieldSet.Field.newBuilder()
                                .addVarint(7)
                                .addLengthDelimited(ByteString.copyFromUtf8("new"))
                                .build())
                .build();
        var altered = request.toBuilder();
        altered.getViewBuilder().getTablesBuilderList().forEach(table -> table.setUnknownFields(said));
        altered.getViewBuilder().getMeasuresBuilderList().forEach(ladder -> ladder.setUnknownFields(said));
        altered.getViewBuilder().setUnknownFields(said);
        return altered.setUnknownFields(said).build();
    }

    /** With every title in scripts from everywhere. */
    static DecideRequest inAnyScript(DecideRequest request) {
        var altered = request.toBuilder();
        retitle(altered);
        return altered.build();
    }

    private static void retitle(Message.Builder message) {
        for (Map.Entry<FieldDescriptor, Object> entry : message.getAllFields().entrySet()) {
            FieldDescriptor field = entry.getKey();
            if (field.getJavaType() == FieldDescriptor.JavaType.STRING
                    && field.getName().equals("title")) {
                message.setField(field, ANY_SCRIPT);
            } else if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE && !field.isMapField()) {
                if (field.isRepeated()) {
                    for (int i = 0; i < message.getRepeatedFieldCount(field); i++) {
                        retitle(message.getRepeatedFieldBuilder(field, i));
                    }
                } else {
                    retitle(message.getFieldBuilder(field));
                }
            }
        }
    }

    /** With so full a calendar that it is nearly as large as gRPC allows. */
    static DecideRequest large(DecideRequest request) {
        CalendarEntry entry = CalendarEntry.newBuilder()
                .setRound(request.getView().getRounds())
                .setTitle("a meeting of working groups on grades, assays and shipping dates, ".repeat(5))
                .build();
        var altered = request.toBuilder();
        int entries = (LARGE_BYTES - request.getSerializedSize()) / (entry.getSerializedSize() + 4);
        for (int i = 0; i < entries; i++) {
            altered.getViewBuilder().addCalendar(entry);
        }
        return altered.build();
    }

    /** As it is asked again when the answer was refused. */
    static DecideRequest refused(DecideRequest request) {
        boolean measures = request.getView().getKind() == TurnKind.TURN_KIND_MEASURES;
        var refusal = Refusal.newBuilder();
        if (measures) {
            refusal.setReason(RefusalReason.REFUSAL_REASON_MEASURE_NOT_OPEN)
                    .setField(request.getView().getMeasuresList().stream()
                            .findFirst()
                            .map(ladder -> "measures[" + ladder.getLadder() + "]")
                            .orElse("red_lines"))
                    .setValue("9")
                    .setExpected("a level among the options");
        } else {
            refusal.setReason(RefusalReason.REFUSAL_REASON_OVER_BUDGET)
                    .setField("tables["
                            + request.getView().getTablesList().stream()
                                    .filter(table -> table.getToMove())
                                    .findFirst()
                                    .orElseThrow()
                                    .getTable()
                                    .getId()
                            + "].offer")
                    .setValue("12.5")
                    .setExpected("at most 3.2 US$ bn");
        }
        return request.toBuilder()
                .setRequestId(request.getRequestId() + "/corrections/1")
                .setRefusal(refusal)
                .build();
    }

    /** As another question, so that nobody answers it from what was kept: a number belongs to one time. */
    static DecideRequest again(DecideRequest request, int time) {
        return request.toBuilder()
                .setSession(request.getSession() + "-" + time)
                .setRequestId(request.getRequestId() + "-" + time)
                .build();
    }
}
