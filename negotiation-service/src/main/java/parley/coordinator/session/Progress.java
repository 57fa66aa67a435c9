package parley.coordinator.session;

import java.util.List;
import parley.summit.transcript.Entry;

/**
 * What came after a cursor, and how far the session had come by then.
 *
 * @param last number of the last event published, 0 before the first
 */
public record Progress(List<Entry> entries, Phase phase, long last) {

    public Progress {
        entries = List.copyOf(entries);
    }
}
