package parley.coordinator.session;

import java.util.List;

/**
 * The lead of one session: whoever holds it plays the session, and nobody else can write its log.
 *
 * @param lines all that was written before
 * @param log where the rest is written
 */
public record Lead(Kept session, List<Line> lines, SessionLog log) {

    public Lead {
        lines = List.copyOf(lines);
    }
}
