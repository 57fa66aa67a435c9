package parley.cli.run;

import java.util.function.Consumer;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Transcript;

/** A way of playing a plan. */
interface Play {

    /** Plays to the end; {@code live} sees every entry as it is recorded, on the calling thread. */
    Transcript play(RunPlan plan, Consumer<Entry> live);
}
