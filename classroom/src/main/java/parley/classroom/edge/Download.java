package parley.classroom.edge;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;
import parley.proto.classroom.v1.ExportClassResponse;
import parley.proto.error.v1.ErrorReason;
import parley.wire.Answers;
import parley.wire.Errors;

/** Sends a file in parts, on a thread of its own, and no faster than they are taken. */
final class Download {

    private static final Answers ANSWERS =
            new Answers(LoggerFactory.getLogger(Download.class), "the export of a class");
    private static final int CHUNK = 1 << 16;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    /** A file is made in memory, so one at a time is. */
    private static final Semaphore MAKING = new Semaphore(1);

    private final ServerCallStreamObserver<ExportClassResponse> reply;
    private final Semaphore ready = new Semaphore(0);

    private Download(ServerCallStreamObserver<ExportClassResponse> reply) {
        this.reply = reply;
    }

    /**
     * Sends what is made, or why nothing was.
     *
     * @param file asks whether the caller may have it, at once, and gives what makes it
     */
    static void start(StreamObserver<ExportClassResponse> reply, Supplier<Supplier<byte[]>> file) {
        var observer = (ServerCallStreamObserver<ExportClassResponse>) reply;
        try {
            Supplier<byte[]> made = file.get();
            var download = new Download(observer);
            Thread thread = Thread.ofVirtual().name("export class").unstarted(() -> download.run(made));
            observer.setOnReadyHandler(download.ready::release);
            observer.setOnCancelHandler(thread::interrupt);
            thread.start();
        } catch (RuntimeException e) {
            reply.onError(ANSWERS.status(e));
        }
    }

    private void run(Supplier<byte[]> file) {
        try {
            send(ByteString.copyFrom(made(file)));
            reply.onCompleted();
        } catch (InterruptedException e) {
            // Whoever wanted it has gone.
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (!reply.isCancelled()) {
                reply.onError(ANSWERS.status(e));
            }
        }
    }

    private static byte[] made(Supplier<byte[]> file) throws InterruptedException {
        MAKING.acquire();
        try {
            return file.get();
        } finally {
            MAKING.release();
        }
    }

    private void send(ByteString file) throws InterruptedException {
        for (int from = 0; from < file.size(); from += CHUNK) {
            long end = System.nanoTime() + LONGEST_WAIT.toNanos();
            while (!reply.isReady()) {
                if (!ready.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    throw Errors.status(
                            Status.Code.ABORTED,
                            ErrorReason.ERROR_REASON_WATCH_TOO_SLOW,
                            "nothing of the file was taken for " + LONGEST_WAIT.toSeconds() + " s (ask for it again)",
                            Map.of());
                }
            }
            reply.onNext(ExportClassResponse.newBuilder()
                    .setChunk(file.substring(from, Math.min(file.size(), from + CHUNK)))
                    .build());
        }
    }
}
