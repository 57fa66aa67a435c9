package parley.summit.transcript;

import java.util.List;
import parley.summit.chance.Secrets;
import parley.summit.scenario.Scenario;

/**
 * All of a session: what it started from and what happened; enough to redraw everything, or to run it again.
 *
 * @param parameterSeed from which the model's parameters were drawn; the seed unless it was chosen apart
 */
public record Transcript(Scenario scenario, long seed, long parameterSeed, Secrets secrets, List<Entry> entries) {

    public Transcript {
        entries = List.copyOf(entries);
    }

    /** A session whose parameters were drawn from its seed. */
    public Transcript(Scenario scenario, long seed, Secrets secrets, List<Entry> entries) {
        this(scenario, seed, seed, secrets, entries);
    }

    /** SHA-256 of what was decided, drawn and made of it, in hexadecimal. */
    public String digest() {
        return Digest.of(this);
    }
}
