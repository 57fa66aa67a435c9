package parley.cli.forecast;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import parley.cli.console.BadInputException;
import parley.cli.console.Console;
import parley.cli.console.Counts;
import parley.cli.console.Numbers;
import parley.cli.console.Progress;
import parley.cli.console.Settings;
import parley.cli.story.Block;
import parley.cli.story.Block.Grid;
import parley.cli.story.Block.Heading;
import parley.cli.story.Block.Paragraph;
import parley.cli.story.Block.Rank;
import parley.summit.scenario.Scenario;
import parley.sweep.run.Sweep;
import parley.wire.ScenarioJson;
import parley.wire.ScenarioLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley model forecast}. */
@Command(
        name = "forecast",
        mixinStandardHelpOptions = true,
        description = {
            "Plays many sessions and writes how probable events are: deals and truces signed, in force and stalled, measures",
            "suspended, kept and imposed, new controls, for all pairs and five days. Beside each probability stand its error, the",
            "range over draws of the parameters, the base rate of such events, and what persistence says. The file holds its own",
            "digest; parley model score holds it against what happened."
        },
        footer = {
            "",
            "Examples:",
            "  parley model forecast --runs 2000 --out forecast.json",
            "  parley model forecast starter --runs 500 --seed 3 --out starter.json"
        })
public final class ForecastCommand implements Runnable {

    private static final int MOST_RUNS = 1_000_000;
    private static final int MOST_PER_DRAW = 10_000;
    private static final long HIGHEST_SEED = 1_000_000_000_000L;

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
            names = "--runs",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Sessions to play; ${DEFAULT-VALUE} unless given.")
    private int runs;

    @Option(
            names = "--per-draw",
            paramLabel = "K",
            defaultValue = "10",
            description = "Sessions that share a draw of the parameters; ${DEFAULT-VALUE} unless given.")
    private int perDraw;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Of all luck; 1 unless given.")
    private String seed = "";

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The file to write, a new one.")
    private Path out = Path.of("");

    public ForecastCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void run() {
        Counts.within("--runs", runs, 1, MOST_RUNS);
        Counts.within("--per-draw", perDraw, 1, MOST_PER_DRAW);
        long start = Numbers.seed("--seed", seed);
        if (start < 0 || start > HIGHEST_SEED) {
            throw BadInputException.of("--seed", seed, "0.." + HIGHEST_SEED);
        }
        ForecastFile.checkNew(out);
        Console console = Console.of(settings, spec);
        ScenarioLibrary.Found found = new ScenarioLibrary(settings.scenarios()).find(id);
        Scenario scenario = found.load();
        Optional<String> table = found.table(Measure.FILE);
        List<Measure> measures = table.map(text -> Measure.read(text, scenario)).orElse(List.of());
        var record = new BaseRates(scenario);
        var plan = new Forecast.Plan(runs, perDraw, start);
        Forecast forecast = Progress.during(
                console, "sessions played", runs, each -> Forecast.of(scenario, measures, record, plan, each));
        String digest = Sweep.digest(ScenarioJson.of(scenario));
        String text = ForecastFile.text(
                forecast,
                new ForecastFile.Origin(
                        spec.root().version()[0],
                        scenario.id(),
                        digest,
                        record.rows(),
                        notes(measures, table.isPresent())));
        ForecastFile.write(out, text);
        console.show(blocks(scenario, forecast, ForecastFile.read(out).header().digest()));
        console.note(forecast.events().size() + " events of " + runs + " sessions are in " + out);
    }

    /** What one has to know to read the numbers. */
    private static List<String> notes(List<Measure> measures, boolean told) {
        var notes = new ArrayList<>(List.of(
                "Nobody negotiates in the model after the last round: what is signed later counts as not signed.",
                "A deal is one of the table of this pair; signed-by asks for a new one, in-force-at and stalled-at also for one from"
                        + " before the summit. A truce is in force until it breaks down, and stalled from then on.",
                "new-control-by: a ladder of the actor at the target or at all stood above its opening level and restricted"
                        + " trade. Actors without a ladder never do so in the model; what was announced before the summit is not new.",
                "error: standard error of the probability from draws of the parameters as clusters, at least one run in all."
                        + " low, high: 5 and 95 of 100 draws of the parameters, drawn together as far as luck alone spreads them.",
                "base_rate: from the record in base_rates and, for deals that stall, from the hazards fitted to the pooled record"
                        + " of deals. persistence: what is so if nothing changes."));
        if (!told) {
            notes.add("The scenario has no " + Measure.FILE + ", so there are no events of single measures.");
        }
        List<String> fixed = measures.stream()
                .filter(m -> !m.canBeSuspended())
                .map(m -> m.actor() + "/" + m.id())
                .toList();
        if (!fixed.isEmpty()) {
            notes.add("No move of the model suspends " + String.join(", ", fixed) + ": 0 there says nothing.");
        }
        return notes;
    }

    /** What a terminal shows: all but new controls, most of which nobody expects. */
    private static List<Block> blocks(Scenario scenario, Forecast forecast, String digest) {
        List<Block> blocks = new ArrayList<>(List.of(
                new Heading(Rank.STORY, scenario.id() + ", " + forecast.plan().runs() + " sessions"),
                new Paragraph(
                        "Per cent by the model on each day, and the base rate and persistence on the last. The file has"
                                + " errors, ranges and the new controls between pairs as well."),
                new Paragraph("")));
        var head = new ArrayList<String>(List.of("event"));
        forecast.days().forEach(day -> head.add(day.date().toString().substring(2)));
        head.add("base");
        head.add("stays");
        var rows = new ArrayList<List<String>>();
        int days = forecast.days().size();
        for (int e = 0; e < forecast.events().size(); e += days) {
            List<Forecast.Event> events = forecast.events().subList(e, e + days);
            if (events.get(0).kind() != Subject.Kind.NEW_CONTROL) {
                rows.add(row(events));
            }
        }
        blocks.add(new Grid(head, rows));
        blocks.add(new Paragraph(""));
        blocks.add(new Paragraph("Digest of the file: " + digest));
        return blocks;
    }

    private static List<String> row(List<Forecast.Event> events) {
        var row = new ArrayList<String>();
        String id = events.get(0).id();
        row.add(id.substring(0, id.lastIndexOf('/')));
        events.forEach(event -> row.add(percent(event.model().probability())));
        Forecast.Event last = events.get(events.size() - 1);
        row.add(percent(last.base()));
        row.add(percent(last.persistence()));
        return row;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f", 100 * share);
    }
}
