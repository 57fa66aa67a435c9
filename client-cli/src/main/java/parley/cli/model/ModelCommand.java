package parley.cli.model;

import parley.cli.console.Console;
import parley.cli.console.FailedException;
import parley.cli.console.Settings;
import parley.summit.scenario.Scenario;
import parley.wire.ScenarioLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley model}: the rules beside their second implementation. */
@Command(
        name = "model",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "The model, and whether its two implementations agree.")
public final class ModelCommand implements Runnable {

    private static final int PROGRESS_STEP = 10;
    private static final int MOST_PRINTED = 20;

    private final Settings settings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public ModelCommand(Settings settings) {
        this.settings = settings;
    }

    /** Without a command there is only help. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** {@code parley model compare}. */
    @Command(
            name = "compare",
            mixinStandardHelpOptions = true,
            description = {
                "Plays the same seeds by the rules and by docs/model/reference (needs python3), and compares every event:",
                "texts, whole numbers and levels exactly, other numbers to 1e-9 relative or 1e-12 absolute.",
                "Exits with 1 where anything differs."
            })
    int compare(
            @Parameters(paramLabel = "SCENARIO", description = "Id, or path of a folder.") String id,
            @Option(
                            names = "--seeds",
                            paramLabel = "A..B",
                            defaultValue = "1..20",
                            description = "Seeds; 1..20 unless given.")
                    String range) {
        SeedRange seeds = SeedRange.parse(range);
        Scenario scenario = new ScenarioLibrary(settings.scenarios()).find(id).load();
        Console console = Console.of(settings, spec);
        var comparison = new Comparison();
        long[] done = {0};
        new Reference(settings.home()).play(scenario, seeds, session -> {
            comparison.add(session.seed(), session.events(), RulesCourse.of(scenario, session.seed()));
            done[0]++;
            if (done[0] % PROGRESS_STEP == 0) {
                console.note(done[0] + " of " + seeds.count() + " seeds compared");
            }
        });
        comparison.mismatches().stream().limit(MOST_PRINTED).forEach(console::say);
        console.say(comparison.summary());
        if (done[0] != seeds.count()) {
            throw new FailedException("reference: " + done[0] + " sessions (expected: " + seeds.count() + ")");
        }
        return comparison.mismatches().isEmpty() ? 0 : 1;
    }
}
