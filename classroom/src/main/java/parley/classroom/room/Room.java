package parley.classroom.room;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.classroom.room.ClassState.Delegate;
import parley.classroom.room.ClassState.SeatKey;
import parley.classroom.room.ClassState.Utterance;
import parley.proto.classroom.v1.Channel;
import parley.proto.classroom.v1.ClassEntry;
import parley.proto.classroom.v1.ClassFrozen;
import parley.proto.classroom.v1.ClassRole;
import parley.proto.classroom.v1.ClassStage;
import parley.proto.classroom.v1.ClassStarted;
import parley.proto.classroom.v1.ClassSummary;
import parley.proto.classroom.v1.ClockSet;
import parley.proto.classroom.v1.Delegation;
import parley.proto.classroom.v1.DoorSet;
import parley.proto.classroom.v1.DriverSet;
import parley.proto.classroom.v1.Everyone;
import parley.proto.classroom.v1.HandRaised;
import parley.proto.classroom.v1.MessageRemoved;
import parley.proto.classroom.v1.PersonJoined;
import parley.proto.classroom.v1.PersonRemoved;
import parley.proto.classroom.v1.PersonReturned;
import parley.proto.classroom.v1.PersonSeated;
import parley.proto.classroom.v1.Said;
import parley.proto.classroom.v1.SeatDriver;
import parley.proto.classroom.v1.Teacher;
import parley.proto.classroom.v1.TurnPlayed;
import parley.proto.negotiation.v1.WatchSessionResponse;
import parley.proto.scenario.v1.Country;
import parley.proto.scenario.v1.Scenario;
import parley.proto.seat.v1.AppraiseResponse;
import parley.proto.seat.v1.AwaitTurnResponse;
import parley.proto.seat.v1.Deal;
import parley.proto.seat.v1.Move;
import parley.proto.seat.v1.SubmitMoveResponse;
import parley.proto.seat.v1.TableMove;
import parley.summit.transcript.Transcript;
import parley.wire.TranscriptCodec;
import parley.wire.WireException;

/** One class. What changes it is in its log before anybody sees it. For any number of threads. */
public final class Room {

    private static final Logger LOG = LoggerFactory.getLogger(Room.class);
    private static final int ATTEMPTS = 3;
    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_REASON = 200;
    private static final int LONGEST_ID = 100;
    private static final Duration LATEST = Duration.ofHours(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ClassLog log;
    private final Negotiations negotiations;
    private final Scenario scenario;
    private final InstantSource clock;
    private final Function<Transcript, String> story;
    private final String projectorToken;
    private final ClassState state;
    private final Presence presence;
    private final List<World> worlds = new ArrayList<>();
    private final List<CompletableFuture<Optional<Told>>> told = new ArrayList<>();
    private Set<Integer> here = Set.of();
    private long version;
    private boolean closed;

    /** How a world ended, once somebody has followed it to its end. */
    record Told(Transcript transcript, String page) {}

    /** A person that has just come in. */
    public record Joined(String token, String returnCode) {}

    /**
     * A class as its log left it.
     *
     * @param story makes a page of a whole session
     * @param projectorToken what the projector shows to be let in
     */
    Room(
            ClassLog log,
            List<ClassEntry> entries,
            Negotiations negotiations,
            Scenario scenario,
            InstantSource clock,
            Function<Transcript, String> story,
            String projectorToken) {
        this.log = log;
        this.negotiations = negotiations;
        this.scenario = scenario;
        this.clock = clock;
        this.story = story;
        this.projectorToken = projectorToken;
        state = ClassState.of(entries);
        presence = new Presence(clock.instant());
        if (!state.sessions().isEmpty()) {
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

    private void locked(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    private void append(ClassEntry.Builder entry) {
        ClassEntry whole = entry.setTime(now()).build();
        log.append(state.code(), state.last() + 1, whole);
        state.apply(whole);
        change();
    }

    private Timestamp now() {
        return parley.wire.Times.toProto(clock.instant());
    }

    private void change() {
        version++;
        changed.signalAll();
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
    Joined join(String name) {
        String plain = name("name", name);
        return locked(() -> {
            require("lobby or playing", ClassStage.CLASS_STAGE_LOBBY, ClassStage.CLASS_STAGE_PLAYING);
            if (!state.isDoorOpen()) {
                throw Refusals.stage(state.stage(), "a class whose teacher lets people in");
            }
            SeatKey seat = emptiest();
            var joined = new Joined(Codes.token(), Codes.ofReturn());
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

    private static String text(String field, String text, int longest) {
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
                .orElseThrow(() -> Refusals.limit("delegates on each seat", Plans.MOST_DELEGATES));
    }

    private long delegates(SeatKey seat) {
        return state.delegates(seat).size();
    }

    private long inWorld(SeatKey seat) {
        return state.people().stream()
                .filter(d -> d.seat().world() == seat.world())
                .count();
    }

    /** Another token for whoever has this return code. */
    Optional<String> comeBack(ByteString returnCode) {
        return locked(() -> state.byReturnCode(returnCode).map(delegate -> {
            String token = Codes.token();
            append(ClassEntry.newBuilder()
                    .setReturned(
                            PersonReturned.newBuilder().setPerson(delegate.id()).setToken(Codes.digest(token))));
            return token;
        }));
    }

    // What the teacher does

    /** Puts a person on another seat, and calls it otherwise. */
    public void seat(int person, int world, String country, String name) {
        locked(() -> {
            require("lobby or playing", ClassStage.CLASS_STAGE_LOBBY, ClassStage.CLASS_STAGE_PLAYING);
            Delegate delegate = person(person);
            requireWorld(world);
            if (!state.plan().getSeatsList().contains(country)) {
                throw Refusals.unknownCountry(country, state.plan().getSeatsList());
            }
            append(ClassEntry.newBuilder()
                    .setSeated(PersonSeated.newBuilder()
                            .setPerson(person)
                            .setWorld(world)
                            .setCountry(country)
                            .setName(name.isEmpty() ? delegate.name() : name("name", name))));
        });
    }

    private void requireWorld(int world) {
        if (world < 1 || world > state.plan().getWorlds()) {
            throw new WireException("world", world, "1.." + state.plan().getWorlds());
        }
    }

    /** Removes a person. */
    public void remove(int person) {
        locked(() -> {
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
        locked(() -> {
            if (state.stage() != ClassStage.CLASS_STAGE_LOBBY) {
                return;
            }
            var sessions = new ArrayList<String>();
            for (int world = 1; world <= state.plan().getWorlds(); world++) {
                List<String> seats = seatsWithDelegates(world);
                // Whoever joins between two attempts changes the seats, and with them what is asked for.
                sessions.add(negotiations.start(
                        state.code() + "-" + world + "-" + String.join("", seats),
                        scenario.getId(),
                        seed(world),
                        seats));
            }
            append(ClassEntry.newBuilder().setStarted(ClassStarted.newBuilder().addAllSessions(sessions)));
            follow();
        });
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
        var words = new NewsText(scenario);
        for (String session : state.sessions()) {
            int number = worlds.size() + 1;
            var world = new World(this, negotiations, number, session, words);
            worlds.add(world);
            told.add(new CompletableFuture<>());
            world.start();
            Plans.seats(scenario).stream()
                    .map(country -> new SeatKey(number, country.getCode()))
                    .filter(state::isDelegates)
                    .forEach(seat -> world.open(seat.country(), state.lastTurn(seat)));
        }
        state.chosen().forEach((seat, driver) -> {
            try {
                assign(seat, driver);
            } catch (StatusRuntimeException e) {
                LOG.warn("{} may not be driven as the teacher chose: {}", seat, e.getMessage());
            }
        });
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
            count();
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
            count();
            worlds.stream().filter(w -> world == 0 || w.number() == world).forEach(w -> w.move(later));
            change();
        });
    }

    /** Gives a seat to a built-in strategy, or to its delegates. */
    public void setDriver(int world, String country, SeatDriver driver) {
        if (driver != SeatDriver.SEAT_DRIVER_BUILT_IN && driver != SeatDriver.SEAT_DRIVER_DELEGATES) {
            throw new WireException("driver", driver, "SEAT_DRIVER_BUILT_IN or SEAT_DRIVER_DELEGATES");
        }
        locked(() -> {
            require("playing", ClassStage.CLASS_STAGE_PLAYING);
            requireWorld(world);
            List<String> countries =
                    Plans.seats(scenario).stream().map(Country::getCode).toList();
            if (!countries.contains(country)) {
                throw Refusals.unknownCountry(country, countries);
            }
            var key = new SeatKey(world, country);
            boolean delegates = driver == SeatDriver.SEAT_DRIVER_DELEGATES;
            if (delegates == state.isDelegates(key)) {
                return;
            }
            if (delegates && state.delegates(key).isEmpty()) {
                throw new WireException("driver", driver, "SEAT_DRIVER_BUILT_IN for a seat without delegates");
            }
            append(ClassEntry.newBuilder()
                    .setDriverSet(DriverSet.newBuilder()
                            .setWorld(world)
                            .setCountry(country)
                            .setDriver(driver)));
            assign(key, driver);
        });
    }

    /** Tells the session who drives a seat; what the log says is told again after a restart. */
    private void assign(SeatKey seat, SeatDriver driver) {
        World world = worlds.get(seat.world() - 1);
        if (driver == SeatDriver.SEAT_DRIVER_DELEGATES) {
            negotiations.toDelegates(world.session(), seat.country());
            world.open(seat.country(), state.lastTurn(seat));
        } else {
            negotiations.toStrategy(world.session(), seat.country(), strategy(seat.country()));
            world.close(seat.country());
        }
    }

    private String strategy(String country) {
        return Plans.seats(scenario).stream()
                .filter(seat -> seat.getCode().equals(country))
                .findFirst()
                .orElseThrow()
                .getProfile()
                .getDefaultStrategy();
    }

    /** Ends the negotiations: what waits passes, and so does all that comes. */
    public void freeze() {
        locked(() -> {
            if (state.stage() == ClassStage.CLASS_STAGE_DEBRIEF) {
                return;
            }
            require("playing", ClassStage.CLASS_STAGE_PLAYING);
            append(ClassEntry.newBuilder().setFrozen(ClassFrozen.getDefaultInstance()));
            worlds.forEach(this::attend);
        });
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
            if (member.isDelegate()) {
                var unused = person(member.person());
            }
            requireChannel(member, channel);
            Optional<Long> before = state.saidBefore(member.person(), messageId);
            if (before.isPresent()) {
                return before.get();
            }
            append(ClassEntry.newBuilder()
                    .setSaid(Said.newBuilder()
                            .setPerson(member.person())
                            .setMessageId(messageId)
                            .setChannel(plain(channel))
                            .setText(words)));
            return state.last();
        });
    }

    /** Nothing of what somebody sent beside it. */
    private static Channel plain(Channel channel) {
        Channel.Builder plain = Channel.newBuilder();
        return switch (channel.getToCase()) {
            case EVERYONE -> plain.setEveryone(Everyone.getDefaultInstance()).build();
            case DELEGATION ->
                plain.setDelegation(Delegation.getDefaultInstance()).build();
            case TEACHER -> plain.setTeacher(Teacher.getDefaultInstance()).build();
            case COUNTRY -> plain.setCountry(channel.getCountry()).build();
            case PERSON -> plain.setPerson(channel.getPerson()).build();
            case TO_NOT_SET -> plain.build();
        };
    }

    private void requireChannel(Member member, Channel channel) {
        boolean right = switch (channel.getToCase()) {
            case EVERYONE -> true;
            case DELEGATION, TEACHER -> member.isDelegate();
            case COUNTRY ->
                member.isDelegate()
                        && !person(member.person()).seat().country().equals(channel.getCountry())
                        && Plans.seats(scenario).stream()
                                .anyMatch(c -> c.getCode().equals(channel.getCountry()));
            case PERSON ->
                member.isTeacher() && state.person(channel.getPerson()).isPresent();
            case TO_NOT_SET -> false;
        };
        if (!right) {
            throw new WireException(
                    "channel",
                    channel.toString().strip(),
                    member.isTeacher()
                            ? "everyone or person"
                            : "everyone, country (another one with a seat), delegation or teacher");
        }
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

    /** Answers the turn of a person's seat; the session says what became of it. */
    public SubmitMoveResponse play(int person, int turn, Move move) {
        SeatLink link = locked(() -> link(person));
        SubmitMoveResponse response = link.submit(turn, move);
        if (response.hasEnded()) {
            locked(() -> {
                link.end(turn);
                if (response.getEnded().getMove().equals(move) && link.tell(turn)) {
                    append(played(link, turn, move).setPerson(person));
                }
                change();
            });
        }
        return response;
    }

    private void append(TurnPlayed.Builder played) {
        append(ClassEntry.newBuilder().setTurnPlayed(played));
    }

    private static TurnPlayed.Builder played(SeatLink link, int turn, Move move) {
        return TurnPlayed.newBuilder()
                .setWorld(link.seat().world())
                .setCountry(link.seat().country())
                .setTurn(turn)
                .setOffers((int) move.getTablesList().stream()
                        .filter(TableMove::hasOffer)
                        .count());
    }

    private SeatLink link(int person) {
        require("playing", ClassStage.CLASS_STAGE_PLAYING);
        SeatKey seat = person(person).seat();
        return worlds.get(seat.world() - 1)
                .seat(seat.country())
                .orElseThrow(
                        () -> Refusals.stage(state.stage(), "playing, with the seat in the hands of its delegates"));
    }

    /** What a deal is worth to a person's country. */
    public AppraiseResponse appraise(int person, String table, Deal deal) {
        return locked(() -> link(person)).appraise(table, deal);
    }

    // What the worlds do

    void heard(SeatLink link, AwaitTurnResponse heard) {
        locked(() -> {
            link.take(heard);
            World world = worlds.get(link.seat().world() - 1);
            count(world);
            attend(world);
            change();
        });
    }

    void heard(World world, WatchSessionResponse step) {
        locked(() -> {
            if (world.take(step)) {
                change();
            }
            if (world.isOver()) {
                Thread unused = Thread.ofVirtual().name("story").start(() -> tell(world));
            } else if (!world.problem().isEmpty()) {
                told.get(world.number() - 1).complete(Optional.empty());
            }
        });
    }

    void lost(World world, String why) {
        locked(() -> {
            world.lose(why);
            told.get(world.number() - 1).complete(Optional.empty());
            change();
        });
    }

    /** What a debrief needs takes a moment, so it is made before anybody asks. */
    private void tell(World world) {
        Optional<Told> made = Optional.empty();
        for (int attempt = 0; attempt < ATTEMPTS && made.isEmpty(); attempt++) {
            try {
                Transcript transcript = TranscriptCodec.fromProto(negotiations.transcript(world.session()));
                made = Optional.of(new Told(transcript, story.apply(transcript)));
            } catch (RuntimeException e) {
                LOG.error("the story of {} cannot be told", world.session(), e);
            }
        }
        Optional<Told> result = made;
        locked(() -> {
            if (result.isEmpty()) {
                world.lose("its story cannot be told");
            }
            told.get(world.number() - 1).complete(result);
            change();
        });
    }

    /** Counts the time, lets it run out, and looks after seats whose people are away. To be called several times a second. */
    void tick() {
        locked(() -> {
            if (closed || worlds.isEmpty()) {
                return;
            }
            worlds.forEach(world -> {
                count(world);
                attend(world);
            });
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
            if (!present.equals(here)) {
                here = present;
                change();
            }
        });
    }

    private void count() {
        worlds.forEach(this::count);
    }

    private void count(World world) {
        Duration turn = Duration.ofSeconds(state.plan().getTurn().getSeconds());
        if (world.count(clock.instant(), turn, state.clock(world.number()).paused())) {
            change();
        }
    }

    /** Answers what the delegates of a world cannot answer: because the class or their time is over, or since they are away. */
    private void attend(World world) {
        boolean debrief = state.stage() == ClassStage.CLASS_STAGE_DEBRIEF;
        boolean paused = state.clock(world.number()).paused();
        for (SeatLink link : world.awaited()) {
            if (debrief || (world.isTimeOver(paused) && world.counts(link))) {
                answer(link, Move.getDefaultInstance(), false);
            } else if (!paused && isAbandoned(link.seat())) {
                link.turn().ifPresent(turn -> answer(link, Caretaker.answer(turn.getView()), true));
            }
        }
    }

    /** Whether none of a seat's delegates has been here for longer than the grace. */
    boolean isAbandoned(SeatKey seat) {
        Duration grace = Duration.ofSeconds(state.plan().getGrace().getSeconds());
        Instant now = clock.instant();
        return state.delegates(seat).stream().allMatch(d -> presence.isAwayFor(d.id(), grace, now));
    }

    private void answer(SeatLink link, Move move, boolean caretaker) {
        int turn = link.pending();
        if (link.beginAnswering(turn)) {
            Thread unused = Thread.ofVirtual().name("answer").start(() -> answer(link, turn, move, caretaker));
        }
    }

    private void answer(SeatLink link, int turn, Move move, boolean caretaker) {
        try {
            SubmitMoveResponse response = link.submit(turn, move);
            if (response.hasRefused()) {
                LOG.warn("{} refused a caretaker's move: {}", link.seat(), response.getRefused());
                response = link.submit(turn, Move.getDefaultInstance());
            }
            boolean counted = response.getEnded().getMove().equals(move);
            locked(() -> {
                link.end(turn);
                if (counted && link.tell(turn)) {
                    append(played(link, turn, move).setCaretaker(caretaker));
                }
                change();
            });
        } catch (StatusRuntimeException e) {
            LOG.warn("turn {} of {} could not be answered, and is tried again: {}", turn, link.seat(), e.getMessage());
            locked(() -> link.stopAnswering(turn));
        }
    }

    // Who is here

    /** A person follows the class from now on. */
    public void came(Member member) {
        locked(() -> {
            if (member.isDelegate()) {
                presence.came(member.person());
            }
        });
        noticePresence();
    }

    /** A person has stopped to follow it. */
    public void left(Member member) {
        locked(() -> {
            if (member.isDelegate()) {
                presence.left(member.person(), clock.instant());
            }
        });
    }

    boolean isHere(int person) {
        return presence.isHere(person, clock.instant());
    }

    // What there is to see

    /**
     * Waits until there is something new after this version, for so long at most.
     *
     * @return the version now; empty once the class is closed
     */
    public OptionalLong await(long seen, Duration longest) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = longest.toNanos();
            while (version == seen && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            return closed ? OptionalLong.empty() : OptionalLong.of(version);
        } finally {
            lock.unlock();
        }
    }

    ClassState state() {
        return state;
    }

    Scenario scenario() {
        return scenario;
    }

    List<World> worlds() {
        return worlds;
    }

    InstantSource clock() {
        return clock;
    }

    /** The class in a list, with the teacher's token. */
    ClassSummary summary(String teacherToken) {
        return locked(() -> ClassSummary.newBuilder()
                .setCode(state.code())
                .setTitle(state.title())
                .setStage(state.stage())
                .setTeacherToken(teacherToken)
                .setOpenTime(state.openTime())
                .build());
    }

    /** What the projector shows to be let in. */
    String projectorToken() {
        return projectorToken;
    }

    /** The code of the class. */
    public String code() {
        return state.code();
    }

    /** Whether all worlds were followed to their end. */
    boolean isTold() {
        return !told.isEmpty() && told.stream().allMatch(CompletableFuture::isDone);
    }

    /** How the worlds ended, in order; nothing for one that could not be followed to its end. */
    List<Optional<Told>> told() {
        List<CompletableFuture<Optional<Told>>> all = locked(() -> {
            require("debrief", ClassStage.CLASS_STAGE_DEBRIEF);
            if (!isTold()) {
                throw Refusals.stage(state.stage(), "debrief, with all worlds followed to their end");
            }
            return List.copyOf(told);
        });
        return all.stream().map(CompletableFuture::join).toList();
    }

    /** The story of one world, as a page. */
    public String story(int world) {
        List<Optional<Told>> all = told();
        requireWorld(world);
        return all.get(world - 1)
                .orElseThrow(() -> new WireException("world", world, "one that was followed to its end"))
                .page();
    }

    /** Lets go of everything; what is in the log stays. */
    void close() {
        locked(() -> {
            closed = true;
            worlds.forEach(World::stop);
            changed.signalAll();
        });
    }
}
