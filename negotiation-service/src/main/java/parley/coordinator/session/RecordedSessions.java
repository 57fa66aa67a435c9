package parley.coordinator.session;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.util.List;
import java.util.Optional;

/**
 * The sessions that are read from a store: one for all who follow it at the moment, so that its log is read once for all, and the last
 * few that are over.
 */
final class RecordedSessions {

    /** Each holds its whole transcript. */
    private static final int REMEMBERED = 16;

    private final Store store;
    private final Cache<String, RecordedSession> followed =
            CacheBuilder.newBuilder().weakValues().build();
    private final Cache<String, RecordedSession> over =
            CacheBuilder.newBuilder().maximumSize(REMEMBERED).build();

    RecordedSessions(Store store) {
        this.store = store;
    }

    /** The session with this name, by what is written now. */
    Optional<RecordedSession> named(String name) {
        Optional<RecordedSession> known = Optional.ofNullable(over.getIfPresent(name));
        if (known.isPresent()) {
            return known;
        }
        Optional<RecordedSession> session = Optional.ofNullable(followed.getIfPresent(name))
                .map(RecordedSession::upToDate)
                .or(() -> store.named(name).map(kept -> new RecordedSession(kept, store)));
        session.ifPresent(this::remember);
        return session;
    }

    private void remember(RecordedSession session) {
        if (session.phase().isOver()) {
            over.put(session.name(), session);
            followed.invalidate(session.name());
            if (store.named(session.name()).isEmpty()) {
                // Deleted while it was read.
                forget(session.name());
            }
        } else {
            followed.put(session.name(), session);
        }
    }

    /**
     * A session at a glance whose log has to be read for that; where it is over, for the last time. Empty where it was deleted
     * meanwhile.
     */
    Optional<SessionSummary> summary(Kept kept) {
        try {
            SessionSummary summary = Optional.ofNullable(followed.getIfPresent(kept.name()))
                    .map(RecordedSession::upToDate)
                    .orElseGet(() -> new RecordedSession(kept, store))
                    .summary();
            if (summary.phase().isOver()) {
                store.keep(kept, summary);
            }
            return Optional.of(summary);
        } catch (DeclinedException e) {
            if (e.problem() instanceof Problem.UnknownSession) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Those that are over and remembered. */
    List<RecordedSession> over() {
        return List.copyOf(over.asMap().values());
    }

    void forget(String name) {
        over.invalidate(name);
        followed.invalidate(name);
    }
}
