package parley.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parley.proto.error.v1.ErrorReason;

class ErrorsTest {

    @Test
    void aFailureSaysItsReasonAndWhatItIsAbout() {
        var failure = Errors.status(
                Status.Code.NOT_FOUND,
                ErrorReason.ERROR_REASON_UNKNOWN_SESSION,
                "session: sessions/7 (expected: one that exists)",
                Map.of("session", "sessions/7"));

        assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND);
        assertThat(Errors.reason(failure)).isEqualTo(ErrorReason.ERROR_REASON_UNKNOWN_SESSION);
        assertThat(Errors.info(failure)).hasValueSatisfying(info -> {
            assertThat(info.getReason()).isEqualTo("UNKNOWN_SESSION");
            assertThat(info.getMetadataMap()).containsExactly(Map.entry("session", "sessions/7"));
        });
    }

    @Test
    void aBrokenBoundIsAnInvalidArgument() {
        var failure = Errors.status(new WireException("page_size", 1000, "0..100"));

        assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(failure.getStatus().getDescription()).isEqualTo("page_size: 1000 (expected: 0..100)");
        assertThat(Errors.info(failure).orElseThrow().getMetadataMap())
                .isEqualTo(Map.of("field", "page_size", "value", "1000", "expected", "0..100"));
    }

    @Test
    void aFailureThatIsNotOursHasNoReason() {
        assertThat(Errors.reason(Status.UNAVAILABLE.asRuntimeException()))
                .isEqualTo(ErrorReason.ERROR_REASON_UNSPECIFIED);
        assertThat(Errors.info(new IllegalStateException("no status"))).isEmpty();
    }
}
