package parley.coordinator.session;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Remembers which request created which session, so that a retry gets the same one; a request that failed is forgotten. */
final class Requests {

    private record Request(SessionPlan plan, CompletableFuture<RunningSession> session) {}

    private final Map<String, Request> byId = new ConcurrentHashMap<>();

    /** Creates a session, or gives the one that the same request created before or is creating now. */
    RunningSession once(String id, SessionPlan plan, Supplier<RunningSession> create) {
        if (id.isEmpty()) {
            return create.get();
        }
        var mine = new Request(plan, new CompletableFuture<>());
        Optional<Request> first = Optional.ofNullable(byId.putIfAbsent(id, mine));
        return first.isPresent() ? again(id, plan, first.get()) : first(id, mine, create);
    }

    private RunningSession first(String id, Request mine, Supplier<RunningSession> create) {
        try {
            RunningSession session = create.get();
            mine.session.complete(session);
            return session;
        } catch (RuntimeException e) {
            byId.remove(id);
            mine.session.completeExceptionally(e);
            throw e;
        }
    }

    private static RunningSession again(String id, SessionPlan plan, Request first) {
        RunningSession session = joined(first.session);
        if (!first.plan.equals(plan)) {
            throw new DeclinedException(new Problem.RequestIdReused(id, session.name()));
        }
        return session;
    }

    private static RunningSession joined(CompletableFuture<RunningSession> session) {
        try {
            return session.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof DeclinedException declined ? new DeclinedException(declined.problem()) : e;
        }
    }

    void forget(RunningSession session) {
        byId.values()
                .removeIf(r ->
                        r.session.isDone() && !r.session.isCompletedExceptionally() && joined(r.session) == session);
    }
}
