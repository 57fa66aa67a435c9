package parley.classroom.room;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import parley.proto.classroom.v1.Channel;
import parley.proto.classroom.v1.ClassEntry;
import parley.proto.classroom.v1.ClassOpened;
import parley.proto.classroom.v1.ClassPlan;
import parley.proto.classroom.v1.ClassStage;
import parley.proto.classroom.v1.ClockSet;
import parley.proto.classroom.v1.DoneSet;
import parley.proto.classroom.v1.PersonJoined;
import parley.proto.classroom.v1.PersonSeated;
import parley.proto.classroom.v1.Said;
import parley.proto.classroom.v1.SeatDriver;
import parley.proto.classroom.v1.TurnPlayed;
import parley.wire.Times;

/** What the entries of a class's log make of it. Not for several threads at once. */
final class ClassState {

    /** A seat of one world. */
    record SeatKey(int world, String country) {}

    /** A person that is in the class. */
    record Delegate(int id, String name, SeatKey seat, boolean handRaised) {

        Delegate withHand(boolean raised) {
            return new Delegate(id, name, seat, raised);
        }
    }

    /**
     * Something that was said.
     *
     * @param number of the entry in which it was said
     * @param from empty for the teacher; where the speaker sat then
     */
    record Utterance(
            long number, Optional<Delegate> from, Channel channel, String text, Timestamp time, boolean removed) {}

    /** What a seat's delegates did so far. */
    record Deeds(int offers, int missed, Optional<Timestamp> lastAction) {

        static final Deeds NONE = new Deeds(0, 0, Optional.empty());
    }

    /** What one person did so far. */
    record Part(int messages, int turns, int offers) {

        static final Part NONE = new Part(0, 0, 0);

        Part and(Part more) {
            return new Part(messages + more.messages, turns + more.turns, offers + more.offers);
        }
    }

    /** Whether the clock of a world stands, and why. */
    record Clock(boolean paused, String because) {

        static final Clock RUNNING = new Clock(false, "");
    }

    private final ClassOpened opened;
    private final NavigableMap<Integer, Delegate> people = new TreeMap<>();
    private final Map<SeatKey, List<Delegate>> bySeat = new HashMap<>();
    private final Map<ByteString, Integer> tokens = new HashMap<>();
    private final Map<ByteString, Integer> returnCodes = new HashMap<>();
    private final NavigableMap<Long, Utterance> said = new TreeMap<>();
    private final NavigableMap<Long, Long> removals = new TreeMap<>();
    private final Map<String, Long> messageIds = new HashMap<>();
    private final Map<SeatKey, SeatDriver> drivers = new HashMap<>();
    private final Map<SeatKey, Deeds> deeds = new LinkedHashMap<>();
    private final Map<Integer, Clock> clocks = new HashMap<>();
    private final Set<SeatKey> seatedAtStart = new HashSet<>();
    private final Set<SeatKey> briefsRead = new HashSet<>();
    private final Map<Integer, String> reflections = new HashMap<>();
    private final Map<Integer, Part> parts = new HashMap<>();
    private final Studies studies = new Studies();
    private final Map<Integer, Duration> extraTimes = new HashMap<>();
    private final PlannedInjects injects = new PlannedInjects();
    private int debriefStep;
    private List<String> sessions = List.of();
    private ClassStage stage = ClassStage.CLASS_STAGE_LOBBY;
    private final Map<SeatKey, Integer> lastTurns = new HashMap<>();
    private final Map<SeatKey, DoneSet> done = new HashMap<>();
    private boolean doorOpen = true;
    private int lastPerson;
    private long last;
    private Timestamp openTime = Timestamp.getDefaultInstance();

    private ClassState(ClassOpened opened) {
        this.opened = opened;
    }

    /** The class of a log, whose first entry says that it was opened. */
    static ClassState of(List<ClassEntry> entries) {
        var state = new ClassState(entries.getFirst().getOpened());
        entries.forEach(state::apply);
        return state;
    }

    /** Takes in the next entry. */
    void apply(ClassEntry entry) {
        take(entry);
        switch (entry.getEntryCase()) {
            case JOINED, SEATED, REMOVED, HAND_RAISED -> {
                bySeat.clear();
                people.values()
                        .forEach(delegate -> bySeat.computeIfAbsent(delegate.seat(), seat -> new ArrayList<>())
                                .add(delegate));
            }
            default -> {}
        }
    }

    private void take(ClassEntry entry) {
        last++;
        switch (entry.getEntryCase()) {
            case JOINED -> join(entry.getJoined());
            case RETURNED ->
                tokens.put(entry.getReturned().getToken(), entry.getReturned().getPerson());
            case SEATED -> seat(entry.getSeated());
            case REMOVED -> remove(entry.getRemoved().getPerson());
            case STARTED -> start(entry.getStarted().getSessionsList());
            case CLOCK_SET -> set(entry.getClockSet());
            case DRIVER_SET ->
                drivers.put(
                        new SeatKey(
                                entry.getDriverSet().getWorld(),
                                entry.getDriverSet().getCountry()),
                        entry.getDriverSet().getDriver());
            case FROZEN -> stage = ClassStage.CLASS_STAGE_DEBRIEF;
            case SAID -> say(entry.getSaid(), entry.getTime());
            case MESSAGE_REMOVED -> takeBack(entry.getMessageRemoved().getNumber());
            case HAND_RAISED ->
                people.computeIfPresent(
                        entry.getHandRaised().getPerson(),
                        (id, delegate) ->
                                delegate.withHand(entry.getHandRaised().getRaised()));
            case TURN_PLAYED -> played(entry.getTurnPlayed(), entry.getTime());
            case DEBRIEF_STEP_SET -> debriefStep = entry.getDebriefStepSet().getStep();
            case REFLECTED ->
                reflections.put(
                        entry.getReflected().getPerson(), entry.getReflected().getText());
            case DONE_SET -> set(entry.getDoneSet());
            case CONSENT_SET -> studies.take(entry.getConsentSet());
            case EXTRA_TIME_SET ->
                extraTimes.put(
                        entry.getExtraTimeSet().getPerson(),
                        Times.fromProto(entry.getExtraTimeSet().getExtraTime()));
            case INJECT_PLANNED -> injects.planned(last, entry.getInjectPlanned());
            case INJECT_WITHDRAWN ->
                injects.withdrawn(entry.getInjectWithdrawn().getNumber());
            case INJECT_SENT -> injects.sent(entry.getInjectSent());
            case DOOR_SET -> doorOpen = entry.getDoorSet().getOpen();
            case BRIEF_READ ->
                briefsRead.add(new SeatKey(
                        entry.getBriefRead().getWorld(), entry.getBriefRead().getCountry()));
            case OPENED -> openTime = entry.getTime();
            case ENTRY_NOT_SET ->
                throw new IllegalStateException("entry " + last + " is not one that this version knows");
        }
    }

    private void join(PersonJoined joined) {
        lastPerson = joined.getPerson();
        people.put(
                lastPerson,
                new Delegate(lastPerson, joined.getName(), new SeatKey(joined.getWorld(), joined.getCountry()), false));
        tokens.put(joined.getToken(), lastPerson);
        returnCodes.put(joined.getReturnCode(), lastPerson);
    }

    private void seat(PersonSeated seated) {
        people.computeIfPresent(
                seated.getPerson(),
                (id, delegate) -> new Delegate(
                        id,
                        seated.getName(),
                        new SeatKey(seated.getWorld(), seated.getCountry()),
                        delegate.handRaised()));
    }

    private void remove(int person) {
        people.remove(person);
        tokens.values().removeIf(id -> id == person);
        returnCodes.values().removeIf(id -> id == person);
    }

    private void start(List<String> names) {
        sessions = List.copyOf(names);
        stage = ClassStage.CLASS_STAGE_PLAYING;
        doorOpen = false;
        people.values().forEach(delegate -> seatedAtStart.add(delegate.seat()));
    }

    private void set(ClockSet set) {
        for (int world = 1; world <= opened.getPlan().getWorlds(); world++) {
            if (set.getWorld() == 0 || set.getWorld() == world) {
                clocks.put(world, new Clock(set.getPaused(), set.getBecause()));
            }
        }
    }

    private void set(DoneSet set) {
        done.put(new SeatKey(set.getWorld(), set.getCountry()), set);
    }

    /** Whoever was not the teacher stays somebody else, also once they are removed. */
    private Optional<Delegate> speaker(int person) {
        return person == 0
                ? Optional.empty()
                : Optional.of(people.getOrDefault(person, new Delegate(person, "", new SeatKey(0, ""), false)));
    }

    private void say(Said saying, Timestamp time) {
        said.put(
                last,
                new Utterance(last, speaker(saying.getPerson()), saying.getChannel(), saying.getText(), time, false));
        parts.merge(saying.getPerson(), new Part(1, 0, 0), Part::and);
        messageIds.put(messageKey(saying.getPerson(), saying.getMessageId()), last);
    }

    private static String messageKey(int person, String id) {
        return person + " " + id;
    }

    private void takeBack(long number) {
        said.computeIfPresent(number, (n, u) -> new Utterance(n, u.from(), u.channel(), "", u.time(), true));
        removals.put(last, number);
    }

    private void played(TurnPlayed turn, Timestamp time) {
        var seat = new SeatKey(turn.getWorld(), turn.getCountry());
        Deeds before = deeds(seat);
        boolean person = turn.getPerson() != 0;
        lastTurns.merge(seat, turn.getTurn(), Math::max);
        parts.merge(turn.getPerson(), new Part(0, 1, turn.getOffers()), Part::and);
        deeds.put(
                seat,
                new Deeds(
                        before.offers() + turn.getOffers(),
                        before.missed() + (person || turn.getFloor() ? 0 : 1),
                        person ? Optional.of(time) : before.lastAction()));
    }

    /** The world that alone sees what an entry changes, once it is applied; 0 where all do. */
    int world(ClassEntry entry) {
        return switch (entry.getEntryCase()) {
            case JOINED -> entry.getJoined().getWorld();
            case TURN_PLAYED -> entry.getTurnPlayed().getWorld();
            case DONE_SET -> entry.getDoneSet().getWorld();
            case BRIEF_READ -> entry.getBriefRead().getWorld();
            case CLOCK_SET -> entry.getClockSet().getWorld();
            case DRIVER_SET -> entry.getDriverSet().getWorld();
            case SAID -> worldOf(entry.getSaid().getPerson());
            case HAND_RAISED -> worldOf(entry.getHandRaised().getPerson());
            default -> 0;
        };
    }

    private int worldOf(int person) {
        return person(person).map(delegate -> delegate.seat().world()).orElse(0);
    }

    String code() {
        return opened.getCode();
    }

    String title() {
        return opened.getTitle();
    }

    ClassPlan plan() {
        return opened.getPlan();
    }

    ByteString teacherToken() {
        return opened.getTeacherToken();
    }

    ByteString projectorToken() {
        return opened.getProjectorToken();
    }

    ClassStage stage() {
        return stage;
    }

    /** Names of the sessions, in the order of the worlds; none before the start. */
    List<String> sessions() {
        return sessions;
    }

    /** Number of the last entry. */
    long last() {
        return last;
    }

    /** Number of the person that joined last; 0 before the first. */
    int lastPerson() {
        return lastPerson;
    }

    List<Delegate> people() {
        return List.copyOf(people.values());
    }

    Optional<Delegate> person(int id) {
        return Optional.ofNullable(people.get(id));
    }

    /** The delegates of one seat. */
    List<Delegate> delegates(SeatKey seat) {
        return bySeat.getOrDefault(seat, List.of());
    }

    Optional<Delegate> byToken(ByteString digest) {
        return Optional.ofNullable(tokens.get(digest)).flatMap(this::person);
    }

    Optional<Delegate> byReturnCode(ByteString digest) {
        return Optional.ofNullable(returnCodes.get(digest)).flatMap(this::person);
    }

    /** Whether a seat is its delegates': who sat there at the start, unless the teacher chose otherwise since. */
    boolean isDelegates(SeatKey seat) {
        SeatDriver chosen = drivers.get(seat);
        return chosen == null ? seatedAtStart.contains(seat) : chosen == SeatDriver.SEAT_DRIVER_DELEGATES;
    }

    /** Whether a delegate of this seat has opened its brief. */
    boolean isBriefRead(SeatKey seat) {
        return briefsRead.contains(seat);
    }

    /** Number of the last turn of a seat that the log tells how it was answered; 0 before. */
    int lastTurn(SeatKey seat) {
        return lastTurns.getOrDefault(seat, 0);
    }

    /** What people said to being studied. */
    Studies studies() {
        return studies;
    }

    /** The step of the debrief; 0 for the reflection that comes first. */
    int debriefStep() {
        return debriefStep;
    }

    /** What a person wrote about the class; empty if nothing. */
    String reflection(int person) {
        return reflections.getOrDefault(person, "");
    }

    /** What a person did so far. */
    Part part(int person) {
        return parts.getOrDefault(person, Part.NONE);
    }

    /** How much more time than the others a person has. */
    Duration extraTime(int person) {
        return extraTimes.getOrDefault(person, Duration.ZERO);
    }

    /** How much longer than others a seat has: the most of its delegates. */
    Duration extraTime(SeatKey seat) {
        return delegates(seat).stream()
                .map(delegate -> extraTime(delegate.id()))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** What the teacher threw in, or planned to. */
    PlannedInjects injects() {
        return injects;
    }

    /** Whether a seat is done for this round of an open floor. */
    boolean isDone(SeatKey seat, int round) {
        DoneSet said = done.getOrDefault(seat, DoneSet.getDefaultInstance());
        return said.getDone() && said.getRound() == round;
    }

    /** How many offers a seat had been made when it said that it is done. */
    int offersWhenDone(SeatKey seat) {
        return done.getOrDefault(seat, DoneSet.getDefaultInstance()).getOffers();
    }

    /** Whether people can join. */
    boolean isDoorOpen() {
        return doorOpen && stage != ClassStage.CLASS_STAGE_DEBRIEF;
    }

    Timestamp openTime() {
        return openTime;
    }

    Deeds deeds(SeatKey seat) {
        return deeds.getOrDefault(seat, Deeds.NONE);
    }

    Clock clock(int world) {
        return clocks.getOrDefault(world, Clock.RUNNING);
    }

    /** The number of what a person said under this id; 0 for the teacher. */
    Optional<Long> saidBefore(int person, String messageId) {
        return Optional.ofNullable(messageIds.get(messageKey(person, messageId)));
    }

    Optional<Utterance> utterance(long number) {
        return Optional.ofNullable(said.get(number));
    }

    /** What was said or taken back in the entries after this one, oldest first. */
    List<Utterance> saidSince(long entry) {
        var since = new ArrayList<>(said.tailMap(entry, false).values());
        removals.tailMap(entry, false).values().stream()
                .filter(number -> number <= entry)
                .forEach(number -> since.add(said.get(number)));
        return since;
    }
}
