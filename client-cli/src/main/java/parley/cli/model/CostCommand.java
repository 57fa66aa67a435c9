package parley.cli.model;

import parley.cli.console.Console;
import parley.cli.console.Counts;
import parley.cli.console.Progress;
import parley.cli.console.Settings;
import parley.summit.scenario.Scenario;
import parley.wire.ScenarioLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley model cost}. */
@Command(
        name = "cost",
        mixinStandardHelpOptions = true,
        description = {
            "Measures what whole sessions cost in this process, every country by its default strategy: sessions a second one",
            "at a time and side by side, processor time and allocation by part of a session, and the heap as sessions pass."
        })
public final class CostCommand implements Runnable {

    private static final int MOST_SESSIONS = 1_000_000;
    private static final int MOST_JOBS = 256;

    private final Settings settings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "SCENARIO",
            arity = "0..1",
            defaultValue = "gyeongju-2025",
            description = "Id, or path of a folder; ${DEFAULT-VALUE} unless given.")
    private String id = "";

    @Option(
            names = "--sessions",
            paramLabel = "N",
            defaultValue = "500",
            description = "Sessions to play in each way, seeds 1 to N; ${DEFAULT-VALUE} unless given.")
    private int sessions;

    @Option(names = "--jobs", paramLabel = "J", description = "Sessions side by side; one a processor unless given.")
    private int jobs = Cores.all().jobs();

    @Option(names = "--json", description = "Print one JSON object and nothing else.")
    private boolean json;

    public CostCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void run() {
        Counts.within("--sessions", sessions, 1, MOST_SESSIONS);
        Counts.within("--jobs", jobs, 1, MOST_JOBS);
        Scenario scenario = new ScenarioLibrary(settings.scenarios()).find(id).load();
        Console console = Console.of(settings, spec);
        var seeds = new SeedRange(1, sessions);
        Cost cost = Progress.during(
                console, "sessions played", Cost.sessions(seeds), each -> Cost.of(scenario, seeds, jobs, each));
        new Study(scenario.id(), seeds, "", cost.sections()).show(console, json);
    }
}
