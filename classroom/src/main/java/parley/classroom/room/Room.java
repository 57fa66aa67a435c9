package parley.classroom.room;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.classroom.export.Papers;
import parley.classroom.room.ClassState.Delegate;
import parley.classroom.room.ClassState.SeatKey;
import parley.classroom.room.ClassState.Utterance;
import parley.proto.classroom.v1.BriefRead;
import parley.proto.classroom.v1.Channel;
import parley.proto.classroom.v1.ClassEntry;
import parley.proto.classroom.v1.ClassFrozen;
import parley.proto.classroom.v1.ClassRole;
import parley.proto.classroom.v1.ClassStage;
import parley.proto.classroom.v1.ClassStarted;
import parley.proto.classroom.v1.ClassSummary;
import parley.proto.classroom.v1.ClockSet;
import parley.proto.classroom.v1.ConsentSet;
import parley.proto.classroom.v1.DebriefStepSet;
import parley.proto.classroom.v1.DoneSet;
import parley.proto.classroom.v1.DoorSet;
import parley.proto.classroom.v1.DriverSet;
import parley.proto.classroom.v1.ExplainAnswersResponse;
import parley.proto.classroom.v1.ExtraTimeSet;
import parley.proto.classroom.v1.GetHindsightResponse;
import parley.proto.classroom.v1.GetReasonsResponse;
import parley.proto.classroom.v1.GetSupplyResponse;
import parley.proto.classroom.v1.HandRaised;
import parley.proto.classroom.v1.Inject;
import parley.proto.classroom.v1.MessageRemoved;
import parley.proto.classroom.v1.PersonJoined;
import parley.proto.classroom.v1.PersonRemoved;
import parley.proto.classroom.v1.PersonReturned;
import parley.proto.classroom.v1.PersonSeated;
import parley.proto.classroom.v1.Reflected;
import parley.proto.classroom.v1.Said;
import parley.proto.classroom.v1.ScenarioCard;
import parley.proto.classroom.v1.SeatDriver;
import parley.proto.classroom.v1.TurnPlayed;
import parley.proto.scenario.v1.Country;
import parley.proto.scenario.v1.Scenario;
import parley.proto.seat.v1.AppraiseResponse;
import parley.proto.seat.v1.Deal;
import parley.proto.seat.v1.Move;
import parley.proto.seat.v1.SubmitMoveResponse;
import parley.wire.Times;
import parley.wire.WireException;

/** One class. What changes it is in its log before anybody sees it. For any number of threads. */
public final class Room {

    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_REASON = 200;
    private static final int LONGEST_ID = 100;
    private static final int LONGEST_REFLECTION = 2_000;
    private static final int LAST_STEP = 20;
    private static final Duration LATEST = Duration.ofHours(1);
    private static final Duration MOST_EXTRA = Duration.ofMinutes(10);

    private final ReentrantLock lock = new ReentrantLock();
    private final ClassLog log;
    private final Negotiations negotiations;
    private final Scenario scenario;
    private final ScenarioCard card;
    private final List<Country> seats;
    private final InstantSource clock;
    private final String projectorToken;
    private final Papers papers;
    private final String exportKey;
    private final ClassState state;
    private final Presence presence;
    private final Changes changes;
    private final Debrief debrief;
    private final Play play;
    private final Reasons reasons;
    private final Injects injects;

    /** Held by whoever changes who sits where, so that nobody does while the sessions are made, which takes calls. */
    private final ReentrantLock seating = new ReentrantLock();

    private Set<Integer> here = Set.of();
    private boolean closed;

    /** A person that has just come in. */
    public record Joined(String token, String returnCode) {}

    /**
     * A class as its log left it.
     *
     * @param tales has the words for why somebody moved as it did
     * @param projectorToken what the projector shows to be let in
     * @param exportKey from which pseudonyms follow
     */
    Room(
            ClassLog log,
            List<ClassEntry> entries,
            Negotiations negotiations,
            Scenario scenario,
            InstantSource clock,
            Papers papers,
            Tales tales,
            String projectorToken,
            String exportKey) {
        this.log = log;
        this.negotiations = negotiations;
        this.scenario = scenario;
        card = Plans.card(scenario);
        seats = Plans.seats(scenario);
        this.clock = clock;
        this.projectorToken = projectorToken;
        this.papers = papers;
        this.exportKey = exportKey;
        state = ClassState.of(entries);
        presence = new Presence(clock.instant());
        changes = new Changes(lock, state.plan().getWorlds());
        debrief = new Debrief(negotiations, papers.story());
        reasons = new Reasons(this, negotiations, scenario, tales);
        injects = new Injects(this, negotiations, scenario);
        play = new Play(this, negotiations, scenario, debrief, injects);
        if (state.stage() == ClassStage.CLASS_STAGE_PLAYING) {
            locked(this::follow);
        }
    }

    <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    void locked(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    private <T> T seated(Supplier<T> work) {
        seating.lock();
        try {
            return locked(work);
        } finally {
            seating.unlock();
        }
    }

    private void seated(Runnable work) {
        var unused = seated(() -> {
            work.run();
            return true;
        });
    }

    void append(ClassEntry.Builder entry) {
        if (closed) {
            throw Refusals.stopping();
        }
        ClassEntry whole = entry.setTime(now()).build();
        log.append(state.code(), state.last() + 1, whole);
        state.apply(whole);
        change(state.world(whole));
    }

    /** Somebody played a turn. */
    void append(TurnPlayed.Builder played) {
        append(ClassEntry.newBuilder().setTurnPlayed(played));
    }

    /** A seat is done for a round, or not any more. */
    void setDone(SeatLink link, int round, boolean done, int person) {
        SeatKey seat = link.seat();
        if (state.isDone(seat, round) != done) {
            append(ClassEntry.newBuilder()
                    .setDoneSet(DoneSet.newBuilder()
                            .setWorld(seat.world())
                            .setCountry(seat.country())
                            .setRound(round)
                            .setDone(done)
                            .setOffers(link.offers())
                            .setPerson(person)));
        }
    }

    private Timestamp now() {
        return Times.toProto(clock.instant());
    }

    /** Wakes whoever waits for something new in a world. */
    void change(int world) {
        changes.in(world);
    }

    private void require(String expected, ClassStage... stages) {
        if (!List.of(stages).contains(state.stage())) {
            throw Refusals.stage(state.stage(), expected);
        }
    }

    private Delegate person(int id) {
        return state.person(id).orElseThrow(() -> Refusals.unknownPerson(id));
    }

    // Who may look into the class

    /** Whose token this is, if it is one of this class. */
    Optional<Member> member(ByteString token) {
        return locked(() -> {
            if (token.equals(state.teacherToken())) {
                return Optional.of(new Member(this, ClassRole.CLASS_ROLE_TEACHER, 0));
            }
            if (token.equals(state.projectorToken())) {
                return Optional.of(new Member(this, ClassRole.CLASS_ROLE_PROJECTOR, 0));
            }
            return state.byToken(token).map(delegate -> new Member(this, ClassRole.CLASS_ROLE_DELEGATE, delegate.id()));
        });
    }

    /** Takes a person in, onto the seat where it is needed most. */
    public Joined join(String name) {
        String plain = name("name", name);
        return seated(() -> {
            require("lobby or playing", ClassStage.CLASS_STAGE_LOBBY, ClassStage.CLASS_STAGE_PLAYING);
            if (!state.isDoorOpen()) {
                throw Refusals.stage(state.stage(), "a class whose teacher lets people in");
            }
            SeatKey seat = emptiest();
            var joined = new Joined(Codes.token(state.code()), Codes.ofReturn());
            append(ClassEntry.newBuilder()
                    .setJoined(PersonJoined.newBuilder()
                            .setPerson(state.lastPerson() + 1)
                            .setName(plain)
                            .setWorld(seat.world())
                            .setCountry(seat.country())
                            .setToken(Codes.digest(joined.token()))
                            .setReturnCode(Codes.digest(joined.returnCode()))));
            presence.joined(state.lastPerson(), clock.instant());
            return joined;
        });
    }

    private static String name(String field, String name) {
        return text(field, name.strip(), LONGEST_NAME);
    }

    static String text(String field, String text, int longest) {
        if (text.isBlank() || text.length() > longest) {
            throw new WireException(field, text, "1.." + longest + " characters");
        }
        return text;
    }

    /** In the lobby the emptiest seat of the emptiest world, later the seat with the fewest delegates. */
    private SeatKey emptiest() {
        boolean lobby = state.stage() == ClassStage.CLASS_STAGE_LOBBY;
        return Stream.iterate(1, world -> world <= state.plan().getWorlds(), world -> world + 1)
                .flatMap(world -> state.plan().getSeatsList().stream().map(seat -> new SeatKey(world, seat)))
                .filter(seat -> lobby || state.isDelegates(seat))
                .filter(seat -> delegates(seat) < Plans.MOST_DELEGATES)
                .min(
                        lobby
                                ? Comparator.comparingLong(this::inWorld).thenComparingLong(this::delegates)
                                : Comparator.comparingLong(this::delegates))
                .orElseThrow(() -> Refusals.full("delegates on each seat", Plans.MOST_DELEGATES));
    }

    private long delegates(SeatKey seat) {
        return state.delegates(seat).size();
    }

    private long inWorld(SeatKey seat) {
        return state.people().stream()
                .filter(d -> d.seat().world() == seat.world())
                .count();
    }

    /** Whether this is the return code of somebody here. */
    boolean knows(String returnCode) {
        return locked(() -> returning(returnCode).isPresent());
    }

    private Optional<Delegate> returning(String returnCode) {
        return state.byReturnCode(Codes.digest(Codes.normal(returnCode)));
    }

    /** Another token for whoever has this return code. */
    public String comeBack(String returnCode) {
        return locked(() -> {
            Delegate delegate = returning(returnCode).orElseThrow(() -> Refusals.unknownCode(returnCode));
            String token = Codes.token(state.code());
            append(ClassEntry.newBuilder()
                    .setReturned(
                            PersonReturned.newBuilder().setPerson(delegate.id()).setToken(Codes.digest(token))));
            return token;
        });
    }

    // What the teacher does

    /** Puts a person on another seat, and calls it otherwise. */
    public void seat(int person, int world, String country, String name) {
        seated(() -> {
            require("lobby or playing", ClassStage.CLASS_STAGE_LOBBY, ClassStage.CLASS_STAGE_PLAYING);
            Delegate delegate = person(person);
            requireWorld(world);
            if (!state.plan().getSeatsList().contains(country)) {
                throw Refusals.unknownCountry(country, state.plan().getSeatsList());
            }
            var to = new SeatKey(world, country);
            if (!to.equals(delegate.seat()) && delegates(to) >= Plans.MOST_DELEGATES) {
                throw Refusals.full("delegates on a seat", Plans.MOST_DELEGATES);
            }
            append(ClassEntry.newBuilder()
                    .setSeated(PersonSeated.newBuilder()
                            .setPerson(person)
                            .setWorld(world)
                            .setCountry(country)
                            .setName(name.isEmpty() ? delegate.name() : name("name", name))));
        });
    }

    void requireWorld(int world) {
        if (world < 1 || world > state.plan().getWorlds()) {
            throw new WireException("world", world, "1.." + state.plan().getWorlds());
        }
    }

    /** Removes a person. */
    public void remove(int person) {
        seated(() -> {
            if (person < 1 || person > state.lastPerson()) {
                throw Refusals.unknownPerson(person);
            }
            if (state.person(person).isPresent()) {
                append(ClassEntry.newBuilder()
                        .setRemoved(PersonRemoved.newBuilder().setPerson(person)));
            }
        });
    }

    /** Starts the worlds; comes back at once where they have been started. */
    public void start() {
        seating.lock();
        try {
            if (!locked(() -> state.stage() == ClassStage.CLASS_STAGE_LOBBY)) {
                return;
            }
            var sessions = new ArrayList<String>();
            for (int world = 1; world <= state.plan().getWorlds(); world++) {
                int number = world;
                List<String> seats = locked(() -> seatsWithDelegates(number));
                // After an attempt that failed others may sit there, and then it is another session that is asked for.
                sessions.add(negotiations.start(
                        state.code() + "-" + number + "-" + String.join("", seats),
                        scenario.getId(),
                        state.plan().getOpenFloor(),
                        seed(number),
                        seats));
            }
            locked(() -> {
                append(ClassEntry.newBuilder()
                        .setStarted(ClassStarted.newBuilder().addAllSessions(sessions)));
                follow();
            });
        } finally {
            seating.unlock();
        }
    }

    private OptionalLong seed(int world) {
        return state.plan().hasSeed() ? OptionalLong.of(state.plan().getSeed() + world - 1) : OptionalLong.empty();
    }

    private List<String> seatsWithDelegates(int world) {
        return state.plan().getSeatsList().stream()
                .filter(country -> delegates(new SeatKey(world, country)) > 0)
                .toList();
    }

    private void follow() {
        play.follow(state.sessions());
    }

    /** Lets people join while the class is played, or not. */
    public void setDoor(boolean open) {
        locked(() -> {
            require("playing", ClassStage.CLASS_STAGE_PLAYING);
            if (state.isDoorOpen() != open) {
                append(ClassEntry.newBuilder().setDoorSet(DoorSet.newBuilder().setOpen(open)));
            }
        });
    }

    /** Stops or starts the clock of one world, or of all. */
    public void setClock(int world, boolean paused, String because) {
        if (because.length() > LONGEST_REASON) {
            throw new WireException("because", because, "0.." + LONGEST_REASON + " characters");
        }
        locked(() -> {
            require("playing", ClassStage.CLASS_STAGE_PLAYING);
            if (world != 0) {
                requireWorld(world);
            }
            play.count();
            append(ClassEntry.newBuilder()
                    .setClockSet(ClockSet.newBuilder()
                            .setWorld(world)
                            .setPaused(paused)
                            .setBecause(because)));
        });
    }

    /** Moves the end of the running turn of one world, or of all. */
    public void moveDeadline(int world, Duration later) {
        if (later.isNegative() || later.compareTo(LATEST) > 0) {
            throw new WireException("later", later, "0 s.." + LATEST.toSeconds() + " s");
        }
        locked(() -> {
            require("playing", ClassStage.CLASS_STAGE_PLAYING);
            if (world != 0) {
                requireWorld(world);
            }
            play.count();
            play.worlds().stream()
                    .filter(w -> world == 0 || w.number() == world)
                    .forEach(w -> w.move(later));
            play.attend();
            change(world);
        });
    }

    /** Gives a person more time than the others have. */
    public void setExtraTime(int person, Duration extra) {
        if (extra.isNegative() || extra.compareTo(MOST_EXTRA) > 0) {
            throw new WireException("extra_time", extra, "0 s.." + MOST_EXTRA.toSeconds() + " s");
        }
        locked(() -> {
            if (!state.extraTime(person(person).id()).equals(extra)) {
                append(ClassEntry.newBuilder()
                        .setExtraTimeSet(
                                ExtraTimeSet.newBuilder().setPerson(person).setExtraTime(Times.toProto(extra))));
                play.attend();
            }
        });
    }

    /** Gives a seat to a built-in strategy, or to its delegates. */
    public void setDriver(int world, String country, SeatDriver driver) {
        if (driver != SeatDriver.SEAT_DRIVER_BUILT_IN && driver != SeatDriver.SEAT_DRIVER_DELEGATES) {
            throw new WireException("driver", driver, "SEAT_DRIVER_BUILT_IN or SEAT_DRIVER_DELEGATES");
        }
        var seat = new SeatKey(world, country);
        boolean delegates = driver == SeatDriver.SEAT_DRIVER_DELEGATES;
        String session = locked(() -> {
            require("playing", ClassStage.CLASS_STAGE_PLAYING);
            requireWorld(world);
            if (!Plans.codes(scenario).contains(country)) {
                throw Refusals.unknownCountry(country, Plans.codes(scenario));
            }
            if (delegates && state.delegates(seat).isEmpty()) {
                throw new WireException("driver", driver, "SEAT_DRIVER_BUILT_IN for a seat without delegates");
            }
            return play.world(world).session();
        });
        if (delegates) {
            negotiations.toDelegates(session, country);
        } else {
            negotiations.toStrategy(session, country, Plans.strategy(scenario, country));
        }
        locked(() -> {
            if (delegates == state.isDelegates(seat)) {
                return;
            }
            append(ClassEntry.newBuilder()
                    .setDriverSet(DriverSet.newBuilder()
                            .setWorld(world)
                            .setCountry(country)
                            .setDriver(driver)));
            if (delegates) {
                play.open(seat);
            } else {
                play.close(seat);
            }
        });
    }

    /** Throws something in, now or later, once for each id; gives its number. */
    public long inject(Inject inject, String requestId) {
        text("request_id", requestId, LONGEST_ID);
        return locked(() -> {
            require("lobby or playing", ClassStage.CLASS_STAGE_LOBBY, ClassStage.CLASS_STAGE_PLAYING);
            return injects.plan(inject, requestId);
        });
    }

    /** Withdraws what was thrown in from the worlds that have not had it. */
    public void withdrawInject(long number) {
        locked(() -> injects.withdraw(number));
    }

    /** Ends the negotiations: what waits passes, and so does all that comes. */
    public void freeze() {
        locked(() -> {
            if (state.stage() == ClassStage.CLASS_STAGE_DEBRIEF) {
                return;
            }
            require("playing", ClassStage.CLASS_STAGE_PLAYING);
            append(ClassEntry.newBuilder().setFrozen(ClassFrozen.getDefaultInstance()));
            play.attend();
        });
    }

    /** Goes to a step of the debrief. */
    public void setDebriefStep(int step) {
        if (step < 0 || step > LAST_STEP) {
            throw new WireException("step", step, "0.." + LAST_STEP);
        }
        locked(() -> {
            require("debrief", ClassStage.CLASS_STAGE_DEBRIEF);
            if (state.debriefStep() != step) {
                append(ClassEntry.newBuilder()
                        .setDebriefStepSet(DebriefStepSet.newBuilder().setStep(step)));
            }
        });
    }

    /** Keeps what a person wrote about the class. */
    public void reflect(int person, String text) {
        if (text.length() > LONGEST_REFLECTION) {
            throw new WireException("text", text, "0.." + LONGEST_REFLECTION + " characters");
        }
        locked(() -> {
            require("debrief", ClassStage.CLASS_STAGE_DEBRIEF);
            if (!state.reflection(person(person).id()).equals(text)) {
                append(ClassEntry.newBuilder()
                        .setReflected(Reflected.newBuilder().setPerson(person).setText(text)));
            }
        });
    }

    /** A person agrees to be studied, or does not, or not any more. */
    public void setConsent(int person, boolean agrees, String version) {
        locked(() -> state.studies()
                .answered(
                        state.plan(),
                        state.stage(),
                        ConsentSet.newBuilder()
                                .setPerson(person(person).id())
                                .setAgrees(agrees)
                                .setVersion(version)
                                .build())
                .ifPresent(this::append));
    }

    /** Takes back what was said. */
    public void removeMessage(long number) {
        locked(() -> {
            Utterance utterance = state.utterance(number)
                    .orElseThrow(() -> new WireException("number", number, "that of something that was said"));
            if (!utterance.removed()) {
                append(ClassEntry.newBuilder()
                        .setMessageRemoved(MessageRemoved.newBuilder().setNumber(number)));
            }
        });
    }

    // What people do

    /** Says something; what was said under this id already is not said again. Gives its number. */
    public long say(Member member, String messageId, Channel channel, String text) {
        text("message_id", messageId, LONGEST_ID);
        String words = text("text", text.strip(), LONGEST_TEXT);
        return locked(() -> {
            Optional<Delegate> speaker = member.isDelegate() ? Optional.of(person(member.person())) : Optional.empty();
            Channel checked = Channels.checked(speaker, channel, state, scenario);
            return say(member.person(), messageId, checked, words);
        });
    }

    /** What was said under this id already is not said again. */
    private long say(int person, String messageId, Channel channel, String words) {
        Optional<Long> before = state.saidBefore(person, messageId);
        if (before.isPresent()) {
            return before.get();
        }
        append(ClassEntry.newBuilder()
                .setSaid(Said.newBuilder()
                        .setPerson(person)
                        .setMessageId(messageId)
                        .setChannel(channel)
                        .setText(words)));
        return state.last();
    }

    /** Says something as the teacher. */
    void tell(String messageId, Channel channel, String words) {
        var unused = say(0, messageId, channel, words);
    }

    /** Raises or lowers a hand. */
    public void raiseHand(int person, boolean raised) {
        locked(() -> {
            if (person(person).handRaised() != raised) {
                append(ClassEntry.newBuilder()
                        .setHandRaised(HandRaised.newBuilder().setPerson(person).setRaised(raised)));
            }
        });
    }

    /** A person opens the brief of its country, whose code comes back. */
    String readsBrief(int person) {
        return locked(() -> {
            SeatKey seat = person(person).seat();
            if (!state.isBriefRead(seat)) {
                append(ClassEntry.newBuilder()
                        .setBriefRead(BriefRead.newBuilder()
                                .setPerson(person)
                                .setWorld(seat.world())
                                .setCountry(seat.country())));
            }
            return seat.country();
        });
    }

    /** Answers the turn of a person's seat; the session says what became of it. */
    public SubmitMoveResponse play(int person, int turn, Move move) {
        SeatLink link = locked(() -> link(person));
        return play.submit(link, turn, move, Optional.of(TurnPlayed.newBuilder().setPerson(person)));
    }

    /** A person says that its seat is done for the round, or not. */
    public void setDone(int person, boolean done) {
        locked(() -> {
            SeatLink link = link(person);
            World world = play.world(link.seat().world());
            if (!world.isFloorOpen()) {
                throw Refusals.stage(state.stage(), "an open floor in the person's world");
            }
            setDone(link, world.round(), done, person);
            play.attend();
        });
    }

    private SeatLink link(int person) {
        require("playing", ClassStage.CLASS_STAGE_PLAYING);
        return play.link(person(person).seat())
                .orElseThrow(
                        () -> Refusals.stage(state.stage(), "playing, with the seat in the hands of its delegates"));
    }

    /** What a deal is worth to a person's country. */
    public AppraiseResponse appraise(int person, String table, Deal deal) {
        return locked(() -> link(person)).appraise(table, deal);
    }

    // What time does

    /** To be called several times a second. */
    void tick() {
        locked(() -> {
            if (!closed) {
                play.tick();
            }
        });
    }

    /** Whether somebody has come or gone is noticed by the time that passes. */
    void noticePresence() {
        locked(() -> {
            Instant now = clock.instant();
            Set<Integer> present = state.people().stream()
                    .map(Delegate::id)
                    .filter(id -> presence.isHere(id, now))
                    .collect(Collectors.toSet());
            state.people().stream()
                    .filter(person -> present.contains(person.id()) != here.contains(person.id()))
                    .map(person -> person.seat().world())
                    .distinct()
                    .forEach(this::change);
            here = present;
        });
    }

    /** Whether the clock of a world stands: because the teacher stopped it, or since nobody at all is here. */
    boolean stands(int world) {
        return state.clock(world).paused() || presence.isNobodyHere(clock.instant());
    }

    /** Whether none of a seat's delegates has been here for longer than the grace. */
    boolean isAbandoned(SeatKey seat) {
        Duration grace = Duration.ofSeconds(state.plan().getGrace().getSeconds());
        Instant now = clock.instant();
        return state.delegates(seat).stream().allMatch(d -> presence.isAwayFor(d.id(), grace, now));
    }

    // Who is here

    /** Somebody follows the class from now on. */
    public void came(Member member) {
        locked(() -> {
            if (!member.isProjector()) {
                presence.came(member.person());
            }
            // A class that was in its debrief when the console was opened is followed once somebody looks at it.
            follow();
        });
        noticePresence();
    }

    /** Somebody has stopped to follow it. */
    public void left(Member member) {
        locked(() -> {
            if (!member.isProjector()) {
                presence.left(member.person(), clock.instant());
            }
        });
    }

    boolean isHere(int person) {
        return presence.isHere(person, clock.instant());
    }

    // What there is to see

    /**
     * Waits until there is something new for a member after this version, for so long at most.
     *
     * @return the version now; empty once the class is closed
     */
    public OptionalLong await(Member member, long seen, Duration longest) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = longest.toNanos();
            while (changes.version(worldOf(member)) == seen && !closed && left > 0) {
                left = changes.sleepers(worldOf(member)).awaitNanos(left);
            }
            return closed ? OptionalLong.empty() : OptionalLong.of(changes.version(worldOf(member)));
        } finally {
            lock.unlock();
        }
    }

    /** The one that a member sees, where it does not see all of them. */
    private int worldOf(Member member) {
        return state.stage() == ClassStage.CLASS_STAGE_DEBRIEF
                ? Changes.EVERYWHERE
                : state.person(member.person())
                        .map(person -> person.seat().world())
                        .orElse(Changes.EVERYWHERE);
    }

    ClassState state() {
        return state;
    }

    Scenario scenario() {
        return scenario;
    }

    ScenarioCard card() {
        return card;
    }

    /** Countries with a seat, in scenario order. */
    List<Country> seats() {
        return seats;
    }

    Play playing() {
        return play;
    }

    InstantSource clock() {
        return clock;
    }

    /** The class in a list, with the teacher's token. */
    ClassSummary summary(String teacherToken) {
        return locked(() -> {
            ClassSummary.Builder summary = ClassSummary.newBuilder()
                    .setCode(state.code())
                    .setTitle(state.title())
                    .setStage(state.stage())
                    .setTeacherToken(teacherToken)
                    .setOpenTime(state.openTime());
            if (state.plan().hasDeleteTime()) {
                summary.setDeleteTime(state.plan().getDeleteTime());
            }
            return summary.build();
        });
    }

    /** Whether the time has come to delete it. */
    boolean isDue() {
        return state.plan().hasDeleteTime()
                && !clock.instant().isBefore(Times.fromProto(state.plan().getDeleteTime()));
    }

    /** What the projector shows to be let in. */
    String projectorToken() {
        return projectorToken;
    }

    /** Lets go of everything for good, not while its worlds are being started; gives the names of their sessions. */
    List<String> end() {
        return seated(() -> {
            close();
            return state.sessions();
        });
    }

    /** The code of the class. */
    public String code() {
        return state.code();
    }

    /** Whether all worlds were followed to their end, or cannot be. */
    boolean isTold() {
        return debrief.isWhole(state.sessions().size());
    }

    /** Refuses what belongs to the debrief before it. */
    void requireDebrief() {
        require("debrief", ClassStage.CLASS_STAGE_DEBRIEF);
    }

    /** How the worlds ended, once all have. */
    Debrief debrief() {
        requireDebrief();
        if (!isTold()) {
            throw Refusals.stage(state.stage(), "debrief, with all worlds followed to their end");
        }
        return debrief;
    }

    /** The story of one world, as a page. */
    public String story(int world) {
        return locked(() -> told(world).page());
    }

    /** One world with all its secrets. */
    public GetHindsightResponse hindsight(int world) {
        return locked(() -> told(world).hindsight().toBuilder()
                .addAllTalk(Channels.talk(world, state.saidSince(0)))
                .build());
    }

    /** What the teacher takes home, once the class is over. */
    public Exports exports() {
        return locked(() -> new Exports(
                negotiations, debrief(), log.entries(state.code()), scenario, state.sessions(), papers, exportKey));
    }

    /** Why the AIs of a world did what they did. */
    public GetReasonsResponse reasons(int world) {
        return locked(() -> {
            Debrief.Told unused = told(world);
            return reasons.ofWorld(world, state.sessions().get(world - 1));
        });
    }

    /** What the AIs answered a person's seat, and why by what everybody knows. */
    public ExplainAnswersResponse answers(int person) {
        return reasons.answers(locked(() -> reasons.question(person(person).seat())));
    }

    /** The supply of a person's country, by what all can read. */
    public GetSupplyResponse supply(int person) {
        return SupplyOf.country(scenario, locked(() -> person(person).seat().country()));
    }

    private Debrief.Told told(int world) {
        requireWorld(world);
        return debrief()
                .of(world)
                .orElseThrow(() -> new WireException("world", world, "one that was followed to its end"));
    }

    /** Lets go of everything; what is in the log stays. */
    void close() {
        locked(() -> {
            closed = true;
            play.stop();
            changes.wakeAll();
        });
    }
}
