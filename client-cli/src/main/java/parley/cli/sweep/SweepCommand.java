package parley.cli.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import parley.cli.console.Again;
import parley.cli.console.BadInputException;
import parley.cli.console.Console;
import parley.cli.console.Counts;
import parley.cli.console.Numbers;
import parley.cli.console.Progress;
import parley.cli.console.Settings;
import parley.summit.scenario.Scenario;
import parley.sweep.run.Shard;
import parley.sweep.run.Sweep;
import parley.sweep.summit.Design;
import parley.sweep.summit.Recording;
import parley.sweep.summit.SummitPlan;
import parley.sweep.summit.Variation;
import parley.wire.ScenarioLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley sweep}: a scenario many times, each with parameters and luck of its own. */
@Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Plays a scenario many times in this process, every country by its default strategy and every parameter of the",
            "model drawn from its prior, and keeps what came of it as Parquet: runs, deals, measures, outlook, parameters.",
            "Each finished part stays in the folder: the same command goes on where it was broken off. The digest does not",
            "depend on jobs, shards or interruptions. docs/sweep.md shows how to open the tables.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  ./parley sweep gyeongju-2025 --runs 1000 --out out",
            "  ./parley sweep starter --runs 2000 --vary psi0=.1...4 --vary hz=1 --out out",
            "  ./parley sweep starter --runs 4000 --seeds-per-draw 20 --out nested",
            "  ./parley sweep starter --runs 2700 --design morris --out morris",
            "  ./parley sweep gyeongju-2025 --runs 10000 --shard 1/2 --out first     (on one machine)",
            "  ./parley sweep gyeongju-2025 --runs 10000 --shard 2/2 --out second    (on another)",
            "  ./parley sweep gyeongju-2025 --runs 10000 --merge second --out first"
        })
public final class SweepCommand implements Callable<Integer> {

    private static final int MOST_RUNS = 100_000_000;
    private static final int MOST_JOBS = 1024;

    private final Settings settings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "SCENARIO",
            description = "Id of a scenario, or path of its folder; without it the fullest one.")
    private Optional<String> scenario = Optional.empty();

    @Option(names = "--runs", paramLabel = "N", description = "How many runs, at most; 1000 unless given.")
    private String runs = "1000";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "The folder, new or broken off, for tables, dictionary.csv, manifest.json and scenario.json.")
    private Path out = Path.of("");

    @Option(
            names = "--jobs",
            paramLabel = "J",
            description = "Runs played at a time; as many as there are processors unless given.")
    private String jobs = String.valueOf(Runtime.getRuntime().availableProcessors());

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Seed of the first run, any 64-bit number; 1 unless given. The others count on from it.")
    private String seed = "1";

    @Option(
            names = "--vary",
            paramLabel = "PARAM=LO..HI",
            description = {
                "Draw this parameter of the model from this range; PARAM=VALUE fixes it, PARAM alone takes the range in",
                "docs/model/MODEL.md, also of one that is not drawn otherwise. May be repeated."
            })
    private List<String> vary = new ArrayList<>();

    @Option(
            names = "--design",
            paramLabel = "DESIGN",
            description = {
                "How the parameters are spread: random (unless given), grid (of those varied), lhs (Latin hypercube),",
                "sobol or morris (of those varied, or all), for sensitivity."
            })
    private Design design = Design.RANDOM;

    @Option(
            names = "--seeds-per-draw",
            paramLabel = "K",
            description = {
                "Runs with the same parameters and other luck, 1 unless given. More than 1 tells what is luck from what",
                "nobody knows."
            })
    private String repetitions = "1";

    @Option(
            names = "--record",
            paramLabel = "summary|full",
            description = "How much is kept of each run: summary unless given; full has every mineral in every month.")
    private Recording record = Recording.SUMMARY;

    @Option(
            names = "--shard",
            paramLabel = "K/N",
            description = "Play this share of the runs alone, for one of N machines.")
    private String shard = "1/1";

    @Option(
            names = "--merge",
            paramLabel = "DIR",
            description = "Take over what is finished in the folder of another shard. May be repeated.")
    private List<Path> merged = new ArrayList<>();

    @Option(names = "--json", description = "Print one JSON object and nothing else.")
    private boolean json;

    public SweepCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        int threads = Counts.of("--jobs", jobs, MOST_JOBS);
        Shard share = shard();
        SummitPlan plan = plan();
        Console console = Console.of(settings, spec);
        SweepFolder folder = SweepFolder.begin(out, plan, spec.root().version()[0]);
        Sweep sweep = folder.sweep();
        if (sweep.manifest().runs() < runs()) {
            console.note(
                    "the design " + name(design) + " has " + sweep.manifest().runs() + " runs of the " + runs());
        }
        merged.forEach(other -> console.note(sweep.merge(other) + " runs taken over from " + other));
        long before = sweep.kept(share);
        long start = System.nanoTime();
        try (Progress progress = Progress.of(console, "runs played", before, sweep.runs(share))) {
            sweep.play(threads, share, progress);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        new Told(folder, sweep.runs(share) - before, seconds, Again.command(spec)).tell(console, json);
        return 0;
    }

    private SummitPlan plan() {
        var library = new ScenarioLibrary(settings.scenarios());
        String id = scenario.or(library::fullest)
                .orElseThrow(() -> BadInputException.of("scenario", "", "a folder in " + settings.scenarios()));
        Scenario world = library.find(id).load();
        List<Variation> variations = vary.stream().map(SweepCommand::variation).toList();
        int number = Counts.of("--seeds-per-draw", repetitions, MOST_RUNS);
        long first = Numbers.seed("--seed", seed);
        try {
            return new SummitPlan(world, SweepFolder.digest(world), design, variations, runs(), number, first, record);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(String.valueOf(e.getMessage()), e);
        }
    }

    private int runs() {
        return Counts.of("--runs", runs, MOST_RUNS);
    }

    private static Variation variation(String text) {
        try {
            return Variation.parse(text);
        } catch (IllegalArgumentException e) {
            throw new BadInputException("--vary: " + e.getMessage(), e);
        }
    }

    private Shard shard() {
        try {
            String[] numbers = shard.matches("[0-9]{1,6}/[0-9]{1,6}") ? shard.split("/", -1) : new String[] {"0", "0"};
            return new Shard(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
        } catch (IllegalArgumentException e) {
            throw new BadInputException("--shard: " + shard + " (expected: K/N, K from 1 to N)", e);
        }
    }

    private static String name(Design design) {
        return design.name().toLowerCase(Locale.ROOT);
    }
}
