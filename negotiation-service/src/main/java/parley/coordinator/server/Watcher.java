package parley.coordinator.server;

import io.grpc.stub.ServerCallStreamObserver;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import parley.coordinator.access.Caller;
import parley.coordinator.session.Coordinator;
import parley.coordinator.session.DeclinedException;
import parley.coordinator.session.KnownSession;
import parley.coordinator.session.Phase;
import parley.coordinator.session.Problem;
import parley.coordinator.session.Progress;
import parley.coordinator.store.PauseCodec;
import parley.coordinator.telemetry.Telemetry;
import parley.proto.negotiation.v1.WatchSessionResponse;
import parley.summit.transcript.Entry;
import parley.wire.EventCodec;

/**
 * Sends one watcher what it may see, on a thread of its own: waits while the watcher reads slowly, and holds nobody else. What
 * waits to be sent stays in the session's one list of events, so a slow watcher costs no memory either; one that takes nothing for a
 * long time is told to come back, so that it does not hold a session that is over.
 */
final class Watcher {

    private final Coordinator coordinator;
    private final Telemetry telemetry;
    private final ServerCallStreamObserver<WatchSessionResponse> reply;
    private final Semaphore ready = new Semaphore(0);
    private final Audience audience;
    private KnownSession session;
    private final Duration patience;
    private long cursor;
    private long sent;

    private Watcher(
            Coordinator coordinator,
            Telemetry telemetry,
            KnownSession session,
            long after,
            Caller caller,
            Duration patience,
            ServerCallStreamObserver<WatchSessionResponse> reply) {
        this.coordinator = coordinator;
        this.telemetry = telemetry;
        this.session = session;
        this.reply = reply;
        audience = Audience.of(caller, session.scenario());
        this.patience = patience;
        cursor = after;
        sent = after;
    }

    /** Starts to send, and comes back at once. Gives up when the watcher takes nothing for longer than this. */
    static void start(
            Coordinator coordinator,
            Telemetry telemetry,
            KnownSession session,
            long after,
            Caller caller,
            Duration patience,
            ServerCallStreamObserver<WatchSessionResponse> reply) {
        var watcher = new Watcher(coordinator, telemetry, session, after, caller, patience, reply);
        Thread thread = Thread.ofVirtual().name("watch " + session.name()).unstarted(watcher::run);
        reply.setOnReadyHandler(watcher.ready::release);
        reply.setOnCancelHandler(thread::interrupt);
        thread.start();
    }

    private void run() {
        telemetry.watcherCame();
        try {
            follow();
            reply.onCompleted();
        } catch (InterruptedException e) {
            // The watcher has gone, so there is nobody to tell.
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (!reply.isCancelled()) {
                reply.onError(Failures.status(e));
            }
        } finally {
            telemetry.watcherLeft();
        }
    }

    private void follow() throws InterruptedException {
        Phase told = new Phase.Running();
        while (true) {
            Progress progress = session.await(cursor, told);
            boolean all = session.isOpen();
            Phase now = progress.phase().isOver() ? told : progress.phase();
            for (Entry entry : progress.entries()) {
                cursor = entry.number();
                if (all || audience.sees(entry.visibility())) {
                    send(WatchSessionResponse.newBuilder().setEvent(EventCodec.toProto(entry)), now);
                }
            }
            if (progress.phase().isOver()) {
                send(WatchSessionResponse.newBuilder(), progress.phase());
                return;
            }
            if (!progress.phase().equals(told)) {
                told = progress.phase();
                send(WatchSessionResponse.newBuilder(), told);
            } else if (progress.entries().isEmpty()) {
                session = coordinator.followed(session);
            }
        }
    }

    private void send(WatchSessionResponse.Builder response, Phase phase) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!reply.isReady()) {
            if (!ready.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw new DeclinedException(new Problem.WatchTooSlow(session.name(), sent));
            }
        }
        if (phase instanceof Phase.Paused paused) {
            response.setPause(PauseCodec.toProto(paused));
        }
        sent = cursor;
        reply.onNext(response.setCursor(cursor)
                .setState(SessionMessages.state(phase))
                .build());
    }
}
