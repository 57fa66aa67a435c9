package parley.cli.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import parley.cli.console.BadInputException;
import parley.cli.console.Console;
import parley.cli.console.Counts;
import parley.cli.console.FailedException;
import parley.cli.console.Progress;
import parley.cli.console.Settings;
import parley.cli.evidence.Episode.InMarkets;
import parley.cli.model.Section;
import parley.cli.model.SeedRange;
import parley.cli.story.Block.Grid;
import parley.summit.scenario.Parameter;
import parley.summit.scenario.Priors;
import parley.summit.scenario.Scenario;
import parley.wire.ScenarioLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley model calibrate}. */
@Command(
        name = "calibrate",
        mixinStandardHelpOptions = true,
        description = {
            "Fits the parameters of the market to the episodes of A (docs/model/episodes) by approximate Bayesian computation:",
            "draws from the priors, keeps the hundredth that comes nearest, prints medians and 80 %% intervals. Says how often such",
            "intervals have the truth where the truth is known, and fits the hazards of deals to the record beside it."
        },
        footer = {
            "",
            "Examples:",
            "  parley model calibrate",
            "  parley model calibrate --draws 50000 --out scenarios/gyeongju-2025/posterior.csv"
        })
public final class CalibrateCommand implements Runnable {

    private final Settings settings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "SCENARIO",
            arity = "0..1",
            defaultValue = "gyeongju-2025",
            description = "Whose priors are drawn from; ${DEFAULT-VALUE} unless given.")
    private String id = "";

    @Option(
            names = "--draws",
            paramLabel = "N",
            defaultValue = "50000",
            description = "Draws of the parameters; ${DEFAULT-VALUE} unless given.")
    private int draws;

    @Option(
            names = "--truths",
            paramLabel = "N",
            defaultValue = "100",
            description = "Synthetic cases that are recovered; ${DEFAULT-VALUE} unless given.")
    private int truths;

    @Option(names = "--out", paramLabel = "FILE.csv", description = "Keep the table there.")
    private Optional<Path> out = Optional.empty();

    public CalibrateCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void run() {
        Counts.within("--draws", draws, 1000, 10_000_000);
        Counts.within("--truths", truths, 0, 1000);
        Console console = Console.of(settings, spec);
        Scenario scenario = new ScenarioLibrary(settings.scenarios()).find(id).load();
        Priors priors = Priors.of(scenario);
        List<InMarkets> fitted = Episodes.read(Episodes.folder(settings)).inMarkets().stream()
                .filter(InMarkets::isFitted)
                .toList();
        Figures figures = Progress.during(
                console, "draws played", draws, each -> Figures.of(fitted, priors, new SeedRange(1, draws), each));
        List<Parameter> open =
                Abc.MARKET.stream().filter(p -> priors.of(p).isOpen()).toList();
        var abc = new Abc(figures, open, Abc.KEPT);
        int[] accepted = abc.accepted(fitted);
        List<Abc.Posterior> posterior = abc.posterior(accepted);
        List<Abc.Coverage> recovery = truths == 0 ? List.of() : abc.recovery(fitted, Backtest.truths(draws, truths));
        out.ifPresent(file -> keep(file, csv(priors, posterior, accepted.length)));
        console.show(posterior(priors, posterior, accepted.length).blocks());
        if (!recovery.isEmpty()) {
            console.show(recovery(recovery).blocks());
        }
        console.show(hazards().blocks());
    }

    private Section posterior(Priors priors, List<Abc.Posterior> posterior, int accepted) {
        return new Section(
                "Posterior of the parameters of the market",
                accepted + " of " + draws
                        + " draws are kept. Narrower: how much less the 80 % interval has than that of the prior;"
                        + " what the episodes do not tell stays as wide as it was.",
                new Grid(
                        List.of("parameter", "prior from", "to", "10 %", "median", "90 %", "narrower %"),
                        posterior.stream().map(p -> row(priors, p)).toList()));
    }

    private static List<String> row(Priors priors, Abc.Posterior p) {
        Priors.Range range = priors.of(p.parameter());
        double prior = .8 * (range.high() - range.low());
        return List.of(
                p.parameter().symbol(),
                number(range.low()),
                number(range.high()),
                number(p.low()),
                number(p.median()),
                number(p.high()),
                String.format(Locale.ROOT, "%.0f", 100 * (1 - (p.high() - p.low()) / prior)));
    }

    private Section recovery(List<Abc.Coverage> recovery) {
        var rows = new ArrayList<List<String>>();
        recovery.forEach(c -> rows.add(List.of(c.parameter().symbol(), percent(c.share()))));
        rows.add(List.of(
                "all",
                percent(recovery.stream()
                        .mapToDouble(Abc.Coverage::share)
                        .average()
                        .orElse(0))));
        return new Section(
                "Recovery from synthetic data",
                truths
                        + " draws are taken for the truth in turn, and fitted as if their figures had been seen. How often the 80 %"
                        + " interval has the true value.",
                new Grid(List.of("parameter", "recovered %"), rows));
    }

    private Section hazards() {
        return new Section(
                "Hazards of deals",
                "A month, fitted to the pooled record of deals; the cases were chosen and coded by one reader, so the range is a"
                        + " prior's width and no precision.",
                new Grid(
                        List.of("group", "cases", "10 %", "median", "90 %"),
                        HazardFit.of(record()).stream()
                                .map(h -> List.of(
                                        h.group(),
                                        h.cases() == 0 ? "–" : String.valueOf(h.cases()),
                                        number(h.low()),
                                        number(h.median()),
                                        number(h.high())))
                                .toList()));
    }

    private String record() {
        Path file = Episodes.folder(settings).resolve(HazardFit.FILE);
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new BadInputException("deals: " + file + " (expected: a file that can be read)", e);
        }
    }

    private String csv(Priors priors, List<Abc.Posterior> posterior, int accepted) {
        var lines = new ArrayList<String>();
        lines.add("symbol,unit,prior_low,prior_high,low,median,high,draws,kept");
        posterior.forEach(p -> lines.add(String.join(
                ",",
                p.parameter().symbol(),
                p.parameter().unit(),
                number(priors.of(p.parameter()).low()),
                number(priors.of(p.parameter()).high()),
                number(p.low()),
                number(p.median()),
                number(p.high()),
                String.valueOf(draws),
                String.valueOf(accepted))));
        return String.join("\n", lines) + "\n";
    }

    private static void keep(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new FailedException("--out: " + file + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f", 100 * share);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
