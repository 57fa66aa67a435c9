package parley.cli.forecast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import parley.cli.console.Again;
import parley.cli.console.Console;
import parley.cli.console.FailedException;
import parley.cli.console.Settings;
import parley.cli.page.HtmlReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley model score}. */
@Command(
        name = "score",
        mixinStandardHelpOptions = true,
        description = {
            "Holds a forecast against what happened: Brier and log scores with what they consist of, beside the base rate and",
            "persistence, and a reliability diagram. OUTCOMES.csv has the columns id and outcome (1 it was so, 0 it was not,",
            "empty not known yet) and may have others; the ids are those of the forecast."
        },
        footer = {
            "",
            "Examples:",
            "  parley model score forecast.json outcomes.csv",
            "  parley model score forecast.json outcomes.csv --out score.html"
        })
public final class ScoreCommand implements Runnable {

    private final Settings settings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "FILE", description = "What parley model forecast wrote.")
    private Path forecast = Path.of("");

    @Parameters(index = "1", paramLabel = "OUTCOMES.csv", description = "What happened, by id of the event.")
    private Path outcomes = Path.of("");

    @Option(names = "--out", paramLabel = "FILE.html", description = "Keep the page with the diagram there.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--json", description = "Print one JSON object and nothing else.")
    private boolean json;

    public ScoreCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void run() {
        ForecastFile file = ForecastFile.read(forecast);
        Outcomes known = Outcomes.read(
                outcomes, file.events().stream().map(ForecastFile.Line::id).toList());
        Score score = Score.of(file, known);
        Console console = Console.of(settings, spec);
        out.ifPresent(page -> keep(page, score));
        if (json) {
            console.say(score.json());
        } else {
            console.show(score.blocks());
        }
        out.ifPresent(page -> console.note("the page with the diagram is " + page));
    }

    private void keep(Path page, Score score) {
        try {
            Files.writeString(page, HtmlReport.of("score of a forecast", score.blocks(), Again.command(spec)));
        } catch (IOException e) {
            throw new FailedException("--out: " + page + " cannot be written: " + e.getMessage(), e);
        }
    }
}
