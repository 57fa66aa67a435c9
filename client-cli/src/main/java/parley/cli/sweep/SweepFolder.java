package parley.cli.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import parley.cli.console.OutFolder;
import parley.summit.scenario.Scenario;
import parley.sweep.run.OtherSweepException;
import parley.sweep.run.Sweep;
import parley.sweep.summit.SummitPlan;
import parley.wire.ScenarioJson;
import parley.wire.WireException;

/** The folder of a sweep: the scenario as it was played, what was to be played, and the runs. */
public record SweepFolder(Path path, SummitPlan plan, Sweep sweep) {

    private static final String SCENARIO = "scenario.json";

    /** What tells one scenario from another. */
    static String digest(Scenario scenario) {
        return Sweep.digest(ScenarioJson.of(scenario));
    }

    /** Begins a sweep in a folder, or goes on with it. */
    static SweepFolder begin(Path path, SummitPlan plan, String version) {
        Sweep sweep = plan.sweep(path, version);
        if (!Files.exists(path.resolve(SCENARIO))) {
            new OutFolder(path).keep(SCENARIO, ScenarioJson.of(plan.scenario()));
        }
        return new SweepFolder(path, plan, sweep);
    }

    /** The sweep that is kept in a folder. */
    public static SweepFolder open(Path path) {
        Path file = path.resolve(SCENARIO);
        if (!Files.isRegularFile(file)) {
            throw new OtherSweepException(path + ": no " + SCENARIO + " (expected: the folder of a ./parley sweep)");
        }
        try {
            String json = Files.readString(file);
            SummitPlan plan = SummitPlan.of(path, ScenarioJson.read(json), Sweep.digest(json));
            return new SweepFolder(path, plan, plan.kept(path));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        } catch (WireException e) {
            throw new OtherSweepException(file + ": " + e.getMessage(), e);
        }
    }

    /** The digest of a run's transcript, as it is kept. */
    public String digest(long run) {
        return sweep.row(run).text(SummitPlan.DIGEST);
    }
}
