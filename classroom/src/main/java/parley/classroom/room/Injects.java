package parley.classroom.room;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.classroom.room.ClassState.Delegate;
import parley.proto.classroom.v1.Channel;
import parley.proto.classroom.v1.ClassEntry;
import parley.proto.classroom.v1.ClassStage;
import parley.proto.classroom.v1.Inject;
import parley.proto.classroom.v1.InjectCondition;
import parley.proto.classroom.v1.InjectPlanned;
import parley.proto.classroom.v1.InjectSent;
import parley.proto.classroom.v1.InjectWithdrawn;
import parley.proto.scenario.v1.Scenario;
import parley.proto.scenario.v1.Table;
import parley.wire.WireException;

/**
 * What the teacher throws in: takes it, and lets each world have it when it is time. What is for everybody is an event of the session, what
 * is for a table or a country a message of the teacher. The room's lock guards all of it.
 */
final class Injects {

    private static final Logger LOG = LoggerFactory.getLogger(Injects.class);
    private static final int LONGEST = 200;

    /** Before what did not get through is tried again. */
    private static final long BREATH_MILLIS = 1_000;

    private final Room room;
    private final Negotiations negotiations;
    private final Scenario scenario;

    /** On their way to a session. */
    private final Set<Errand> errands = new HashSet<>();

    private record Errand(long number, int world) {}

    Injects(Room room, Negotiations negotiations, Scenario scenario) {
        this.room = room;
        this.negotiations = negotiations;
        this.scenario = scenario;
    }

    /** Takes what is to be thrown in, once for each id; gives its number. */
    long plan(Inject inject, String requestId) {
        Optional<Long> known = state().injects().planned(requestId);
        if (known.isPresent()) {
            return known.get();
        }
        check(inject);
        room.append(ClassEntry.newBuilder()
                .setInjectPlanned(InjectPlanned.newBuilder()
                        .setInject(inject.toBuilder().setText(inject.getText().strip()))
                        .setRequestId(requestId)
                        .addAllMet(inject.hasCondition() ? met(inject.getCondition()) : List.of())));
        long number = state().last();
        room.playing().worlds().forEach(this::attend);
        return number;
    }

    private ClassState state() {
        return room.state();
    }

    private List<Integer> met(InjectCondition condition) {
        return room.playing().worlds().stream()
                .map(world -> world.met(condition))
                .toList();
    }

    private void check(Inject inject) {
        Room.text("text", inject.getText().strip(), LONGEST);
        if (!(Math.abs(inject.getMoved()) <= 1)) {
            throw new WireException("moved", inject.getMoved(), "-1..1");
        }
        boolean open = isForAll(inject);
        if (!open && inject.getMoved() != 0) {
            throw new WireException("moved", inject.getMoved(), "0 for what only some are told");
        }
        List<String> tables =
                scenario.getTablesList().stream().map(Table::getId).toList();
        if (inject.hasTable() && !tables.contains(inject.getTable())) {
            throw new WireException("table", inject.getTable(), "one of " + String.join(", ", tables));
        }
        if (inject.hasCountry() && !Plans.codes(scenario).contains(inject.getCountry())) {
            throw Refusals.unknownCountry(inject.getCountry(), Plans.codes(scenario));
        }
        if (inject.getWorld() != 0) {
            room.requireWorld(inject.getWorld());
        }
        if (inject.hasCondition()
                && (inject.getCondition() == InjectCondition.INJECT_CONDITION_UNSPECIFIED
                        || inject.getCondition() == InjectCondition.UNRECOGNIZED)) {
            throw new WireException("condition", inject.getCondition(), "DEAL_SIGNED, MEASURE_TAKEN or TABLE_CLOSED");
        }
        int first = earliest(inject);
        if (first > scenario.getRounds()) {
            throw new WireException("inject", inject.getText(), "something that is thrown in before the last round");
        }
        if (inject.hasRound() && (inject.getRound() < first || inject.getRound() > scenario.getRounds())) {
            throw new WireException("round", inject.getRound(), first + ".." + scenario.getRounds());
        }
    }

    /** The first round at whose start it could still happen in every world that it is for; what some are told happens in any. */
    private int earliest(Inject inject) {
        int now = room.playing().worlds().stream()
                .filter(world -> isFor(inject, world))
                .mapToInt(World::round)
                .max()
                .orElse(0);
        // The first round has begun before anybody can be told to throw something into it.
        return isForAll(inject) ? Math.max(now + 1, 2) : inject.hasRound() ? now + 1 : 1;
    }

    private static boolean isForAll(Inject inject) {
        return !inject.hasTable() && !inject.hasCountry();
    }

    private static boolean isFor(Inject inject, World world) {
        return inject.getWorld() == 0 || inject.getWorld() == world.number();
    }

    /** What worlds have not had yet they do not get. */
    void withdraw(long number) {
        PlannedInjects.Planned planned = state().injects()
                .find(number)
                .orElseThrow(() -> new WireException("number", number, "that of something that was thrown in"));
        if (!planned.withdrawn()) {
            room.append(ClassEntry.newBuilder()
                    .setInjectWithdrawn(InjectWithdrawn.newBuilder().setNumber(number)));
        }
    }

    /** Lets a world have all that it is time for. */
    void attend(World world) {
        if (state().stage() != ClassStage.CLASS_STAGE_PLAYING || world.isOver()) {
            return;
        }
        state().injects().all().stream()
                .filter(planned -> !planned.withdrawn() && !planned.had(world.number()))
                .filter(planned -> isFor(planned.inject(), world) && isDue(planned, world))
                .forEach(planned -> send(planned, world));
    }

    private static boolean isDue(PlannedInjects.Planned planned, World world) {
        Inject inject = planned.inject();
        return switch (inject.getWhenCase()) {
            // What is for everybody happens at the start of the round after the one in which the session hears of it.
            case ROUND -> world.round() >= (isForAll(inject) ? inject.getRound() - 1 : inject.getRound());
            case CONDITION -> world.met(inject.getCondition()) > planned.met(world.number());
            case WHEN_NOT_SET -> true;
        };
    }

    private void send(PlannedInjects.Planned planned, World world) {
        if (!isForAll(planned.inject())) {
            tell(planned, world);
            return;
        }
        var errand = new Errand(planned.number(), world.number());
        if (errands.add(errand)) {
            String session = world.session();
            Thread unused = Thread.ofVirtual().name("inject").start(() -> run(errand, session, planned.inject()));
        }
    }

    /** Nothing of the room is held while the session is called. */
    private void run(Errand errand, String session, Inject inject) {
        try {
            int round = negotiations
                    .inject(session, inject, room.code() + "-" + errand.number())
                    .orElse(0);
            room.locked(() -> sent(errand.number(), errand.world(), round));
        } catch (RuntimeException e) {
            LOG.warn("inject {} is sent to {} again: {}", errand.number(), session, e.getMessage());
            SeatLink.breathes(BREATH_MILLIS);
        } finally {
            room.locked(() -> errands.remove(errand));
        }
    }

    private void sent(long number, int world, int round) {
        room.append(ClassEntry.newBuilder()
                .setInjectSent(InjectSent.newBuilder()
                        .setNumber(number)
                        .setWorld(world)
                        .setRound(round)));
    }

    /** Whoever has been told already, before the console was stopped in the middle of it, is not told again. */
    private void tell(PlannedInjects.Planned planned, World world) {
        audience(planned.inject())
                .flatMap(country -> state().delegates(new ClassState.SeatKey(world.number(), country)).stream())
                .map(Delegate::id)
                .forEach(person -> room.tell(
                        "inject " + planned.number() + " " + person,
                        Channel.newBuilder().setPerson(person).build(),
                        planned.inject().getText()));
        sent(planned.number(), world.number(), Math.max(1, world.round()));
    }

    private Stream<String> audience(Inject inject) {
        return inject.hasCountry()
                ? Stream.of(inject.getCountry())
                : scenario.getTablesList().stream()
                        .filter(table -> table.getId().equals(inject.getTable()))
                        .flatMap(table -> table.getPartiesList().stream());
    }
}
