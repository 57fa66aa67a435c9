package parley.classroom.room;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import parley.proto.classroom.v1.Inject;
import parley.proto.classroom.v1.InjectOutcome;
import parley.proto.classroom.v1.InjectPlanned;
import parley.proto.classroom.v1.InjectSent;
import parley.proto.classroom.v1.PlannedInject;

/** What a class's log says of what was thrown in. Not for several threads at once. */
final class PlannedInjects {

    private final NavigableMap<Long, Planned> planned = new TreeMap<>();
    private final Map<String, Long> requests = new HashMap<>();

    /**
     * An inject and what has become of it.
     *
     * @param number of the entry in which it was planned
     * @param before how often its condition had been met by then in each world; empty if nowhere
     * @param outcomes of the worlds that have had it
     */
    record Planned(long number, Inject inject, List<Integer> before, List<InjectOutcome> outcomes, boolean withdrawn) {

        Planned {
            before = List.copyOf(before);
            outcomes = List.copyOf(outcomes);
        }

        /** How often its condition had been met in a world when it was planned. */
        int met(int world) {
            return world <= before.size() ? before.get(world - 1) : 0;
        }

        /** Whether a world has had it. */
        boolean had(int world) {
            return outcomes.stream().anyMatch(outcome -> outcome.getWorld() == world);
        }

        PlannedInject toProto() {
            return PlannedInject.newBuilder()
                    .setNumber(number)
                    .setInject(inject)
                    .addAllOutcomes(outcomes)
                    .setWithdrawn(withdrawn)
                    .build();
        }
    }

    void planned(long number, InjectPlanned entry) {
        planned.put(number, new Planned(number, entry.getInject(), entry.getMetList(), List.of(), false));
        requests.put(entry.getRequestId(), number);
    }

    void withdrawn(long number) {
        planned.computeIfPresent(number, (n, p) -> new Planned(n, p.inject(), p.before(), p.outcomes(), true));
    }

    void sent(InjectSent entry) {
        planned.computeIfPresent(entry.getNumber(), (n, p) -> {
            var outcomes = new ArrayList<>(p.outcomes());
            outcomes.add(InjectOutcome.newBuilder()
                    .setWorld(entry.getWorld())
                    .setRound(entry.getRound())
                    .build());
            return new Planned(n, p.inject(), p.before(), outcomes, p.withdrawn());
        });
    }

    /** In the order in which they were planned. */
    List<Planned> all() {
        return List.copyOf(planned.values());
    }

    Optional<Planned> find(long number) {
        return Optional.ofNullable(planned.get(number));
    }

    /** The number of what was planned under this id. */
    Optional<Long> planned(String requestId) {
        return Optional.ofNullable(requests.get(requestId));
    }

    Stream<PlannedInject> toProto() {
        return planned.values().stream().map(Planned::toProto);
    }
}
