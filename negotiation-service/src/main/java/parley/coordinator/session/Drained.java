package parley.coordinator.session;

import java.util.List;

/**
 * What became of the sessions that did not end while a coordinator stopped, by name.
 *
 * @param cancelled they end with the process
 * @param open they are kept, and go on with the next coordinator
 */
public record Drained(List<String> cancelled, List<String> open) {

    public Drained {
        cancelled = List.copyOf(cancelled);
        open = List.copyOf(open);
    }
}
