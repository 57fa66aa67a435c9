package parley.classroom.room;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.classroom.export.Papers;
import parley.proto.classroom.v1.ClassEntry;
import parley.proto.classroom.v1.ClassOpened;
import parley.proto.classroom.v1.ClassPlan;
import parley.proto.classroom.v1.ClassSummary;
import parley.proto.classroom.v1.ScenarioCard;
import parley.proto.scenario.v1.Briefs;
import parley.proto.scenario.v1.Scenario;
import parley.wire.Times;
import parley.wire.WireException;

/** All classes of a console. For any number of threads. */
public final class Rooms implements AutoCloseable {

    /** More are a sign of something else than lessons. */
    private static final int MOST = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Rooms.class);
    private static final long TICK_MILLIS = 250;
    private static final long PRESENCE_MILLIS = 1_000;
    private static final long CLEANING_MINUTES = 30;
    private static final int LONGEST_TITLE = 80;
    private static final String TEACHER = "teacher";
    private static final String PROJECTOR = "projector";
    private static final String PSEUDONYMS = "pseudonyms";

    private final ClassLog log;
    private final String consoleToken;
    private final Negotiations negotiations;
    private final Map<String, Briefs> briefs;
    private final Papers papers;
    private final Tales tales;
    private final InstantSource clock;
    private final Map<String, Room> rooms = new ConcurrentHashMap<>();
    private final Map<String, Scenario> scenarios = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("clockwork").factory());

    /** Deleting takes calls, which must not hold up the clocks. */
    private final ScheduledExecutorService cleaning = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("cleaning").factory());

    /** A class that has just been opened, with the tokens that are told once. */
    public record Opened(Room room, String teacherToken, String projectorToken) {}

    /** Takes up every class of the log where it was. */
    public Rooms(
            ClassLog log,
            String consoleToken,
            Negotiations negotiations,
            Map<String, Briefs> briefs,
            Papers papers,
            Tales tales,
            InstantSource clock) {
        this.briefs = Map.copyOf(briefs);
        this.consoleToken = consoleToken;
        this.log = log;
        this.negotiations = negotiations;
        this.papers = papers;
        this.tales = tales;
        this.clock = clock;
        log.all().forEach(this::takeUp);
        every(TICK_MILLIS, Room::tick);
        every(PRESENCE_MILLIS, Room::noticePresence);
        var unused = cleaning.scheduleWithFixedDelay(this::deleteDue, 0, CLEANING_MINUTES, TimeUnit.MINUTES);
    }

    /** One that cannot be played any more is no reason not to open the others. */
    private void takeUp(ClassLog.Kept kept) {
        try {
            List<ClassEntry> entries = kept.entries().get();
            String scenario = entries.getFirst().getOpened().getPlan().getScenario();
            rooms.put(kept.code(), room(kept.code(), entries, scenario(scenario)));
        } catch (RuntimeException e) {
            LOG.error("class {} is left as it is", kept.code(), e);
        }
    }

    private Room room(String code, List<ClassEntry> entries, Scenario scenario) {
        return new Room(
                log,
                entries,
                negotiations,
                scenario,
                clock,
                papers,
                tales,
                token(code, PROJECTOR),
                token(code, PSEUDONYMS));
    }

    /** Follows from the console's own token, so that the console can tell it again. */
    private String token(String code, String role) {
        return Codes.derived(consoleToken, code, role);
    }

    /** All classes, newest first. */
    public List<ClassSummary> list() {
        return rooms.values().stream()
                .map(room -> room.summary(token(room.code(), TEACHER)))
                .sorted(Comparator.comparingLong(
                        (ClassSummary one) -> -one.getOpenTime().getSeconds()))
                .toList();
    }

    private void every(long millis, Consumer<Room> work) {
        var unused = clockwork.scheduleWithFixedDelay(() -> each(work), millis, millis, TimeUnit.MILLISECONDS);
    }

    private void each(Consumer<Room> work) {
        for (Room room : rooms.values()) {
            try {
                work.accept(room);
            } catch (RuntimeException e) {
                LOG.error("the clock of class {} stands", room.code(), e);
            }
        }
    }

    /** A scenario by its id, or the one to begin with for an empty id. */
    public Scenario scenario(String id) {
        String wanted = id.isEmpty() ? first() : id;
        return scenarios.computeIfAbsent(wanted, negotiations::scenario);
    }

    /** What a class is told about a scenario; nothing where it has no briefs. */
    public Briefs briefs(Scenario scenario) {
        return briefs.getOrDefault(scenario.getId(), Briefs.getDefaultInstance());
    }

    /** The scenario on a card, with how a class is taught with it. */
    public ScenarioCard card(Scenario scenario) {
        ScenarioCard card = Plans.card(scenario);
        Briefs told = briefs(scenario);
        return told.hasLesson() ? card.toBuilder().setLesson(told.getLesson()).build() : card;
    }

    /** What a member may read of the briefs of its class; that a delegation did is kept. */
    public Briefs briefs(Member member) {
        Briefs all = briefs(member.room().scenario());
        return member.isDelegate()
                ? BriefsOf.country(
                        all,
                        member.room().readsBrief(member.person()),
                        member.room().scenario())
                : all;
    }

    /** The one with the fewest seats is the one to begin with. */
    private String first() {
        return all().stream()
                .min(Comparator.comparingInt(scenario -> Plans.seats(scenario).size()))
                .orElseThrow()
                .getId();
    }

    /** Every scenario that a class can play. */
    public List<Scenario> all() {
        return negotiations.scenarios().stream().map(this::scenario).toList();
    }

    /** Opens a class. */
    public Opened open(String title, ClassPlan plan) {
        if (title.isBlank() || title.length() > LONGEST_TITLE) {
            throw new WireException("title", title, "1.." + LONGEST_TITLE + " characters");
        }
        Scenario scenario = scenario(plan.getScenario());
        Plans.require(scenario, plan);
        Studies.require(plan, clock.instant());
        if (rooms.size() >= MOST) {
            throw Refusals.full("classes", MOST);
        }
        String code = Codes.ofClass();
        while (rooms.containsKey(code)) {
            code = Codes.ofClass();
        }
        String teacher = token(code, TEACHER);
        String projector = token(code, PROJECTOR);
        ClassPlan whole = Studies.versioned(plan).toBuilder()
                .setScenario(scenario.getId())
                .setSeed(
                        plan.hasSeed()
                                ? plan.getSeed()
                                : ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE))
                .build();
        ClassEntry opened = ClassEntry.newBuilder()
                .setTime(Times.toProto(clock.instant()))
                .setOpened(ClassOpened.newBuilder()
                        .setCode(code)
                        .setTitle(title.strip())
                        .setPlan(whole)
                        .setTeacherToken(Codes.digest(teacher))
                        .setProjectorToken(Codes.digest(projector)))
                .build();
        log.append(code, 1, opened);
        Room room = room(code, List.of(opened), scenario);
        rooms.put(code, room);
        return new Opened(room, teacher, projector);
    }

    /** Deletes the classes whose time has come; what fails is tried again the next time. */
    private void deleteDue() {
        rooms.values().stream().filter(Room::isDue).map(Room::code).forEach(code -> {
            try {
                delete(code);
                LOG.info("class {} was deleted, as was planned", code);
            } catch (RuntimeException e) {
                LOG.error("class {} could not be deleted, and is tried again", code, e);
            }
        });
    }

    /** Deletes a class with all that was kept of it; what fails can be tried again. */
    public void delete(String code) {
        Room room = ofCode(code);
        room.end().forEach(negotiations::delete);
        log.delete(room.code());
        rooms.remove(room.code());
    }

    /** The class of this code. */
    public Room ofCode(String code) {
        return Optional.ofNullable(rooms.get(Codes.normal(code))).orElseThrow(() -> Refusals.unknownCode(code));
    }

    /** The class of whoever has this return code. */
    public Room ofReturnCode(String returnCode) {
        return rooms.values().stream()
                .filter(room -> room.knows(returnCode))
                .findFirst()
                .orElseThrow(() -> Refusals.unknownCode(returnCode));
    }

    /** Whose token this is. */
    public Optional<Member> member(String token) {
        return Optional.ofNullable(rooms.get(Codes.ofToken(token))).flatMap(room -> room.member(Codes.digest(token)));
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
        cleaning.shutdownNow();
        rooms.values().forEach(Room::close);
    }
}
