package parley.cli.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.cli.console.BadInputException;
import parley.cli.console.Console;
import parley.cli.console.Settings;
import parley.cli.story.Block.Grid;
import parley.summit.scenario.Scenario;
import parley.wire.FaultyScenarioException;
import parley.wire.ScenarioFiles.Reading;
import parley.wire.ScenarioJson;
import parley.wire.ScenarioLibrary;
import parley.wire.ScenarioLibrary.Found;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley scenario}: what can be played. */
@Command(
        name = "scenario",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "The scenarios that can be played, and what they are made of.")
public final class ScenarioCommand implements Runnable {

    private static final int FAULTY = 2;

    private final Settings settings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public ScenarioCommand(Settings settings) {
        this.settings = settings;
    }

    /** Without a command there is only help. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private Console console() {
        return Console.of(settings, spec);
    }

    private ScenarioLibrary library() {
        return new ScenarioLibrary(settings.scenarios());
    }

    /** {@code parley scenario list}. */
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the scenarios; * marks what is played where none is named.")
    int list() {
        ScenarioLibrary library = library();
        Optional<String> fullest = library.fullest();
        var rows = new ArrayList<List<String>>();
        library.ids()
                .forEach(id -> rows.add(
                        row(id, library.read(id), fullest.filter(id::equals).isPresent())));
        console().show(List.of(new Grid(List.of("", "id", "seats", "rounds", "markets", "tables", "title"), rows)));
        return 0;
    }

    private static List<String> row(String id, Reading reading, boolean fullest) {
        String mark = fullest ? "*" : " ";
        return reading.scenario()
                .map(s -> List.of(
                        mark,
                        id,
                        String.join(" ", s.seats()),
                        String.valueOf(s.rounds()),
                        String.valueOf(s.markets().size()),
                        String.valueOf(s.tables().size()),
                        s.title()))
                .orElseGet(() -> List.of(
                        mark,
                        id,
                        "–",
                        "–",
                        "–",
                        "–",
                        "cannot be played: " + FaultyScenarioException.count(reading.faults())));
    }

    /** {@code parley scenario show}. */
    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows what a scenario is made of, and how good its numbers are.")
    int show(
            @Parameters(
                            arity = "0..1",
                            paramLabel = "SCENARIO",
                            description = "Id, or path of a folder; without it the fullest one.")
                    Optional<String> id,
            @Option(names = "--json", description = "Print all of it as one JSON object, for programs.") boolean json) {
        ScenarioLibrary library = library();
        String wanted = id.or(library::fullest)
                .orElseThrow(() -> BadInputException.of("scenario", "", "a folder in " + settings.scenarios()));
        Scenario scenario = library.find(wanted).load();
        if (json) {
            console().say(ScenarioJson.of(scenario));
        } else {
            console().show(Overview.of(scenario));
        }
        return 0;
    }

    /** {@code parley scenario validate}. */
    @Command(
            name = "validate",
            mixinStandardHelpOptions = true,
            description = "Names everything that is wrong with a scenario, and exits with 2 if anything is.")
    int validate(@Parameters(paramLabel = "SCENARIO", description = "Id, or path of a folder.") String which) {
        Found found = library().find(which);
        Reading reading = found.library().read(found.id());
        reading.faults().forEach(fault -> console().say(fault.message()));
        if (!reading.faults().isEmpty()) {
            console().note(which + " has " + FaultyScenarioException.count(reading.faults()));
            return FAULTY;
        }
        reading.scenario().ifPresent(s -> console().say(which + " has no faults: " + s.title()));
        return 0;
    }

    /** {@code parley scenario sources}. */
    @Command(
            name = "sources",
            mixinStandardHelpOptions = true,
            description = "Prints where every number of a scenario comes from, in Markdown.")
    int sources(@Parameters(paramLabel = "SCENARIO", description = "Id, or path of a folder.") String id) {
        Found found = library().find(id);
        console().print(new SourcesPage(found.load(), found.library().sources(found.id())).text());
        return 0;
    }
}
