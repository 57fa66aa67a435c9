package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.linecorp.armeria.common.util.EventLoopGroups;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import parley.classroom.Classroom;
import parley.cli.ClassLedger.Nth;
import parley.proto.classroom.v1.Channel;
import parley.proto.classroom.v1.ClassPlan;
import parley.proto.classroom.v1.ClassStage;
import parley.proto.classroom.v1.CreateClassRequest;
import parley.proto.classroom.v1.CreateClassResponse;
import parley.proto.classroom.v1.Everyone;
import parley.proto.classroom.v1.FreezeClassRequest;
import parley.proto.classroom.v1.GetDebriefRequest;
import parley.proto.classroom.v1.GetHindsightRequest;
import parley.proto.classroom.v1.PlanClassRequest;
import parley.proto.classroom.v1.StartClassRequest;
import parley.proto.classroom.v1.WorldView;

/**
 * A whole class of browsers at a console in a process of its own: they join at once, talk and move, all lose their connections, and the
 * console is killed in the middle of a round. Says what came of it; fails for what was lost or happened twice, and for nothing else. Longer by
 * {@code -Dparley.class.browsers=300 -Dparley.class.worlds=25 -Dparley.class.minutes=5}; docs/classroom/load.md says how.
 */
@EnabledOnOs(OS.LINUX)
class ClassLoadTest {

    private static final int BROWSERS = Integer.getInteger("parley.class.browsers", 24);
    private static final int WORLDS = Integer.getInteger("parley.class.worlds", 2);
    private static final double MINUTES = Double.parseDouble(System.getProperty("parley.class.minutes", "0.1"));
    private static final long SEED = Long.getLong("parley.class.seed", 7);

    /** Of an open floor; short enough for several rounds to begin while it is measured. */
    private static final int FLOOR_SECONDS = Integer.getInteger("parley.class.floor", 60);

    /** A person does something that often on average. */
    private static final long PACE_MILLIS = Long.getLong("parley.class.pace", MINUTES < 1 ? 2_000 : 10_000);

    /** Flags of the console's JVM, e.g. for a recording. */
    private static final List<String> FLAGS = Stream.of(
                    System.getProperty("parley.class.flags", "").split(" ", -1))
            .filter(flag -> !flag.isEmpty())
            .toList();

    /** A launcher of the console, in place of the classes of this build. */
    private static final String COMMAND = System.getProperty("parley.class.command", "");

    private static final int MISTYPE_ONE_IN = 10;
    private static final int LONGEST_ARRIVAL_SECONDS = 20;
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final double TICKS_A_SECOND = 100;

    @TempDir
    private Path data;

    private final ClassLedger ledger = new ClassLedger();
    private final EventLoopGroup network = EventLoopGroups.newEventLoopGroup(2);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<ClassBrowser> people = new ArrayList<>();
    private final List<String> rows = new ArrayList<>();

    /** The one that runs at the moment. */
    @SuppressWarnings("NullAway.Init")
    private CoordinatorProcess console;

    private long peakMb;

    private CoordinatorProcess console(String port) throws IOException {
        String[] options = {"--port", port, "--data", data.toString()};
        return COMMAND.isEmpty()
                ? CoordinatorProcess.classroom(FLAGS, options)
                : CoordinatorProcess.classroomBy(COMMAND, options);
    }

    private URI address() {
        return URI.create(console.target());
    }

    private ClassBrowser browser(String name, long seed) {
        return new ClassBrowser(network, address(), name, ledger, seed);
    }

    /** A row of the table: what was wanted, what was found, and whether it holds. */
    private void row(String what, String target, String measured, boolean holds) {
        rows.add("| %s | %s | %s | %s |".formatted(what, target, measured, holds ? "yes" : "**no**"));
    }

    private void row(String what, String measured) {
        rows.add("| %s | | %s | |".formatted(what, measured));
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /** Waits until it is so, and gives the seconds from the start until then. */
    private static double until(long start, BooleanSupplier wanted) throws InterruptedException {
        while (!wanted.getAsBoolean()) {
            assertThat(since(start)).as("seconds until all are there").isLessThan((double) LONGEST.toSeconds());
            Thread.sleep(20);
        }
        return since(start);
    }

    private boolean allBack() {
        return people.stream().allMatch(ClassBrowser::isBack);
    }

    private double cpu() throws IOException {
        String stat = Files.readString(Path.of("/proc", String.valueOf(console.pid()), "stat"));
        String[] after = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(after[11]) + Long.parseLong(after[12])) / TICKS_A_SECOND;
    }

    private static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ", -1)[0];
    }

    /** All of them at once, and the first failure of any. */
    private void all(Consumer<ClassBrowser> work) throws Exception {
        var started = new ArrayList<Future<?>>();
        people.forEach(person -> started.add(threads.submit(() -> work.accept(person))));
        for (Future<?> one : started) {
            one.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private void usage(String phase, double cpuBefore, long start) throws IOException {
        peakMb = Math.max(peakMb, Crowd.told(console.pid(), "VmHWM") / 1_024);
        row(
                "Console while " + phase,
                String.format(
                        Locale.ROOT,
                        "%.0f %% of one core, %d MB, %d threads; load %s",
                        100 * (cpu() - cpuBefore) / since(start),
                        Crowd.told(console.pid(), "VmRSS") / 1_024,
                        Crowd.told(console.pid(), "Threads"),
                        load()));
    }

    private static Channel everyone() {
        return Channel.newBuilder().setEveryone(Everyone.getDefaultInstance()).build();
    }

    @Test
    void aClassThatLosesItsNetworkAndItsConsoleLosesNothingItWasToldCounts() throws Exception {
        assumeTrue(
                Classroom.class.getClassLoader().getResource("parley/classroom/web/index.html") != null,
                "the classroom's pages were left out of this build");
        console = console("0");
        String loadBefore = load();
        var host = browser("console", SEED);
        try {
            host.is(address().getFragment().replace("console=", ""));
            CreateClassResponse opened = opens(host);
            var teacher = browser("teacher", SEED);
            people.add(teacher);
            teacher.is(opened.getTeacherToken());
            for (int i = 1; i <= BROWSERS; i++) {
                people.add(browser("Student " + i, SEED * 1_000 + i));
            }
            join(opened.getCode());
            start(teacher);
            work();
            dropAll(teacher);
            kill();
            finish(teacher);
            report(loadBefore);
            assertThat(ledger.lost())
                    .as("acknowledged, and not seen by those whom it concerns")
                    .isEmpty();
            assertThat(ledger.doubled())
                    .as("what came or happened twice: %s", ledger.odd())
                    .isZero();
            assertThat(ledger.strayed())
                    .as("seen by others than those whom it concerns")
                    .isEmpty();
        } finally {
            people.forEach(ClassBrowser::close);
            host.close();
            console.close();
            threads.shutdownNow();
            var unused = network.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }

    private static CreateClassResponse opens(ClassBrowser host) {
        String scenario = host
                .shortCalls()
                .planClass(PlanClassRequest.newBuilder().setStudents(1).build())
                .getScenariosList()
                .stream()
                .max((one, other) -> Integer.compare(one.getCountriesCount(), other.getCountriesCount()))
                .orElseThrow()
                .getId();
        ClassPlan.Builder plan = host
                .shortCalls()
                .planClass(PlanClassRequest.newBuilder()
                        .setScenario(scenario)
                        .setStudents(Math.max(1, BROWSERS / WORLDS))
                        .build())
                .getPlan()
                .toBuilder()
                .setWorlds(WORLDS)
                .setSeed(SEED);
        plan.getTurnBuilder().setSeconds(FLOOR_SECONDS);
        return host.shortCalls()
                .createClass(CreateClassRequest.newBuilder()
                        .setTitle("A large class")
                        .setPlan(plan)
                        .build());
    }

    private void join(String code) throws Exception {
        double cpu = cpu();
        long start = System.nanoTime();
        people.forEach(person -> threads.execute(person::follows));
        var refused = new ConcurrentSkipListSet<String>();
        var count = new CountDownLatch(BROWSERS);
        for (int i = 1; i <= BROWSERS; i++) {
            ClassBrowser person = people.get(i);
            boolean mistypes = i % MISTYPE_ONE_IN == 0;
            threads.execute(() -> {
                person.loads();
                person.joins(code, mistypes, refused::add);
                count.countDown();
            });
        }
        assertThat(count.await(LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();
        double joined = since(start);
        double there = until(start, this::allBack);
        row(
                "All " + BROWSERS + " have joined, all at once, pages and all, one in ten after a wrong code",
                "30 s",
                seconds(joined),
                joined <= 30);
        row("All see their country", "30 s", seconds(there), there <= 30);
        if (!refused.isEmpty()) {
            row("Refused meanwhile", String.join("; ", refused));
        }
        usage("they join", cpu, start);
    }

    private void start(ClassBrowser teacher) throws Exception {
        long start = System.nanoTime();
        var unused = teacher.shortCalls()
                .withDeadlineAfter(LONGEST.toSeconds(), TimeUnit.SECONDS)
                .startClass(StartClassRequest.getDefaultInstance());
        double started = until(
                start,
                () -> people.stream().allMatch(person -> person.view().getStage() == ClassStage.CLASS_STAGE_PLAYING));
        row("Started in all " + WORLDS + " worlds, and everybody knows", seconds(started));
    }

    private void work() throws Exception {
        people.stream().skip(1).forEach(person -> threads.execute(() -> person.lives(PACE_MILLIS)));
        // The first moments after the start are nobody's pace yet.
        Thread.sleep(Math.min(20_000, (long) (MINUTES * 10_000)));
        double cpu = cpu();
        long start = System.nanoTime();
        long steps = people.stream().mapToLong(ClassBrowser::steps).sum();
        long bytes = people.stream().mapToLong(ClassBrowser::bytes).sum();
        int before = ledger.count();
        ledger.time(true);
        Thread.sleep((long) (MINUTES * 60_000));
        ledger.time(false);
        usage("they talk and move", cpu, start);
        int acts = Math.max(1, ledger.count() - before);
        row(
                "For each message or offer meanwhile",
                String.format(
                        Locale.ROOT,
                        "%.0f ms of a processor, %.1f steps to browsers, %.0f KB",
                        1_000 * (cpu() - cpu) / acts,
                        1.0 * (people.stream().mapToLong(ClassBrowser::steps).sum() - steps) / acts,
                        (people.stream().mapToLong(ClassBrowser::bytes).sum() - bytes) / 1_000.0 / acts));
        Thread.sleep(2_000);
        List<Long> delivered = ledger.deliveries(false);
        List<Long> sent = ledger.deliveries(true);
        row(
                "Deliveries measured",
                "%d to browsers, of %d messages and offers".formatted(delivered.size(), ledger.count()));
        row("From the acknowledgement until a browser shows it, p50", at(delivered, 50) + " ms");
        row("p95", "250 ms", at(delivered, 95) + " ms", at(delivered, 95) < 250);
        row("p99", "1,000 ms", at(delivered, 99) + " ms", at(delivered, 99) < 1_000);
        row("From sending, p50, p95, p99", at(sent, 50) + " ms, " + at(sent, 95) + " ms, " + at(sent, 99) + " ms");
    }

    private static long at(List<Long> sorted, int percent) {
        return sorted.isEmpty() ? 0 : sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }

    private void dropAll(ClassBrowser teacher) throws Exception {
        double cpu = cpu();
        List<ClassBrowser> students = people.subList(1, people.size());
        all(person -> {
            if (person != teacher) {
                person.drops();
            }
        });
        Set<Integer> everybody = new HashSet<>(Set.of(0));
        students.forEach(person -> everybody.add(person.me()));
        for (int i = 1; i <= 5; i++) {
            teacher.says(everyone(), "Nobody is there for word " + i, "away " + i, everybody);
        }
        Thread.sleep(3_000);
        until(System.nanoTime(), () -> students.stream().noneMatch(ClassBrowser::isBack));
        long start = System.nanoTime();
        students.forEach(ClassBrowser::isOnline);
        double back = until(start, this::allBack);
        row("All " + BROWSERS + " drop, and come back with their last number", "10 s", seconds(back), back <= 10);
        usage("they come back", cpu, start);
    }

    private void kill() throws Exception {
        Thread.sleep(Math.min(10_000, PACE_MILLIS));
        long start = System.nanoTime();
        String port = String.valueOf(address().getPort());
        console.kill();
        until(System.nanoTime(), () -> people.stream().noneMatch(ClassBrowser::isBack));
        long again = System.nanoTime();
        console = console(port);
        double listens = since(again);
        double cpu = 0;
        double back = until(start, this::allBack);
        row(
                "Console killed in the middle of a round: all " + BROWSERS + " are back",
                "10 s",
                "%s after the kill, %s after the new start, which listens after %s"
                        .formatted(seconds(back), seconds(since(again)), seconds(listens)),
                since(again) <= 10);
        usage("it starts again and all come back", cpu, again);
        Thread.sleep(Math.min(20_000, 2 * PACE_MILLIS));
    }

    /** People stop; what was acknowledged is compared with what is there. */
    private void finish(ClassBrowser teacher) throws Exception {
        people.forEach(ClassBrowser::rests);
        Thread.sleep(3_000);
        long quiet = System.nanoTime();
        until(quiet, () -> ledger.lost().isEmpty() || since(quiet) > LONGEST_ARRIVAL_SECONDS);
        long start = System.nanoTime();
        var unused = teacher.shortCalls().freezeClass(FreezeClassRequest.getDefaultInstance());
        double ready = until(
                start, () -> people.stream().allMatch(person -> person.view().getDebriefReady()));
        row("Debrief of all worlds ready, after the freeze", "10 s", seconds(ready), ready <= 10);
        long fetch = System.nanoTime();
        var bytes = new AtomicLong();
        all(person -> bytes.set(person.shortCalls()
                .withDeadlineAfter(LONGEST.toSeconds(), TimeUnit.SECONDS)
                .getDebrief(GetDebriefRequest.getDefaultInstance())
                .getSerializedSize()));
        row(
                "All " + BROWSERS + " have fetched it, all at once, " + bytes.get() / 1_000 + " KB each",
                seconds(since(fetch)));
        compareWithTheRecord(teacher);
        compareNews(teacher);
    }

    /** Every move that was acknowledged happened in its world, and none happened more often than it was made. */
    private void compareWithTheRecord(ClassBrowser teacher) {
        Set<String> happened = new HashSet<>();
        for (WorldView world : teacher.view().getWorldsList()) {
            Set<String> played = new HashSet<>();
            world.getSeatsList().stream()
                    .filter(seat -> seat.getDelegatesCount() > 0)
                    .forEach(seat -> played.add(seat.getCountry()));
            var nth = new Nth();
            teacher.shortCalls()
                    .withDeadlineAfter(LONGEST.toSeconds(), TimeUnit.SECONDS)
                    .getHindsight(GetHindsightRequest.newBuilder()
                            .setWorld(world.getNumber())
                            .build())
                    .getBidsList()
                    .forEach(bid -> {
                        String what = ClassBrowser.offer(
                                world.getNumber(),
                                bid.getTable(),
                                bid.getBy(),
                                bid.getRound(),
                                bid.getDeal().getDeal());
                        if (played.contains(bid.getBy())) {
                            happened.add(nth.next(bid.getAccepts() ? "accepted " + what : what)
                                    .what());
                        }
                    });
        }
        if (people.stream().noneMatch(ClassBrowser::sawCaretaker)) {
            happened.stream().filter(what -> !ledger.isMade(what)).forEach(ledger::happenedTwice);
        }
        Set<String> acknowledged = ledger.acknowledged("offer ");
        acknowledged.addAll(ledger.acknowledged("accepted "));
        acknowledged.removeAll(happened);
        row(
                "Acknowledged moves that are not in the record of their world",
                "0",
                String.valueOf(acknowledged.size()),
                acknowledged.isEmpty());
        assertThat(acknowledged)
                .as("acknowledged moves that are not in the record")
                .isEmpty();
    }

    private void compareNews(ClassBrowser teacher) {
        int missing = 0;
        for (ClassBrowser person : people) {
            String own = person.view().getMe().getWorld() + " ";
            Set<String> wanted = new HashSet<>(teacher.news());
            wanted.removeIf(item -> person != teacher && !item.startsWith(own));
            wanted.removeAll(person.news());
            missing += wanted.size();
        }
        row("News that a browser missed", "0", String.valueOf(missing), missing == 0);
        assertThat(missing).as("news that a browser missed").isZero();
    }

    private void report(String loadBefore) throws IOException {
        int lost = ledger.lost().size();
        row("Acknowledged and not seen by somebody whom it concerns", "0", String.valueOf(lost), lost == 0);
        row("Came or happened twice", "0", String.valueOf(ledger.doubled()), ledger.doubled() == 0);
        row("A caretaker came for a seat", String.valueOf(people.stream().anyMatch(ClassBrowser::sawCaretaker)));
        row("Memory of the console at most", peakMb + " MB");
        System.out.printf(
                Locale.ROOT,
                "%d browsers, %d worlds, %.1f minutes, seed %d; %d cores, load %s before and %s after%n| What | Target | Measured | Holds |%n|---|---|---|---|%n%s%n",
                BROWSERS,
                WORLDS,
                MINUTES,
                SEED,
                Runtime.getRuntime().availableProcessors(),
                loadBefore,
                load(),
                String.join("\n", rows));
    }
}
