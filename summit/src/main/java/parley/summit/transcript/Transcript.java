package parley.summit.transcript;

import java.util.List;
import parley.summit.chance.Secrets;
import parley.summit.scenario.Scenario;

/** All of a session: what it started from and what happened; enough to redraw everything, or to run it again. */
public record Transcript(Scenario scenario, long seed, Secrets secrets, List<Entry> entries) {

    public Transcript {
        entries = List.copyOf(entries);
    }

    /** SHA-256 of what was decided, drawn and made of it, in hexadecimal. */
    public String digest() {
        return Digest.of(this);
    }
}
