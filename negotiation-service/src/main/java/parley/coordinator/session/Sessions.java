package parley.coordinator.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sessions that a coordinator plays or has played and still remembers, in the order in which it began to. */
final class Sessions {

    private final Map<String, RunningSession> byName = new LinkedHashMap<>();
    private final int kept;
    private boolean closed;

    Sessions(int kept) {
        this.kept = kept;
    }

    /** Adds one, and forgets the oldest that are over, where there are too many. */
    synchronized void add(RunningSession session) {
        requireOpen();
        List<RunningSession> over =
                byName.values().stream().filter(s -> s.phase().isOver()).toList();
        List<RunningSession> forgotten = over.subList(0, Math.max(0, over.size() - kept));
        forgotten.forEach(s -> byName.remove(s.name()));
        byName.put(session.name(), session);
    }

    synchronized Optional<RunningSession> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    synchronized Optional<RunningSession> requested(String requestId) {
        return byName.values().stream()
                .filter(session -> session.requestId().equals(requestId))
                .findFirst();
    }

    /** Older than the given order. */
    synchronized List<RunningSession> before(long order) {
        return byName.values().stream().filter(s -> s.order() < order).toList();
    }

    synchronized List<RunningSession> all() {
        return List.copyOf(byName.values());
    }

    synchronized void forget(RunningSession session) {
        byName.remove(session.name(), session);
    }

    /** Those that are not over. */
    synchronized List<RunningSession> running() {
        return byName.values().stream().filter(s -> !s.phase().isOver()).toList();
    }

    /** Takes no more, and gives all there are. */
    synchronized List<RunningSession> close() {
        closed = true;
        return new ArrayList<>(byName.values());
    }

    synchronized void requireOpen() {
        if (closed) {
            throw new DeclinedException(new Problem.ShuttingDown());
        }
    }
}
