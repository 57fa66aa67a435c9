package parley.coordinator.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.coordinator.seat.SeatDriver;
import parley.coordinator.seat.Turn;
import parley.summit.seat.Reply;
import parley.summit.session.Answer;

/** One turn of every seat that is asked: all are driven at the same time, and all are waited for. */
record Round(Map<Turn, SeatDriver> turns) {

    private static final Logger LOG = LoggerFactory.getLogger(Round.class);

    /** The answers in the order of the turns; empty if one was abandoned. */
    Optional<Map<String, Answer>> play() throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                turns.forEach((turn, driver) -> threads.execute(() -> drive(turn, driver)));
                return answers(List.copyOf(turns.keySet()));
            } finally {
                threads.shutdownNow();
            }
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
            turn.pass(new Reply.NoReply(Reply.Reason.FAILED, e.toString()));
        }
    }
}
