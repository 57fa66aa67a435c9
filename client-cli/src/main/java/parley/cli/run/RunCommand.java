package parley.cli.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import parley.cli.console.BadInputException;
import parley.cli.console.Console;
import parley.cli.console.Numbers;
import parley.cli.console.Settings;
import parley.cli.player.Seats;
import parley.cli.sweep.SweepFolder;
import parley.summit.scenario.Scenario;
import parley.wire.ScenarioLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley run}: plays a scenario and tells what came of it. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Plays a scenario and tells its story: who signed what and why, what China did, and what became of supply.",
            "",
            "With nothing else running it starts a coordinator and one gRPC server for each country. The same scenario, seed and"
                    + " players always give the same story and the same digest.",
            ""
        })
public final class RunCommand implements Callable<Integer> {

    private static final List<String> FOR_A_KEPT_RUN = List.of("--from", "--row", "--out", "--json", "--in-process");

    private final Settings settings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "SCENARIO",
            description = "Id of a scenario, or path of its folder; without it the fullest one.")
    private Optional<String> scenario = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "Seed of all luck, any 64-bit number; 1 unless given.")
    private String seed = "1";

    @Option(
            names = "--parameter-seed",
            paramLabel = "N",
            description =
                    "Seed of the model's parameters alone; that of all luck unless given. Runs that share it play in"
                            + " the same world.")
    private Optional<String> parameterSeed = Optional.empty();

    @Option(
            names = "--agent",
            paramLabel = "CHN=HOST:PORT",
            description = "An agent that already runs plays this country. May be repeated.")
    private List<String> agents = new ArrayList<>();

    @Option(
            names = "--strategy",
            paramLabel = "CHN=NAME",
            description = {
                "This country plays boulware, linear, conceder, hardheaded, time:X, micro or naive-tft; then /acnext",
                "and /noise:K if wanted, e.g. linear/acnext or boulware/noise:12. May be repeated."
            })
    private List<String> strategies = new ArrayList<>();

    @Option(
            names = "--dial-in",
            paramLabel = "CHN[=NAME]",
            description = {
                "A player dials in for this country; where, and with which token, is told when the session begins. Give it",
                "time with --patience. May be repeated."
            })
    private List<String> dialIns = new ArrayList<>();

    @Option(
            names = "--open-floor",
            description = {
                "Parties move at their tables in any order, and as often as they have something to say, instead of two turns",
                "a round."
            })
    private boolean openFloor;

    @Option(names = "--in-process", description = "Without a network: everything is played in this process.")
    private boolean inProcess;

    @Option(names = "--json", description = "Print one JSON object, the RunReport, and nothing else.")
    private boolean json;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Keep transcript.jsonl, report.json and report.html in this folder.")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            description = "How long an agent may take for one turn; 10 unless given.")
    private Optional<String> patience = Optional.empty();

    @Option(
            names = "--from",
            paramLabel = "DIR",
            description = "Play a run of the sweep in this folder again, in this process; --row says which.")
    private Optional<Path> from = Optional.empty();

    @Option(names = "--row", paramLabel = "K", description = "Number of that run, from 0.")
    private Optional<String> row = Optional.empty();

    public RunCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        if (inProcess && !agents.isEmpty()) {
            throw BadInputException.of(
                    "--agent", "with --in-process", "one or the other; an agent is reached over the network");
        }
        if (inProcess && !dialIns.isEmpty()) {
            throw BadInputException.of(
                    "--dial-in", "with --in-process", "one or the other; a player dials in over the network");
        }
        boolean again = from.isPresent() || row.isPresent();
        RunPlan plan = again ? kept() : plan();
        Console console = Console.of(settings, spec);
        Run run = new Run(plan, console, json ? Run.Form.JSON : Run.Form.STORY, inProcess || again);
        if (out.isEmpty()) {
            run.play(Optional.empty());
        } else {
            try (OutputFolder folder = OutputFolder.open(out.get(), plan)) {
                run.play(Optional.of(folder));
            }
        }
        return 0;
    }

    /** The run of a sweep: its scenario with its parameters, its luck, and the strategies by default. */
    private RunPlan kept() {
        if (from.isEmpty() || row.isEmpty()) {
            throw BadInputException.of(from.isEmpty() ? "--from" : "--row", "", "both --from DIR and --row K");
        }
        List<String> others = spec.commandLine().getParseResult().matchedOptions().stream()
                .map(OptionSpec::longestName)
                .filter(name -> !FOR_A_KEPT_RUN.contains(name))
                .toList();
        if (scenario.isPresent() || !others.isEmpty()) {
            throw BadInputException.of(
                    "--from",
                    "with " + String.join(", ", scenario.isPresent() ? List.of("a scenario") : others),
                    "only --row, --out or --json beside it: the sweep says what is played, and how");
        }
        SweepFolder sweep = SweepFolder.open(from.get());
        long number = Numbers.seed("--row", row.get());
        String digest = sweep.digest(number);
        Scenario world =
                sweep.plan().scenario().fixing(sweep.plan().parameters(number).bySymbol());
        return new RunPlan(
                world,
                world.id(),
                sweep.plan().luck(number),
                sweep.plan().parameterSeed(number),
                true,
                Seats.of(world, List.of(), List.of(), List.of()),
                new ScenarioLibrary(settings.scenarios()),
                Optional.empty(),
                Optional.of(new RunPlan.Kept(from.get(), number, digest)));
    }

    private RunPlan plan() {
        long number = Numbers.seed("--seed", seed);
        long parameters = parameterSeed
                .map(text -> Numbers.seed("--parameter-seed", text))
                .orElse(number);
        Optional<Duration> time = patience.map(text -> Numbers.patience("--patience", text));
        Seats.named(agents, strategies, dialIns);
        var library = new ScenarioLibrary(settings.scenarios());
        String id = scenario.or(library::fullest)
                .orElseThrow(() -> BadInputException.of("scenario", "", "a folder in " + settings.scenarios()));
        ScenarioLibrary.Found found = library.find(id);
        Scenario known = found.load();
        Scenario world = openFloor ? known.onOpenFloor() : known;
        return new RunPlan(
                world,
                id,
                number,
                parameters,
                parameterSeed.isPresent(),
                Seats.of(world, agents, strategies, dialIns),
                found.library(),
                time,
                Optional.empty());
    }
}
