package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import parley.proto.negotiation.v1.CancelSessionRequest;
import parley.proto.negotiation.v1.DeleteSessionRequest;
import parley.proto.negotiation.v1.GetSessionRequest;
import parley.proto.negotiation.v1.ListSessionsRequest;

/**
 * One coordinator for a long time: sessions are created, watched, listed, cancelled and deleted, and it grows by nothing. Longer by
 * {@code -Dparley.soak.seconds=3600}; docs/operations says how.
 */
@EnabledOnOs(OS.LINUX)
class SoakTest {

    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("parley.soak.seconds", 8));
    private static final int CLIENTS = 20;
    private static final int LOOKS = 8;
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    @TempDir
    private Path data;

    private final AtomicLong seeds = new AtomicLong();
    private final AtomicLong played = new AtomicLong();

    /** What the coordinator's process holds, once its garbage is collected. */
    private record Look(long heapKb, long threads, long files) {
        static Look at(long pid) throws IOException, InterruptedException {
            jcmd(pid, "GC.run");
            Matcher used = USED.matcher(jcmd(pid, "GC.heap_info"));
            assertThat(used.find()).isTrue();
            try (var files = Files.list(Path.of("/proc", String.valueOf(pid), "fd"))) {
                return new Look(Long.parseLong(used.group(1)), Crowd.told(pid, "Threads"), files.count());
            }
        }

        private static String jcmd(long pid, String what) throws IOException, InterruptedException {
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            String.valueOf(pid),
                            what)
                    .redirectErrorStream(true)
                    .start();
            String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(jcmd.waitFor()).as(said).isZero();
            return said;
        }
    }

    private void live(Crowd crowd, long end) {
        while (System.nanoTime() < end) {
            long seed = seeds.incrementAndGet();
            String session = crowd.create(seed);
            if (seed % 10 == 0) {
                crowd.stub()
                        .cancelSession(CancelSessionRequest.newBuilder()
                                .setName(session)
                                .build());
            } else {
                assertThat(crowd.watch(session)).isPositive();
                assertThat(crowd.stub()
                                .getSession(GetSessionRequest.newBuilder()
                                        .setName(session)
                                        .build())
                                .getSession()
                                .getDigest())
                        .isEqualTo(Crowd.undisturbed(seed));
            }
            if (seed % 3 == 0) {
                assertThat(crowd.stub()
                                .listSessions(ListSessionsRequest.newBuilder()
                                        .setPageSize(5)
                                        .build())
                                .getSessionsList())
                        .isNotEmpty();
                crowd.stub()
                        .deleteSession(DeleteSessionRequest.newBuilder()
                                .setName(session)
                                .build());
            }
            played.incrementAndGet();
        }
    }

    @Test
    void aCoordinatorThatServesForALongTimeGrowsByNothing() throws Exception {
        try (var coordinator = CoordinatorProcess.start("--data", data.toString(), "--port", "0", "--patience", "60");
                var crowd = new Crowd(coordinator, request -> {});
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long end = System.nanoTime() + LENGTH.toNanos();
            var clients = new ArrayList<Future<?>>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(threads.submit(() -> live(crowd, end)));
            }
            List<Look> looks = new ArrayList<>();
            for (int i = 0; i < LOOKS; i++) {
                Thread.sleep(LENGTH.dividedBy(LOOKS));
                looks.add(Look.at(coordinator.pid()));
                System.out.printf(Locale.ROOT, "%d sessions; %s%n", played.get(), looks.getLast());
            }
            for (Future<?> client : clients) {
                client.get();
            }

            Look middle = looks.get(LOOKS / 2 - 1);
            Look last = looks.getLast();
            assertThat(played.get()).isGreaterThanOrEqualTo(CLIENTS);
            assertThat(last.heapKb()).isLessThan(2 * middle.heapKb() + 20_000);
            assertThat(last.threads()).isLessThan(2 * middle.threads());
            assertThat(last.files()).isLessThan(2 * middle.files() + 4 * CLIENTS);
        }
    }
}
