package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import parley.proto.agent.v1.DecideRequest;
import parley.proto.negotiation.v1.GetSessionRequest;
import parley.proto.seat.v1.TurnKind;

/**
 * Many sessions at the same time, each kept on disk, with an agent behind gRPC and a watcher. Says what came of it. Longer by
 * {@code -Dparley.load.sessions=1000}; docs/operations says how.
 */
@EnabledOnOs(OS.LINUX)
class LoadTest {

    private static final int SESSIONS = Integer.getInteger("parley.load.sessions", 30);

    @TempDir
    private Path data;

    /** By session, when China was last asked for its measures, with which a round begins. */
    private final Map<String, Long> begun = new ConcurrentHashMap<>();

    private final ConcurrentLinkedQueue<Long> rounds = new ConcurrentLinkedQueue<>();
    private final CountDownLatch there = new CountDownLatch(SESSIONS);

    /** All sessions wait in their first turn until all are there. */
    private void asked(DecideRequest request) {
        if (request.getView().getKind() != TurnKind.TURN_KIND_MEASURES) {
            return;
        }
        if (request.getView().getRound() == 1) {
            there.countDown();
            try {
                there.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            begun.put(request.getSession(), System.nanoTime());
        } else {
            long now = System.nanoTime();
            rounds.add(now - begun.put(request.getSession(), now));
        }
    }

    @Test
    void manySessionsAtTheSameTimeAllComeToTheirEnds() throws Exception {
        String[] options = {
            "--data", data.toString(), "--port", "0", "--patience", "600", "--sessions", String.valueOf(SESSIONS)
        };
        try (var coordinator = CoordinatorProcess.start(options);
                var crowd = new Crowd(coordinator, this::asked);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sessions = new ArrayList<Future<String>>();
            for (long seed = 1; seed <= SESSIONS; seed++) {
                long own = seed;
                sessions.add(threads.submit(() -> {
                    String session = crowd.create(own);
                    assertThat(crowd.watch(session)).isPositive();
                    return session;
                }));
            }
            there.await();
            long start = System.nanoTime();
            for (int i = 0; i < SESSIONS; i++) {
                var name =
                        GetSessionRequest.newBuilder().setName(sessions.get(i).get());
                assertThat(crowd.stub().getSession(name.build()).getSession().getDigest())
                        .isEqualTo(Crowd.undisturbed(i + 1));
            }
            double seconds = (System.nanoTime() - start) / 1e9;

            List<Duration> sorted =
                    rounds.stream().sorted().map(Duration::ofNanos).toList();
            assertThat(sorted).hasSize(5 * SESSIONS);
            System.out.printf(
                    Locale.ROOT,
                    "%d sessions at once: %.1f sessions/s, %.0f rounds/s; a round p50 %d ms, p99 %d ms; at most %d MB, %d threads%n",
                    SESSIONS,
                    SESSIONS / seconds,
                    6 * SESSIONS / seconds,
                    sorted.get(sorted.size() / 2).toMillis(),
                    sorted.get(sorted.size() * 99 / 100).toMillis(),
                    Crowd.told(coordinator.pid(), "VmHWM") / 1_024,
                    Crowd.told(coordinator.pid(), "Threads"));
        }
    }
}
