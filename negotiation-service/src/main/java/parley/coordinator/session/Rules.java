package parley.coordinator.session;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import parley.summit.session.Session;

/**
 * The rules of one session, for one caller at a time: its own thread asks and settles, while seats submit moves and ask what a
 * deal is worth. The lock is never held while anybody is waited for.
 */
final class Rules {

    private final ReentrantLock lock = new ReentrantLock();
    private Optional<Session> session;

    Rules(Session session) {
        this.session = Optional.of(session);
    }

    /** Asks a session that is on. */
    <T> T ask(Function<Session, T> question) {
        return askIfOn(s -> Optional.of(question.apply(s)))
                .orElseThrow(() -> new IllegalStateException("the session has let go of its rules"));
    }

    /** Asks what may have no answer; it has none once the session is over. */
    <T> Optional<T> askIfOn(Function<Session, Optional<T>> question) {
        lock.lock();
        try {
            return session.flatMap(question);
        } finally {
            lock.unlock();
        }
    }

    /** Lets go of the whole world, which is far larger than the transcript that stays. */
    void letGo() {
        lock.lock();
        try {
            session = Optional.empty();
        } finally {
            lock.unlock();
        }
    }
}
