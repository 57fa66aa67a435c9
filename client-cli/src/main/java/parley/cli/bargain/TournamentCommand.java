package parley.cli.bargain;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import parley.cli.console.Again;
import parley.cli.console.Console;
import parley.cli.console.Counts;
import parley.cli.console.OutFolder;
import parley.cli.console.Progress;
import parley.cli.console.Settings;
import parley.cli.page.HtmlReport;
import parley.sweep.run.Sweep;
import parley.sweep.tournament.Results;
import parley.sweep.tournament.Tournament;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley bargain tournament}: every strategy against every other over many domains. */
@Command(
        name = "tournament",
        mixinStandardHelpOptions = true,
        description = {
            "Plays every strategy against every other over all domains of a file, and says which does best. Each finished",
            "part stays in the folder: the same command goes on where it was broken off. The same file always gives the",
            "same digest. docs/bargaining/tournament.md explains the file; docs/bargaining/tournament.yaml is a first one."
        })
public final class TournamentCommand implements Callable<Integer> {

    private static final String JSON_FILE = "tournament.json";
    private static final String HTML_FILE = "tournament.html";
    private static final int MOST_JOBS = 1024;

    private final Settings settings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "CONFIG.yaml", description = "The file that says who plays where.")
    private Path config = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = {
                "The folder, new or broken off, for every negotiation (parts/*.parquet), tournament.json and",
                "tournament.html."
            })
    private Path out = Path.of("");

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "Negotiations played at a time; as many as there are processors unless given.")
    private String jobs = String.valueOf(Runtime.getRuntime().availableProcessors());

    @Option(names = "--json", description = "Print one JSON object and nothing else.")
    private boolean json;

    public TournamentCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        int threads = Counts.of("--jobs", jobs, MOST_JOBS);
        Tournament tournament = Tournament.read(config);
        Console console = Console.of(settings, spec);
        Sweep sweep = tournament.sweep(out, spec.root().version()[0]);
        try (Progress progress = Progress.of(console, "negotiations played", sweep.kept(), tournament.runs())) {
            sweep.play(threads, progress);
        }
        Results results = tournament.results(sweep);
        String report = new TournamentJson(tournament, results).text();
        var page = new TournamentPage(tournament, results);
        var folder = new OutFolder(out);
        folder.keep(JSON_FILE, report + "\n");
        folder.keep(HTML_FILE, HtmlReport.of(tournament.name(), page.page(), Again.command(spec)));
        if (json) {
            console.say(report);
        } else {
            console.show(page.blocks());
            console.note("all negotiations, the tables and a page with pictures are in " + out);
        }
        return 0;
    }
}
