package parley.coordinator.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sessions that a coordinator remembers, in the order in which they were created. */
final class Sessions {

    private final Map<String, RunningSession> byName = new LinkedHashMap<>();
    private final int kept;
    private boolean closed;
    private long orders;

    Sessions(int kept) {
        this.kept = kept;
    }

    synchronized long nextOrder() {
        return ++orders;
    }

    /** Adds one, and gives those that are forgotten for it: the oldest that are over, where there are too many. */
    synchronized List<RunningSession> add(RunningSession session) {
        if (closed) {
            throw new DeclinedException(new Problem.ShuttingDown());
        }
        List<RunningSession> over =
                byName.values().stream().filter(s -> s.phase().isOver()).toList();
        List<RunningSession> forgotten = over.subList(0, Math.max(0, over.size() - kept));
        forgotten.forEach(s -> byName.remove(s.name()));
        byName.put(session.name(), session);
        return forgotten;
    }

    synchronized Optional<RunningSession> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Newest first, older than the given order. */
    synchronized List<RunningSession> before(long order, int most) {
        return new ArrayList<>(byName.values())
                .reversed().stream().filter(s -> s.order() < order).limit(most).toList();
    }

    /** Takes no more, and gives all there are. */
    synchronized List<RunningSession> close() {
        closed = true;
        return List.copyOf(byName.values());
    }

    synchronized boolean isClosed() {
        return closed;
    }
}
