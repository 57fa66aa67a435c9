package parley.cli.evidence;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import parley.cli.console.Console;
import parley.cli.console.Counts;
import parley.cli.console.Progress;
import parley.cli.console.Settings;
import parley.cli.model.Section;
import parley.cli.model.SeedRange;
import parley.summit.scenario.Priors;
import parley.summit.scenario.Scenario;
import parley.wire.ScenarioLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley model backtest}. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        description = {
            "Holds the rules against what happened before the summit: the episodes of docs/model/episodes. Prints what was seen,",
            "what the model says and how wide its band is, and its score beside the base rate and persistence. Episodes of A",
            "are judged by parameters fitted to the others of A, episodes of B by parameters fitted to all of A."
        },
        footer = {
            "",
            "Examples:",
            "  parley model backtest",
            "  parley model backtest --draws 50000 --runs 400 --markdown"
        })
public final class BacktestCommand implements Runnable {

    private final Settings settings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "SCENARIO",
            arity = "0..1",
            defaultValue = "gyeongju-2025",
            description = "Whose ladders and tables are played; ${DEFAULT-VALUE} unless given.")
    private String id = "";

    @Option(
            names = "--draws",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Draws of the parameters for the markets; ${DEFAULT-VALUE} unless given.")
    private int draws;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "200",
            description = "Runs for ladders and sessions; ${DEFAULT-VALUE} unless given.")
    private int runs;

    @Option(names = "--json", description = "Print one JSON object and nothing else.")
    private boolean json;

    @Option(names = "--markdown", description = "Print the tables for a page in Markdown.")
    private boolean markdown;

    public BacktestCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void run() {
        Counts.within("--draws", draws, 100, 10_000_000);
        Counts.within("--runs", runs, 10, 100_000);
        Console console = Console.of(settings, spec);
        Scenario scenario = new ScenarioLibrary(settings.scenarios()).find(id).load();
        Episodes episodes = Episodes.read(Episodes.folder(settings));
        Figures figures = Progress.during(
                console,
                "draws played",
                draws,
                each -> Figures.of(episodes.inMarkets(), Priors.of(scenario), new SeedRange(1, draws), each));
        var backtest = new Backtest(scenario, episodes, new Abc(figures, Abc.MARKET, Abc.KEPT), new SeedRange(1, runs));
        List<Section> sections = new BacktestTables(backtest.verdicts()).sections();
        if (json) {
            console.say(text(scenario, sections));
        } else if (markdown) {
            sections.forEach(section -> console.say(section.markdown()));
        } else {
            sections.forEach(section -> console.show(section.blocks()));
        }
    }

    private String text(Scenario scenario, List<Section> sections) {
        ObjectNode all = new ObjectMapper()
                .createObjectNode()
                .put("scenario", scenario.id())
                .put("draws", draws)
                .put("runs", runs);
        ArrayNode list = all.putArray("episodes");
        sections.forEach(section -> list.add(section.json()));
        return all.toPrettyString();
    }
}
