package parley.cli.model;

import java.time.Duration;
import java.util.function.LongConsumer;
import parley.cli.console.BadInputException;
import parley.cli.console.Console;
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
    private static final Duration SILENCE = Duration.ofSeconds(2);

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
        within("--sessions", sessions, MOST_SESSIONS);
        within("--jobs", jobs, MOST_JOBS);
        Scenario scenario = new ScenarioLibrary(settings.scenarios()).find(id).load();
        Console console = Console.of(settings, spec);
        var seeds = new SeedRange(1, sessions);
        Cost cost = Cost.of(scenario, seeds, jobs, progress(console, Cost.sessions(seeds)));
        new Study(scenario.id(), seeds, "", cost.sections()).show(console, json);
    }

    private static void within(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw BadInputException.of(option, String.valueOf(value), "1.." + most);
        }
    }

    private static LongConsumer progress(Console console, long all) {
        long[] told = {System.nanoTime()};
        return done -> {
            if (System.nanoTime() - told[0] > SILENCE.toNanos()) {
                told[0] = System.nanoTime();
                console.note(done + " of " + all + " sessions played");
            }
        };
    }
}
