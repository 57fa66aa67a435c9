package parley.classroom.room;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.proto.classroom.v1.InjectCondition;
import parley.proto.classroom.v1.News;
import parley.proto.classroom.v1.SignedDeal;
import parley.proto.negotiation.v1.SessionState;
import parley.proto.negotiation.v1.WatchSessionRequest;
import parley.proto.negotiation.v1.WatchSessionResponse;
import parley.proto.seat.v1.Turn;
import parley.proto.seat.v1.TurnKind;
import parley.proto.transcript.v1.DealSigned;
import parley.proto.transcript.v1.Event;

/**
 * One session of the class as the public sees it, the class's seats in it, and its clock. The clock runs while a turn waits for a seat of
 * the class, and begins anew with each. The room's lock guards all of it.
 */
final class World {

    private static final Logger LOG = LoggerFactory.getLogger(World.class);
    private static final long BREATH_MILLIS = 500;
    private static final Duration HEARD = Duration.ofSeconds(1);

    private final Play play;
    private final Negotiations negotiations;
    private final int number;
    private final String session;
    private final NewsText words;
    private final Thread thread;
    private final Map<String, SeatLink> seats = new LinkedHashMap<>();
    private final List<News> news = new ArrayList<>();
    private final List<SignedDeal> signed = new ArrayList<>();
    private final Map<InjectCondition, Integer> met = new EnumMap<>(InjectCondition.class);
    private double tension;
    private int round;
    private boolean over;
    private String problem = "";

    private Optional<Phase> phase = Optional.empty();
    private Duration left = Duration.ZERO;
    private Instant counted = Instant.EPOCH;
    private boolean ended;

    private int newestTurn;
    private Instant newestSince = Instant.EPOCH;

    /** The turns of one round that decide the same. */
    private record Phase(int round, TurnKind kind) {}

    /**
     * A world that nobody follows yet.
     *
     * @param tension with which it opens
     */
    World(Play play, Negotiations negotiations, int number, String session, NewsText words, double tension) {
        this.play = play;
        this.negotiations = negotiations;
        this.number = number;
        this.session = session;
        this.words = words;
        this.tension = tension;
        thread = Thread.ofVirtual().name("world " + number + " " + session).unstarted(this::follow);
    }

    /** Begins to follow the session. */
    void start() {
        thread.start();
    }

    /** Stops to follow it; what is known of it stays. */
    void stop() {
        thread.interrupt();
        seats.values().forEach(SeatLink::stop);
        seats.clear();
    }

    /**
     * Begins to listen for the turns of a seat.
     *
     * @param lastTurn number of the last one of which the log tells how it was answered
     */
    void open(String country, int lastTurn) {
        close(country);
        seats.put(
                country,
                SeatLink.start(play, negotiations, session, new ClassState.SeatKey(number, country), lastTurn));
    }

    /** The seat is not the class's any more. */
    void close(String country) {
        Optional.ofNullable(seats.remove(country)).ifPresent(SeatLink::stop);
    }

    private void follow() {
        long cursor = 0;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Iterator<WatchSessionResponse> steps = negotiations
                        .watching()
                        .watchSession(WatchSessionRequest.newBuilder()
                                .setName(session)
                                .setAfter(cursor)
                                .build());
                while (steps.hasNext()) {
                    WatchSessionResponse step = steps.next();
                    cursor = step.getCursor();
                    play.heard(this, step);
                    if (step.getState() != SessionState.SESSION_STATE_RUNNING) {
                        return;
                    }
                }
            } catch (StatusRuntimeException e) {
                if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
                    play.lost(this, "its session is not there any more");
                    return;
                }
            } catch (RuntimeException e) {
                LOG.error("world {} of {} cannot be followed", number, session, e);
                play.lost(this, "it cannot be followed");
                return;
            }
            if (!SeatLink.breathes(BREATH_MILLIS)) {
                return;
            }
        }
    }

    /** Takes in a step of the session; true if anybody could notice. */
    boolean take(WatchSessionResponse step) {
        boolean noticed = false;
        if (step.hasEvent()) {
            noticed = take(step.getEvent());
        }
        if (step.getState() != SessionState.SESSION_STATE_RUNNING) {
            over = step.getState() == SessionState.SESSION_STATE_FINISHED;
            problem = over ? "" : "its session was ended before it was finished";
            noticed = true;
        }
        return noticed;
    }

    private boolean take(Event event) {
        boolean later = event.getMonth() == 0 && event.getRound() > round;
        round = Math.max(round, event.getRound());
        Optional<String> text = words.of(event);
        text.ifPresent(told -> news.add(News.newBuilder()
                .setWorld(number)
                .setNumber(event.getNumber())
                .setRound(event.getRound())
                .setText(told)
                .setInjected(event.hasInjected())
                .build()));
        condition(event).ifPresent(condition -> met.merge(condition, 1, Integer::sum));
        if (event.hasDealSigned()) {
            DealSigned deal = event.getDealSigned();
            signed.add(SignedDeal.newBuilder()
                    .setTable(deal.getTable())
                    .setRound(event.getRound())
                    .addAllTerms(words.terms(deal.getTable(), deal.getDeal()))
                    .addAllParties(deal.getPartiesList())
                    .build());
        }
        return later || text.isPresent();
    }

    private static Optional<InjectCondition> condition(Event event) {
        if (event.getMonth() > 0) {
            return Optional.empty();
        }
        return switch (event.getEventCase()) {
            case DEAL_SIGNED -> Optional.of(InjectCondition.INJECT_CONDITION_DEAL_SIGNED);
            case MEASURE_TAKEN ->
                event.getMeasureTaken().getToLevel() > event.getMeasureTaken().getFromLevel()
                        ? Optional.of(InjectCondition.INJECT_CONDITION_MEASURE_TAKEN)
                        : Optional.empty();
            case TABLE_CLOSED -> Optional.of(InjectCondition.INJECT_CONDITION_TABLE_CLOSED);
            default -> Optional.empty();
        };
    }

    /** How often this has happened. */
    int met(InjectCondition condition) {
        return met.getOrDefault(condition, 0);
    }

    /** The tension, as one of the class's seats was told last. */
    double tension() {
        newest().ifPresent(turn -> tension = turn.getView().getWorld().getTension());
        return tension;
    }

    void lose(String why) {
        problem = why;
    }

    /** The seats whose turn waits. */
    List<SeatLink> awaited() {
        return seats.values().stream().filter(link -> link.pending() != 0).toList();
    }

    /**
     * Counts the time since it was called last; true if everybody's clock has to be set anew.
     *
     * @param measures how long a turn for measures lasts
     * @param turn how long an open floor lasts, or a turn at the tables
     */
    boolean count(Instant now, Duration measures, Duration turn, boolean paused) {
        Optional<Turn> newest = newest();
        Optional<Phase> running = newest.map(World::phase).or(() -> phase.filter(p -> isPlayed()));
        boolean anew = !running.equals(phase);
        if (anew) {
            phase = running;
            ended = false;
            left = phase.map(p -> p.kind() == TurnKind.TURN_KIND_MEASURES ? measures : turn)
                    .orElse(Duration.ZERO);
        } else if (phase.isPresent() && !paused) {
            left = left.minus(Duration.between(counted, now));
        }
        counted = now;
        int number = newest.map(Turn::getTurn).orElse(newestTurn);
        if (number != newestTurn) {
            newestTurn = number;
            newestSince = now;
        }
        return anew;
    }

    private static Phase phase(Turn turn) {
        return new Phase(turn.getView().getRound(), turn.getView().getKind());
    }

    /** One that has ended may look as if it waited a moment longer, so the newest counts. */
    private Optional<Turn> newest() {
        return awaited().stream().flatMap(link -> link.turn().stream()).max(Comparator.comparingInt(Turn::getTurn));
    }

    /** Whether the newest turn has been there for long enough that every seat of the class that is asked has heard of it. */
    boolean isHeard() {
        return Duration.between(newestSince, counted).compareTo(HEARD) >= 0;
    }

    /** A phase lasts until the next one begins, also while none of the class's seats is asked: one of them may hear of its turn late. */
    private boolean isPlayed() {
        return !over && !seats.isEmpty();
    }

    /** Whether parties may move at any time; also while none of the class's seats may, until another round begins. */
    boolean isFloorOpen() {
        return !over && phase.filter(p -> p.kind() == TurnKind.TURN_KIND_FLOOR).isPresent();
    }

    /** Whether a seat's turn is one of those that the clock counts. */
    boolean counts(SeatLink link) {
        return link.turn().map(World::phase).equals(phase);
    }

    /**
     * Whether the time of the running turn is over, which a clock that stands keeps from happening unless somebody ended the turn.
     *
     * @param extra how much longer it is for whoever asks
     */
    boolean isTimeOver(boolean paused, Duration extra) {
        return phase.isPresent() && (ended || (!paused && !left.plus(extra).isPositive()));
    }

    /** Moves the end of the running turn, or ends it now. */
    void move(Duration later) {
        ended = later.isZero();
        left = ended ? Duration.ZERO : left.plus(later);
    }

    int number() {
        return number;
    }

    String session() {
        return session;
    }

    Optional<SeatLink> seat(String country) {
        return Optional.ofNullable(seats.get(country));
    }

    List<News> news() {
        return news;
    }

    List<SignedDeal> signed() {
        return signed;
    }

    int round() {
        return phase.map(Phase::round).orElse(round);
    }

    Optional<TurnKind> kind() {
        return phase.map(Phase::kind);
    }

    /** What is left of the running turn. */
    Duration left() {
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** When that ends or has ended, if its clock runs. */
    Instant deadline() {
        return counted.plus(left);
    }

    boolean isOver() {
        return over;
    }

    String problem() {
        return problem;
    }
}
