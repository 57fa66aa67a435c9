package parley.coordinator.session;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.coordinator.seat.SeatDriver;
import parley.coordinator.seat.Turn;
import parley.coordinator.telemetry.Surroundings;
import parley.summit.seat.Reply;
import parley.summit.seat.TurnKind;
import parley.summit.session.Answer;

/**
 * One turn of every seat that is asked: all are driven at the same time, and all are waited for. On an open floor whoever dials in is not,
 * once somebody has moved, so that a move is seen at once, and answered in the next turn.
 */
final class Round {

    private static final Logger LOG = LoggerFactory.getLogger(Round.class);

    private final Map<Turn, SeatDriver> turns;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Surroundings surroundings = Surroundings.here();
    private final boolean moved;

    /**
     * Such a turn.
     *
     * @param known answers to it that are known already
     */
    Round(Map<Turn, SeatDriver> turns, Collection<Answer> known) {
        this.turns = turns;
        moved = known.stream().anyMatch(Round::moves);
    }

    private static boolean moves(Answer answer) {
        return answer.reply() instanceof Reply.Move move && move.acts();
    }

    private void openFloor() {
        if (moved) {
            overtake();
        }
        turns.keySet()
                .forEach(turn -> turn.whenAnswered(answer -> {
                    if (moves(answer)) {
                        overtake();
                    }
                }));
    }

    private void overtake() {
        turns.keySet().forEach(Turn::overtake);
    }

    /** The answers in the order of the turns; empty if one was abandoned. */
    Optional<Map<String, Answer>> play() throws InterruptedException {
        try (threads) {
            try {
                turns.forEach(this::start);
                if (turns.keySet().stream().anyMatch(turn -> turn.view().kind() == TurnKind.FLOOR)) {
                    openFloor();
                }
                return answers(List.copyOf(turns.keySet()));
            } finally {
                threads.shutdownNow();
            }
        }
    }

    /** Puts a turn that is still pending to another driver; one that came too late has the next turn. */
    void handOver(Turn turn, SeatDriver driver, Optional<Duration> patience) {
        turn.handTo(driver.identity(), patience);
        start(turn, driver);
    }

    private void start(Turn turn, SeatDriver driver) {
        try {
            threads.execute(surroundings.around(() -> drive(turn, driver)));
        } catch (RejectedExecutionException e) {
            LOG.debug("{}: over before {} was asked", turn.requestId(), driver.identity(), e);
        }
    }

    private static Optional<Map<String, Answer>> answers(List<Turn> turns) throws InterruptedException {
        var answers = new LinkedHashMap<String, Answer>();
        for (Turn turn : turns) {
            turn.await().ifPresent(answer -> answers.put(turn.seat().country(), answer));
        }
        return answers.size() == turns.size() ? Optional.of(answers) : Optional.empty();
    }

    private static void drive(Turn turn, SeatDriver driver) {
        try {
            driver.play(turn);
        } catch (RuntimeException e) {
            LOG.error("{}: the driver {} failed", turn.requestId(), driver.identity(), e);
            turn.pass(new Reply.NoReply(Reply.Reason.FAILED, e.toString()), driver.identity());
        }
    }
}
