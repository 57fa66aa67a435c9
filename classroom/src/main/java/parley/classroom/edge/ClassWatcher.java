package parley.classroom.edge;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;
import parley.classroom.room.Member;
import parley.classroom.room.Refusals;
import parley.classroom.room.Views;
import parley.proto.classroom.v1.WatchClassResponse;
import parley.proto.error.v1.ErrorReason;
import parley.wire.Answers;
import parley.wire.Errors;

/**
 * Sends a member what it may see, on a thread of its own. What changes while the last step is still on its way is sent together, so a slow
 * browser holds nobody up and costs no memory.
 */
final class ClassWatcher {

    private static final Answers ANSWERS =
            new Answers(LoggerFactory.getLogger(ClassWatcher.class), "the view of a class");

    /** So that a busy class sends a browser no more steps than a person can follow. */
    private static final long BETWEEN_MILLIS = 100;

    /** A stream that is quiet for longer may be taken for dead by what lies in between. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Member member;
    private final Views views;
    private final ServerCallStreamObserver<WatchClassResponse> reply;
    private final Semaphore ready = new Semaphore(0);

    private ClassWatcher(Member member, Views views, ServerCallStreamObserver<WatchClassResponse> reply) {
        this.member = member;
        this.views = views;
        this.reply = reply;
    }

    static void start(Member member, long after, ServerCallStreamObserver<WatchClassResponse> reply) {
        var watcher = new ClassWatcher(member, new Views(member, after), reply);
        Thread thread = Thread.ofVirtual().name("watch class").unstarted(watcher::run);
        reply.setOnReadyHandler(watcher.ready::release);
        reply.setOnCancelHandler(thread::interrupt);
        thread.start();
    }

    private void run() {
        member.room().came(member);
        try {
            follow();
        } catch (InterruptedException e) {
            // The browser has gone.
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (!reply.isCancelled()) {
                reply.onError(ANSWERS.status(e));
            }
        } finally {
            member.room().left(member);
        }
    }

    private void follow() throws InterruptedException {
        long seen = -1;
        while (true) {
            OptionalLong version = member.room().await(member, seen, SIGN_OF_LIFE);
            if (version.isEmpty()) {
                throw Refusals.stopping();
            }
            boolean quiet = seen == version.getAsLong();
            seen = version.getAsLong();
            Optional<WatchClassResponse> step = views.next();
            if (step.isEmpty()) {
                throw removed();
            }
            if (quiet || views.isNews(step.get())) {
                send(step.get());
            }
            Thread.sleep(BETWEEN_MILLIS);
        }
    }

    private void send(WatchClassResponse step) throws InterruptedException {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (!reply.isReady()) {
            if (!ready.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw Errors.status(
                        Status.Code.ABORTED,
                        ErrorReason.ERROR_REASON_WATCH_TOO_SLOW,
                        "the watcher took nothing for " + LONGEST_WAIT.toSeconds()
                                + " s (come back with the last cursor)",
                        Map.of());
            }
        }
        reply.onNext(step);
    }

    private static StatusRuntimeException removed() {
        return Errors.status(
                Status.Code.UNAUTHENTICATED,
                ErrorReason.ERROR_REASON_TOKEN_INVALID,
                "token: not valid any more (expected: one of somebody in the class)",
                Map.of("token", "not valid any more"));
    }
}
