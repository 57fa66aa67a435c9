package parley.coordinator.access;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import parley.coordinator.session.DeclinedException;
import parley.coordinator.session.Problem;

/** The calls that are being answered, by who made them. */
final class OpenCalls {

    private final Map<String, Set<OpenCall<?, ?>>> byCaller = new ConcurrentHashMap<>();
    private final int most;

    OpenCalls(int most) {
        this.most = most;
    }

    void enter(OpenCall<?, ?> call) {
        byCaller.compute(call.whose(), (caller, before) -> {
            Set<OpenCall<?, ?>> calls = before == null ? ConcurrentHashMap.newKeySet() : before;
            if (calls.size() >= most) {
                throw new DeclinedException(new Problem.LimitExceeded("open calls", most));
            }
            calls.add(call);
            return calls;
        });
    }

    void leave(OpenCall<?, ?> call) {
        byCaller.computeIfPresent(call.whose(), (caller, calls) -> {
            calls.remove(call);
            return calls.isEmpty() ? null : calls;
        });
    }

    List<OpenCall<?, ?>> all() {
        return byCaller.values().stream()
                .<OpenCall<?, ?>>flatMap(Collection::stream)
                .toList();
    }
}
