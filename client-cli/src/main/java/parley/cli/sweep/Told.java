package parley.cli.sweep;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import parley.cli.console.Console;
import parley.sweep.run.Sweep;
import parley.sweep.summit.SummitPlan;

/**
 * What is said at the end of a sweep, or of a shard of it.
 *
 * @param played runs that were played now
 * @param again the command that was given
 */
record Told(SweepFolder folder, long played, double seconds, String again) {

    private static final ObjectMapper JSON = new ObjectMapper();

    void tell(Console console, boolean json) {
        if (json) {
            console.say(json().toPrettyString());
        } else {
            text(console);
        }
    }

    /** That of all runs, once they are all there. */
    private Optional<String> digest() {
        Sweep sweep = folder.sweep();
        return sweep.kept() == sweep.manifest().runs() ? Optional.of(sweep.read(row -> {})) : Optional.empty();
    }

    private ObjectNode json() {
        SummitPlan plan = folder.plan();
        ObjectNode all = JSON.createObjectNode()
                .put("scenario", plan.scenario().id())
                .put("scenarioSha256", plan.scenarioDigest())
                .put("runs", folder.sweep().manifest().runs())
                .put("kept", folder.sweep().kept())
                .put("played", played)
                .put("seconds", seconds);
        return digest().map(digest -> all.put("digest", digest)).orElseGet(() -> all.putNull("digest"));
    }

    private void text(Console console) {
        SummitPlan plan = folder.plan();
        long runs = folder.sweep().manifest().runs();
        console.say(folder.sweep().kept() + " of " + runs + " runs of "
                + plan.scenario().id() + ": " + plan.words()
                + ", seed " + plan.seed()
                + (played == 0
                        ? ""
                        : String.format(Locale.ROOT, "; %d played now, %.0f a second", played, played / seconds)));
        digest().ifPresentOrElse(
                        digest -> console.say("Digest  " + digest),
                        () -> console.say("Missing " + (runs - folder.sweep().kept())
                                + " runs: play their shards and add --merge with their folders, or leave out --shard"));
        console.say("Kept    " + folder.path() + " (runs, deals, measures, outlook, parameters; dictionary.csv)");
        console.say("Look    ./parley report " + folder.path());
        console.say("One     ./parley run --from " + folder.path() + " --row 0");
        console.say("Again   " + again);
    }
}
