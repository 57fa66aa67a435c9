package parley.classroom.room;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import parley.classroom.export.Conditions;
import parley.classroom.room.ClassState.Delegate;
import parley.classroom.room.ClassState.SeatKey;
import parley.classroom.room.ClassState.Utterance;
import parley.proto.classroom.v1.ClassPlan;
import parley.proto.classroom.v1.ClassRole;
import parley.proto.classroom.v1.ClassStage;
import parley.proto.classroom.v1.ClassView;
import parley.proto.classroom.v1.GetDebriefResponse;
import parley.proto.classroom.v1.GetParticipationResponse;
import parley.proto.classroom.v1.Message;
import parley.proto.classroom.v1.Participation;
import parley.proto.classroom.v1.Person;
import parley.proto.classroom.v1.SeatDriver;
import parley.proto.classroom.v1.SeatView;
import parley.proto.classroom.v1.WatchClassResponse;
import parley.proto.classroom.v1.WorldDebrief;
import parley.proto.classroom.v1.WorldView;
import parley.proto.scenario.v1.Country;
import parley.proto.seat.v1.Turn;
import parley.wire.Times;
import parley.wire.WireException;

/** What one member sees of a class, step by step. Not for several threads at once. */
public final class Views {

    private final Member member;
    private final Room room;
    private final Map<Integer, Integer> newsSent = new HashMap<>();
    private Optional<Turn> turnSent = Optional.empty();
    private ClassView viewSent = ClassView.getDefaultInstance();
    private long cursor;

    /** From after this cursor on. */
    public Views(Member member, long after) {
        this.member = member;
        room = member.room();
        long last = room.locked(() -> room.state().last());
        if (after < 0 || after > last) {
            throw new WireException("after", after, "0.." + last);
        }
        cursor = after;
    }

    /** All that is new since the last time; empty once the member is not in the class any more. */
    public Optional<WatchClassResponse> next() {
        return room.locked(() -> {
            if (member.isDelegate() && state().person(member.person()).isEmpty()) {
                return Optional.empty();
            }
            WatchClassResponse.Builder response =
                    WatchClassResponse.newBuilder().setView(view());
            state().saidSince(cursor).stream()
                    .filter(this::hears)
                    .map(this::message)
                    .forEach(response::addMessages);
            cursor = state().last();
            response.setCursor(cursor);
            seen().forEach(world -> addNews(world, response));
            Optional<Turn> turn = link().flatMap(SeatLink::turn);
            if (!turn.equals(turnSent)) {
                turn.ifPresent(response::setTurn);
                turnSent = turn;
            }
            return Optional.of(response.build());
        });
    }

    /** Whether a step says more than the one before; that time passes is no news. */
    public boolean isNews(WatchClassResponse step) {
        ClassView view = timeless(step.getView());
        boolean news =
                !view.equals(viewSent) || step.getMessagesCount() > 0 || step.getNewsCount() > 0 || step.hasTurn();
        viewSent = view;
        return news;
    }

    /** While a clock runs its deadline says when it ends. */
    private static ClassView timeless(ClassView view) {
        ClassView.Builder same = view.toBuilder().clearTime();
        same.getWorldsBuilderList().stream()
                .filter(WorldView.Builder::hasDeadline)
                .forEach(WorldView.Builder::clearTimeLeft);
        return same.build();
    }

    private ClassState state() {
        return room.state();
    }

    private void addNews(World world, WatchClassResponse.Builder response) {
        int sent = newsSent.getOrDefault(world.number(), 0);
        response.addAllNews(world.news().subList(sent, world.news().size()));
        newsSent.put(world.number(), world.news().size());
    }

    private Optional<Delegate> me() {
        return state().person(member.person());
    }

    private Optional<SeatLink> link() {
        return me().flatMap(me -> room.playing().link(me.seat()));
    }

    private boolean isDebrief() {
        return state().stage() == ClassStage.CLASS_STAGE_DEBRIEF;
    }

    /** The worlds that the member sees: in the debrief all are open. */
    private boolean sees(int world) {
        return !member.isDelegate()
                || isDebrief()
                || me().map(me -> me.seat().world() == world).orElse(false);
    }

    private List<World> seen() {
        return room.playing().worlds().stream()
                .filter(world -> sees(world.number()))
                .toList();
    }

    private ClassView view() {
        ClassView.Builder view = ClassView.newBuilder()
                .setTitle(state().title())
                .setStage(state().stage())
                .setPlan(plan())
                .setScenario(room.card())
                .setRole(member.role())
                .setDebriefReady(isDebrief() && room.isTold())
                .setTime(Times.toProto(room.clock().instant()))
                .setPendingTurn(link().map(SeatLink::pending).orElse(0));
        if (member.role() != ClassRole.CLASS_ROLE_PROJECTOR || state().stage() == ClassStage.CLASS_STAGE_LOBBY) {
            view.setCode(state().code());
        }
        view.setDoorOpen(state().isDoorOpen());
        if (member.isTeacher()) {
            view.setProjectorToken(room.projectorToken());
            state().injects().toProto().forEach(view::addInjects);
        }
        me().ifPresent(me -> view.setMe(person(me))
                .setReflection(state().reflection(me.id()))
                .setConsent(state().studies().answer(me.id())));
        view.setDebriefStep(state().debriefStep());
        IntStream.rangeClosed(1, state().plan().getWorlds())
                .filter(this::sees)
                .forEach(number -> view.addWorlds(world(number)));
        return view.build();
    }

    private ClassPlan plan() {
        ClassPlan plan = member.isTeacher() ? state().plan() : Studies.blinded(state().plan());
        return isDebrief() ? plan : plan.toBuilder().clearSeed().build();
    }

    private WorldView world(int number) {
        ClassState.Clock clock = state().clock(number);
        WorldView.Builder view = WorldView.newBuilder()
                .setNumber(number)
                .setPaused(clock.paused())
                .setPausedBecause(clock.because());
        if (member.isTeacher()) {
            view.setCondition(Conditions.of(state().plan()).of(number));
        }
        for (Country country : room.seats()) {
            view.addSeats(seat(new SeatKey(number, country.getCode()), country.getName()));
        }
        if (number <= room.playing().worlds().size()) {
            add(room.playing().worlds().get(number - 1), view);
        }
        return view.build();
    }

    private void add(World world, WorldView.Builder view) {
        view.setRound(world.round())
                .setOver(world.isOver())
                .setProblem(world.problem())
                .addAllSigned(world.signed());
        if (member.isTeacher()) {
            view.setTension(world.tension());
        }
        world.kind().ifPresent(kind -> {
            view.setKind(kind).setTimeLeft(Times.toProto(world.left()));
            if (!view.getPaused()) {
                view.setDeadline(Times.toProto(world.deadline()));
            }
        });
    }

    private SeatView seat(SeatKey seat, String name) {
        SeatView.Builder view = SeatView.newBuilder()
                .setCountry(seat.country())
                .setName(name)
                .setDriver(driver(seat))
                .setAwaited(isAwaited(seat))
                .setDone(isDone(seat));
        state().delegates(seat).forEach(delegate -> view.addDelegates(person(delegate)));
        Duration extra = state().extraTime(seat);
        if (extra.isPositive()
                && (member.isTeacher()
                        || me().filter(me -> me.seat().equals(seat)).isPresent())) {
            view.setExtraTime(Times.toProto(extra));
        }
        if (member.isTeacher()) {
            ClassState.Deeds deeds = state().deeds(seat);
            view.setOffers(deeds.offers()).setMissed(deeds.missed()).setBriefRead(state().isBriefRead(seat));
            deeds.lastAction().ifPresent(view::setLastAction);
        }
        return view.build();
    }

    private SeatDriver driver(SeatKey seat) {
        boolean delegates = state().stage() == ClassStage.CLASS_STAGE_LOBBY
                ? !state().delegates(seat).isEmpty()
                : state().isDelegates(seat);
        if (!delegates) {
            return SeatDriver.SEAT_DRIVER_BUILT_IN;
        }
        return state().stage() == ClassStage.CLASS_STAGE_PLAYING && room.isAbandoned(seat)
                ? SeatDriver.SEAT_DRIVER_CARETAKER
                : SeatDriver.SEAT_DRIVER_DELEGATES;
    }

    private boolean isDone(SeatKey seat) {
        return seat.world() <= room.playing().worlds().size()
                && room.playing().world(seat.world()).isFloorOpen()
                && state().isDone(seat, room.playing().world(seat.world()).round());
    }

    private boolean isAwaited(SeatKey seat) {
        return room.playing().link(seat).map(SeatLink::pending).orElse(0) != 0;
    }

    /** Whether a hand is up is between its owner and the teacher. */
    private Person person(Delegate delegate) {
        Person.Builder person = Person.newBuilder()
                .setId(delegate.id())
                .setName(delegate.name())
                .setWorld(delegate.seat().world())
                .setCountry(delegate.seat().country())
                .setPresent(room.isHere(delegate.id()))
                .setHandRaised(delegate.handRaised() && (member.isTeacher() || delegate.id() == member.person()));
        Duration extra = state().extraTime(delegate.id());
        if (member.isTeacher() && extra.isPositive()) {
            person.setExtraTime(Times.toProto(extra));
        }
        return person.build();
    }

    /** The teacher hears all; others what is said to them, and what they say themselves. */
    private boolean hears(Utterance utterance) {
        return switch (member.role()) {
            case CLASS_ROLE_TEACHER -> true;
            case CLASS_ROLE_DELEGATE ->
                me().map(me -> Channels.hears(me, utterance)).orElse(false);
            default -> Channels.isPublic(utterance);
        };
    }

    private Message message(Utterance utterance) {
        Message.Builder message = Message.newBuilder()
                .setNumber(utterance.number())
                .setChannel(utterance.channel())
                .setText(utterance.text())
                .setTime(utterance.time())
                .setRemoved(utterance.removed());
        utterance.from().ifPresent(from -> message.setFrom(person(from)));
        return message.build();
    }

    /** How all worlds ended. */
    public GetDebriefResponse debrief() {
        return room.locked(() -> {
            Debrief debrief = room.debrief();
            GetDebriefResponse.Builder response =
                    GetDebriefResponse.newBuilder().setScenario(room.scenario());
            for (int number : debrief.told(state().sessions().size())) {
                debrief.of(number)
                        .ifPresent(world -> response.addWorlds(WorldDebrief.newBuilder()
                                .setNumber(number)
                                .setReport(world.report())
                                .addAllSeats(world(number).getSeatsList())));
            }
            return response.build();
        });
    }

    /** Who took part in what, which only the teacher may know. */
    public GetParticipationResponse participation() {
        return room.locked(() -> {
            room.requireDebrief();
            return GetParticipationResponse.newBuilder()
                    .addAllPeople(state().people().stream()
                            .map(delegate -> {
                                ClassState.Part part = state().part(delegate.id());
                                return Participation.newBuilder()
                                        .setPerson(person(delegate))
                                        .setMessages(part.messages())
                                        .setTurns(part.turns())
                                        .setOffers(part.offers())
                                        .setReflection(state().reflection(delegate.id()))
                                        .build();
                            })
                            .toList())
                    .build();
        });
    }
}
