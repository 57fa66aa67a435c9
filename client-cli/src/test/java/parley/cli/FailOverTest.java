package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.cli.client.CoordinatorClient;
import parley.cli.player.Player;
import parley.proto.seat.v1.Move;
import parley.summit.session.Replay;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Transcript;

/** What watchers see of it when coordinators in processes of their own die or freeze. */
class FailOverTest {

    private static final Duration THOUGHT = Duration.ofMillis(400);

    /** For what was written before the leader froze to be read elsewhere. */
    private static final Duration LAST_WRITTEN = Duration.ofSeconds(1);

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private static void think() {
        try {
            Thread.sleep(THOUGHT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Follows a session at a coordinator. */
    private static final class Watch {
        private final List<Entry> seen = new CopyOnWriteArrayList<>();
        private final Semaphore fresh = new Semaphore(0);
        private final CompletableFuture<Void> end;

        Watch(CoordinatorClient client, String session) {
            end = CompletableFuture.runAsync(() -> client.watch(session, 0, entry -> {
                seen.add(entry);
                fresh.release();
            }));
        }

        /** Waits for so many more events, and says how long that took. */
        Duration more(int events) throws InterruptedException {
            Instant from = Instant.now();
            fresh.drainPermits();
            assertThat(fresh.tryAcquire(events, 1, TimeUnit.MINUTES)).isTrue();
            return Duration.between(from, Instant.now());
        }
    }

    @Test
    void aWatcherGoesOnWhereItWasWhenItsCoordinatorIsThereAgain(@TempDir Path data) throws Exception {
        try (var agent = TestAgent.of(view -> {
            think();
            return Move.getDefaultInstance();
        })) {
            var coordinator = CoordinatorProcess.start("--data", data.toString(), "--port", "0");
            try (var client = CoordinatorClient.dial(coordinator.target(), coordinator::token)) {
                String session = client.create(
                        Optional.of("starter"),
                        Optional.of(7L),
                        Optional.empty(),
                        true,
                        false,
                        Map.of("CHN", new Player.Remote(agent.address())));
                Watch watch = new Watch(client, session);
                watch.more(10);

                coordinator.kill();
                coordinator = CoordinatorProcess.start("--data", data.toString(), "--port", coordinator.port());
                watch.end.join();

                assertThat(watch.seen).isEqualTo(client.transcript(session).entries());
                assertThat(client.get(session).isFinished()).isTrue();
            } finally {
                coordinator.close();
            }
        }
    }

    @Test
    void whenTheLeaderIsFrozenAnotherOneTakesOverAndTheLateLeaderWritesNothing() throws Exception {
        try (var postgres = EmbeddedPostgres.builder().start();
                var agent = TestAgent.of(view -> {
                    think();
                    return Move.getDefaultInstance();
                })) {
            String[] options = {
                "--database", postgres.getJdbcUrl("postgres", "postgres"), "--port", "0", "--patience", "60"
            };
            try (var leader = CoordinatorProcess.start(options);
                    var other = CoordinatorProcess.start(options);
                    var atLeader = CoordinatorClient.dial(leader.target(), leader::token);
                    var atOther = CoordinatorClient.dial(other.target(), other::token)) {
                String session = atLeader.create(
                        Optional.of("starter"),
                        Optional.of(7L),
                        Optional.empty(),
                        true,
                        false,
                        Map.of("CHN", new Player.Remote(agent.address())));
                Watch watch = new Watch(atOther, session);
                watch.more(10);

                leader.freeze();
                Thread.sleep(LAST_WRITTEN);
                Duration takeover = watch.more(1).plus(LAST_WRITTEN);
                leader.thaw();
                watch.end.join();

                Transcript transcript = atOther.transcript(session);
                assertThat(takeover).isLessThan(LONGEST);
                assertThat(watch.seen).isEqualTo(transcript.entries());
                assertThat(atLeader.transcript(session)).isEqualTo(transcript);
                assertThat(atOther.get(session).digest())
                        .isEqualTo(transcript.digest())
                        .isEqualTo(Replay.of(transcript).transcript().digest());
            }
        }
    }
}
