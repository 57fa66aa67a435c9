package parley.coordinator.session;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import parley.coordinator.seat.Conclusion;
import parley.coordinator.seat.Ruling;
import parley.coordinator.seat.SeatInbox;
import parley.coordinator.seat.SeatInbox.Since;
import parley.coordinator.seat.SeatName;
import parley.coordinator.seat.Turn;
import parley.summit.seat.Reply;
import parley.summit.transcript.Driver;

/**
 * One seat as a player sees it that dials in: numbered news, and a way to answer. The numbers of the news stay the same wherever and
 * whenever the session is played, since they follow from its turns.
 */
public sealed interface SeatDoor {

    /** Number of the last news there can be: that the session is over. */
    long lastNumber();

    /**
     * What came after a number; waits for it, but for no longer than this. Declined while somebody else drives the seat, and where the
     * session goes on elsewhere.
     *
     * @param clockChanges that whoever waits knows of; another count is news
     */
    SeatNews await(long seen, long clockChanges, Duration longest) throws InterruptedException;

    /** How often the seat's clock was stopped, went on or got more time. */
    long clockChanges();

    /** Whether the clocks stand still. */
    boolean isPaused();

    /** Answers a turn. Declined as waiting is, for a turn that was not put to the seat, and where the session's end was faster. */
    Ruling submit(int turn, Reply.Move move);

    /**
     * What came after a number.
     *
     * @param number the last of what is here; the one that was asked for where nothing is
     * @param ended turns that have ended, in order
     * @param turn that waits for an answer
     * @param end there once the session is over
     * @param clock how it stands now
     */
    record SeatNews(long number, List<Since.Ended> ended, Optional<Turn> turn, Optional<End> end, Clock clock) {

        public SeatNews {
            ended = List.copyOf(ended);
        }

        private static SeatNews of(long seen, Since since, Clock clock) {
            long number =
                    since.ended().isEmpty() ? seen : since.ended().getLast().number();
            return new SeatNews(
                    since.pending().map(turn -> Since.put(turn.number())).orElse(number),
                    since.ended(),
                    since.pending(),
                    Optional.empty(),
                    clock);
        }

        private static SeatNews last(long number, Since since, End end) {
            return new SeatNews(number, since.ended(), Optional.empty(), Optional.of(end), Clock.NONE);
        }
    }

    /**
     * How a seat's clock stands.
     *
     * @param changes counts how often it was stopped, went on or got more time
     * @param turn that is pending
     * @param pause there while it stands still
     */
    record Clock(long changes, Optional<Turn> turn, Optional<Phase.Paused> pause) {
        private static final Clock NONE = new Clock(0, Optional.empty(), Optional.empty());

        private static Clock of(RunningSession session, SeatInbox inbox) {
            // In this order: a change in between is told again.
            long changes = inbox.clockChanges();
            return new Clock(
                    changes,
                    inbox.pending(),
                    session.phase() instanceof Phase.Paused paused ? Optional.of(paused) : Optional.empty());
        }
    }

    /** The session is over; what came of it for the seat, where all was played. */
    record End(Optional<Conclusion> conclusion) {
        private static End of(KnownSession session, SeatName seat) {
            return new End(
                    session.phase() instanceof Phase.Finished finished
                            ? Optional.of(Conclusion.of(seat, session.transcript(), finished.digest()))
                            : Optional.empty());
        }
    }

    /** At a session that is played here. */
    static SeatDoor of(RunningSession session, SeatName seat) throws InterruptedException {
        session.awaitPresent();
        return new Open(session, seat);
    }

    /** At a session that is over. */
    static SeatDoor of(RecordedSession session, SeatName seat) {
        return new Closed(session, seat);
    }

    /** Played here, or just over. */
    record Open(RunningSession session, SeatName seat) implements SeatDoor {

        @Override
        public long lastNumber() {
            return session.charter().lastNumber();
        }

        private SeatInbox inbox() {
            return session.inbox(seat.country())
                    .orElseThrow(() -> new DeclinedException(new Problem.UnknownCountry(
                            seat.country(), session.charter().scenario().seats())));
        }

        private Driver driver() {
            Driver driver = session.driver(seat.country());
            if (driver.kind() != Driver.Kind.DIALLED_IN) {
                throw new DeclinedException(new Problem.OtherDriver(seat.toString(), driver.name()));
            }
            return driver;
        }

        /** Whether there is nothing to wait for. */
        private boolean isLeft() {
            return session.phase().isOver()
                    || session.hasLeft()
                    || session.driver(seat.country()).kind() != Driver.Kind.DIALLED_IN;
        }

        @Override
        public long clockChanges() {
            return inbox().clockChanges();
        }

        @Override
        public boolean isPaused() {
            return session.phase() instanceof Phase.Paused;
        }

        @Override
        public SeatNews await(long seen, long clockChanges, Duration longest) throws InterruptedException {
            Since since = inbox().await(seen, clockChanges, longest, this::isLeft);
            if (session.phase().isOver()) {
                return SeatNews.last(lastNumber(), inbox().after(seen), End.of(session, seat));
            }
            driver();
            if (since.isEmpty() && session.hasLeft()) {
                throw new DeclinedException(new Problem.PlayedElsewhere(seat.session()));
            }
            return SeatNews.of(seen, since, Clock.of(session, inbox()));
        }

        @Override
        public Ruling submit(int turn, Reply.Move move) {
            Driver driver = session.phase().isOver() ? session.driver(seat.country()) : driver();
            Ruling ruling = inbox().submit(turn, move, driver);
            if (ruling instanceof Ruling.NotAsked) {
                throw new DeclinedException(notAsked(turn));
            }
            return ruling;
        }

        private Problem notAsked(int turn) {
            if (session.hasLeft()) {
                return new Problem.PlayedElsewhere(seat.session());
            }
            return session.isEnding()
                    ? new Problem.SessionOver(seat.session(), session.phase().word())
                    : new Problem.TurnNotAsked(seat.toString(), turn);
        }
    }

    /** Over, as its log tells it. */
    record Closed(RecordedSession session, SeatName seat) implements SeatDoor {

        @Override
        public long lastNumber() {
            return session.charter().lastNumber();
        }

        @Override
        public long clockChanges() {
            return 0;
        }

        @Override
        public boolean isPaused() {
            return false;
        }

        @Override
        public SeatNews await(long seen, long clockChanges, Duration longest) {
            return SeatNews.last(lastNumber(), session.seat(seat.country(), seen), End.of(session, seat));
        }

        @Override
        public Ruling submit(int turn, Reply.Move move) {
            return session.seat(seat.country(), 0).ended().stream()
                    .filter(end -> end.turn() == turn)
                    .findFirst()
                    .map(end -> new Ruling.Recorded(end.answer()))
                    .orElseThrow(() -> new DeclinedException(new Problem.SessionOver(
                            seat.session(), session.phase().word())));
        }
    }
}
