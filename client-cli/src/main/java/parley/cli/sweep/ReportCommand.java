package parley.cli.sweep;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import parley.cli.console.Again;
import parley.cli.console.Console;
import parley.cli.console.OutFolder;
import parley.cli.console.Settings;
import parley.cli.page.HtmlReport;
import parley.sweep.run.Database;
import parley.sweep.run.Manifest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley report}: a page on what came of a sweep. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a page of a sweep, report.html in its folder: one file that needs nothing else. Deals and what becomes of",
            "them, dependence and shortage by country and mineral, measures, welfare, what is luck and what is not known, and,",
            "after --design morris or sobol, which parameters matter; each picture with a sentence and its numbers."
        },
        footer = {"", "Example:", "  ./parley sweep starter --runs 500 --out out && ./parley report out"})
public final class ReportCommand implements Callable<Integer> {

    private static final String HTML_FILE = "report.html";

    private final Settings settings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "The folder of a sweep; it may still be playing.")
    private Path folder = Path.of("");

    public ReportCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        SweepFolder sweep = SweepFolder.open(folder);
        try (Database database = sweep.sweep().database()) {
            Evidence evidence = Evidence.of(sweep.plan(), database);
            String title = sweep.plan().scenario().id() + ", " + evidence.runs() + " runs";
            var report = new SweepReport(evidence, Manifest.in(folder).version());
            Path page =
                    new OutFolder(folder).keep(HTML_FILE, HtmlReport.of(title, report.blocks(), Again.command(spec)));
            Console.of(settings, spec)
                    .say(page + " has what came of " + evidence.runs() + " runs; open it in a browser");
        }
        return 0;
    }
}
