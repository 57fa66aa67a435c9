package parley.classroom.room;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Locale;
import java.util.Map;
import parley.proto.classroom.v1.ClassStage;
import parley.proto.error.v1.ErrorReason;
import parley.wire.Errors;

/** What the classroom refuses, as it travels. */
public final class Refusals {

    private static final String STAGE = "CLASS_STAGE_";

    private Refusals() {}

    /** A code that no class or person has. */
    public static StatusRuntimeException unknownCode(String code) {
        return Errors.status(
                Status.Code.NOT_FOUND,
                ErrorReason.ERROR_REASON_UNKNOWN_CLASS,
                "code: " + (code.isEmpty() ? "missing" : code) + " (expected: one that was given out)",
                Map.of("code", code));
    }

    static StatusRuntimeException unknownPerson(int person) {
        return Errors.status(
                Status.Code.NOT_FOUND,
                ErrorReason.ERROR_REASON_UNKNOWN_PERSON,
                "person: " + person + " (expected: the number of somebody in the class)",
                Map.of("person", String.valueOf(person)));
    }

    static StatusRuntimeException unknownCountry(String country, Iterable<String> expected) {
        return Errors.status(
                Status.Code.INVALID_ARGUMENT,
                ErrorReason.ERROR_REASON_UNKNOWN_COUNTRY,
                "country: " + country + " (expected: one of " + String.join(", ", expected) + ")",
                Map.of("country", country, "expected", String.join(", ", expected)));
    }

    static StatusRuntimeException stage(ClassStage stage, String expected) {
        String word = stage.name().substring(STAGE.length()).toLowerCase(Locale.ROOT);
        return Errors.status(
                Status.Code.FAILED_PRECONDITION,
                ErrorReason.ERROR_REASON_CLASS_STAGE,
                "stage: " + word + " (expected: " + expected + ")",
                Map.of("stage", word, "expected", expected));
    }

    /** No place is left. */
    static StatusRuntimeException full(String what, long most) {
        return limit(what, most, "somebody has to make room");
    }

    /** Too much of something. */
    public static StatusRuntimeException limit(String what, long most) {
        return limit(what, most, "try again later");
    }

    private static StatusRuntimeException limit(String what, long most, String advice) {
        return Errors.status(
                Status.Code.RESOURCE_EXHAUSTED,
                ErrorReason.ERROR_REASON_LIMIT_EXCEEDED,
                what + ": more than " + most + " (" + advice + ")",
                Map.of("limit", what, "most", String.valueOf(most)));
    }

    /** The console is being closed. */
    public static StatusRuntimeException stopping() {
        return Errors.status(
                Status.Code.UNAVAILABLE,
                ErrorReason.ERROR_REASON_SHUTTING_DOWN,
                "the console stops (come back with the last cursor)",
                Map.of());
    }
}
