package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import parley.proto.error.v1.ErrorReason;
import parley.proto.negotiation.v1.GetSessionRequest;
import parley.wire.Errors;

/** A coordinator in a process whose files may grow no more, as on a disk that is full, until they may again. */
@EnabledOnOs(OS.LINUX)
class FullDiskTest {

    @TempDir
    private Path data;

    private static void files(CoordinatorProcess coordinator, String most) throws IOException, InterruptedException {
        Process limit = new ProcessBuilder(
                        "prlimit", "--pid", String.valueOf(coordinator.pid()), "--fsize=" + most + ":unlimited")
                .inheritIO()
                .start();
        assertThat(limit.waitFor()).isZero();
    }

    @Test
    void whileTheDiskIsFullSessionsWaitAndNothingIsLostAndNewOnesAreDeclined() throws Exception {
        var asked = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        try (var coordinator = CoordinatorProcess.start("--data", data.toString(), "--port", "0", "--patience", "60");
                var crowd = new Crowd(coordinator, request -> {
                    if (request.getRequestId().endsWith("/turns/4")) {
                        asked.countDown();
                        try {
                            answer.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    }
                });
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            String session = crowd.create(7);
            Future<Long> watcher = threads.submit(() -> crowd.watch(session));
            asked.await();

            files(coordinator, "0");
            answer.countDown();
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> crowd.create(8))
                        .isInstanceOf(StatusRuntimeException.class)
                        .satisfies(e ->
                                assertThat(Errors.reason(e)).isEqualTo(ErrorReason.ERROR_REASON_STORE_UNAVAILABLE));
            }
            assertThat(watcher).isNotDone();

            files(coordinator, "unlimited");
            var name = GetSessionRequest.newBuilder().setName(session).build();
            long events = watcher.get();
            var end = crowd.stub().getSession(name).getSession();
            assertThat(end.getLastEvent()).isEqualTo(events);
            assertThat(end.getDigest()).isEqualTo(Crowd.undisturbed(7));
            assertThat(crowd.watch(crowd.create(8))).isPositive();
        }
    }
}
