package parley.cli.client;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import parley.cli.console.BadInputException;
import parley.cli.console.FailedException;
import parley.wire.PlainText;

/** Why a call did not succeed, in one line, and whose turn it is to do something about it. */
public final class Unreached {

    private Unreached() {}

    /** The failure to be thrown in place of a call's. */
    public static RuntimeException because(StatusRuntimeException e, String target) {
        Status status = e.getStatus();
        String said = status.getDescription() == null ? status.getCode().name() : PlainText.of(status.getDescription());
        return switch (status.getCode()) {
            case UNAVAILABLE ->
                new FailedException(
                        "coordinator: " + target + " does not answer: " + PlainText.whyUnreached(status)
                                + " (expected: one that was started with ./parley serve)",
                        e);
            case DEADLINE_EXCEEDED -> new FailedException("coordinator: " + target + " did not answer in time", e);
            case INVALID_ARGUMENT, NOT_FOUND, FAILED_PRECONDITION, ALREADY_EXISTS, PERMISSION_DENIED, UNAUTHENTICATED ->
                new BadInputException(said, e);
            case OK,
                    CANCELLED,
                    UNKNOWN,
                    RESOURCE_EXHAUSTED,
                    ABORTED,
                    OUT_OF_RANGE,
                    UNIMPLEMENTED,
                    INTERNAL,
                    DATA_LOSS -> new FailedException("coordinator: " + target + ": " + said, e);
        };
    }
}
