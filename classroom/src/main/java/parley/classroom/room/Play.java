package parley.classroom.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.classroom.room.ClassState.SeatKey;
import parley.classroom.room.Debrief.Told;
import parley.proto.classroom.v1.ClassPlan;
import parley.proto.classroom.v1.ClassStage;
import parley.proto.classroom.v1.TurnPlayed;
import parley.proto.negotiation.v1.WatchSessionResponse;
import parley.proto.scenario.v1.Scenario;
import parley.proto.seat.v1.AwaitTurnResponse;
import parley.proto.seat.v1.Move;
import parley.proto.seat.v1.SubmitMoveResponse;
import parley.proto.seat.v1.TableMove;
import parley.wire.MoveCodec;

/**
 * The worlds of a class, from their start to their end: hears of them, keeps their clocks, and answers where nobody else does. The room's
 * lock guards all of it.
 */
final class Play {

    private static final Logger LOG = LoggerFactory.getLogger(Play.class);

    /** Before what did not get through is tried again. */
    private static final long BREATH_MILLIS = 1_000;

    /** Waits everywhere. */
    private static final Move NOTHING = Move.getDefaultInstance();

    private final Room room;
    private final Negotiations negotiations;
    private final Scenario scenario;
    private final Debrief debrief;
    private final Injects injects;
    private final List<World> worlds = new ArrayList<>();

    Play(Room room, Negotiations negotiations, Scenario scenario, Debrief debrief, Injects injects) {
        this.room = room;
        this.negotiations = negotiations;
        this.scenario = scenario;
        this.debrief = debrief;
        this.injects = injects;
    }

    /** Begins to follow the sessions, with the seats that are the class's; once they are followed nothing more happens. */
    void follow(List<String> sessions) {
        if (!worlds.isEmpty()) {
            return;
        }
        var words = new NewsText(scenario);
        for (String session : sessions) {
            int number = worlds.size() + 1;
            var world = new World(this, negotiations, number, session, words, scenario.getTension());
            worlds.add(world);
            world.start();
            Plans.codes(scenario).stream()
                    .map(country -> new SeatKey(number, country))
                    .filter(room.state()::isDelegates)
                    .forEach(this::open);
        }
    }

    /** Begins to listen for the turns of a seat. */
    void open(SeatKey seat) {
        world(seat.world()).open(seat.country(), room.state().lastTurn(seat));
    }

    /** The seat is not the class's any more. */
    void close(SeatKey seat) {
        world(seat.world()).close(seat.country());
    }

    World world(int number) {
        return worlds.get(number - 1);
    }

    List<World> worlds() {
        return worlds;
    }

    /** The seat, where it is the class's and its world has begun. */
    Optional<SeatLink> link(SeatKey seat) {
        return seat.world() > worlds.size()
                ? Optional.empty()
                : world(seat.world()).seat(seat.country());
    }

    /** A seat has heard of its turns. */
    void heard(SeatLink link, AwaitTurnResponse heard) {
        room.locked(() -> {
            link.take(heard);
            World world = world(link.seat().world());
            count(world);
            if (link.offers() > room.state().offersWhenDone(link.seat())) {
                room.setDone(link, world.round(), false, 0);
            }
            attend(world);
            room.change(world.number());
        });
    }

    /** A world has gone a step further. */
    void heard(World world, WatchSessionResponse step) {
        room.locked(() -> {
            if (world.take(step)) {
                injects.attend(world);
                room.change(world.number());
            }
            if (world.isOver()) {
                Debrief.whenThereIsTime(() -> tell(world));
            } else if (!world.problem().isEmpty()) {
                end(world, Optional.empty());
            }
        });
    }

    /** A world cannot be followed any more. */
    void lost(World world, String why) {
        room.locked(() -> {
            world.lose(why);
            end(world, Optional.empty());
        });
    }

    private void tell(World world) {
        Optional<Told> told = debrief.tell(world.session());
        room.locked(() -> {
            if (told.isEmpty()) {
                world.lose("its story cannot be told");
            }
            end(world, told);
        });
    }

    private void end(World world, Optional<Told> told) {
        world.stop();
        debrief.keep(world.number(), told);
        room.change(world.number());
    }

    /** Counts the time, lets it run out, and looks after seats whose people are away. To be called several times a second. */
    void tick() {
        worlds.forEach(world -> {
            count(world);
            attend(world);
        });
    }

    void count() {
        worlds.forEach(this::count);
    }

    private void count(World world) {
        ClassPlan plan = room.state().plan();
        if (world.count(room.clock().instant(), Plans.measures(plan), Plans.turn(plan), room.stands(world.number()))) {
            room.change(world.number());
        }
    }

    /** Answers what waits in all worlds and cannot be answered otherwise. */
    void attend() {
        worlds.forEach(this::attend);
    }

    /** Answers what the delegates of a world cannot answer: because the class or their time is over, or since they are away. */
    private void attend(World world) {
        boolean over = room.state().stage() == ClassStage.CLASS_STAGE_DEBRIEF;
        boolean stands = room.stands(world.number());
        boolean done = !stands && isDone(world);
        injects.attend(world);
        for (SeatLink link : world.awaited()) {
            if (over || (world.isTimeOver(stands, room.state().extraTime(link.seat())) && world.counts(link))) {
                answer(link, NOTHING, passed(world));
            } else if (!stands && room.isAbandoned(link.seat())) {
                link.turn().ifPresent(turn -> care(world, link, Caretaker.answer(turn.getView())));
            } else if (done) {
                answer(link, NOTHING, Optional.empty());
            }
        }
    }

    /** On an open floor the log need not know that a caretaker waits, which it does in every turn. */
    private void care(World world, SeatLink link, Move move) {
        var played = TurnPlayed.newBuilder().setCaretaker(true).setFloor(world.isFloorOpen());
        boolean silent = world.isFloorOpen() && move.getTablesList().stream().noneMatch(TableMove::hasOffer);
        answer(link, move, silent ? Optional.empty() : Optional.of(played));
    }

    /** What the log is told of a turn that passes: nothing on an open floor, which has no turn to miss. */
    private static Optional<TurnPlayed.Builder> passed(World world) {
        return world.isFloorOpen() ? Optional.empty() : Optional.of(TurnPlayed.newBuilder());
    }

    /** Whether all who could still say something on an open floor say that they will not. */
    private boolean isDone(World world) {
        return world.isFloorOpen()
                && world.isHeard()
                && world.awaited().stream()
                        .map(SeatLink::seat)
                        .allMatch(seat -> room.state().isDone(seat, world.round()) || room.isAbandoned(seat));
    }

    /**
     * Answers in place of the delegates.
     *
     * @param who what the log says beside the turn, if that is worth telling
     */
    private void answer(SeatLink link, Move move, Optional<TurnPlayed.Builder> who) {
        int turn = link.pending();
        if (link.beginAnswering(turn)) {
            Thread unused = Thread.ofVirtual().name("answer").start(() -> answer(link, turn, move, who));
        }
    }

    private void answer(SeatLink link, int turn, Move move, Optional<TurnPlayed.Builder> who) {
        try {
            SubmitMoveResponse response = submit(link, turn, move, who);
            if (response.hasRefused()) {
                LOG.warn("{} refused a caretaker's move: {}", link.seat(), response.getRefused());
                var unused =
                        submit(link, turn, NOTHING, passed(world(link.seat().world())));
            }
        } catch (RuntimeException e) {
            LOG.warn("turn {} of {} could not be answered, and is tried again: {}", turn, link.seat(), e.getMessage());
            if (SeatLink.breathes(BREATH_MILLIS)) {
                room.locked(() -> link.stopAnswering(turn));
            }
        }
    }

    /**
     * Answers a turn, and tells the log who did if it was this answer that counted.
     *
     * @param who what the log says beside the turn, if that is worth telling
     */
    SubmitMoveResponse submit(SeatLink link, int turn, Move answer, Optional<TurnPlayed.Builder> who) {
        // As the session will say it, so that it is known again.
        Move move = MoveCodec.toProto(MoveCodec.fromProto(answer));
        SubmitMoveResponse response = link.submit(turn, move);
        if (response.hasEnded()) {
            room.locked(() -> {
                link.end(turn);
                if (response.getEnded().getMove().equals(move) && link.isUntold(turn)) {
                    who.ifPresent(played -> tell(link, turn, move, played));
                }
                attend(world(link.seat().world()));
                room.change(link.seat().world());
            });
        }
        return response;
    }

    private void tell(SeatLink link, int turn, Move move, TurnPlayed.Builder played) {
        List<TableMove> tables = move.getTablesList();
        room.append(played.setWorld(link.seat().world())
                .setCountry(link.seat().country())
                .setTurn(turn)
                .setOffers((int) tables.stream().filter(TableMove::hasOffer).count()));
        link.tell(turn);
    }

    /** Lets go of everything. */
    void stop() {
        worlds.forEach(World::stop);
    }
}
