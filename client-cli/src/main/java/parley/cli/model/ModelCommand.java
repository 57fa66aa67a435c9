package parley.cli.model;

import java.util.List;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import parley.cli.console.BadInputException;
import parley.cli.console.Console;
import parley.cli.console.FailedException;
import parley.cli.console.Progress;
import parley.cli.console.Settings;
import parley.summit.scenario.Scenario;
import parley.wire.ScenarioLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley model}: what the rules do over many seeds, what that costs, and whether their second implementation agrees. */
@Command(
        name = "model",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "The model: what it does over many seeds, what that costs, and whether its two implementations agree.")
public final class ModelCommand implements Runnable {

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
                "Compares the scenario with itself: the same seeds as it stands, and once more with something left out (--without)",
                "or fixed (--set), so that both of a pair share their luck. Says by how much outputs differ and how many pairs flip.",
                "",
                "With neither, compares the two implementations of the model: the same seeds by the rules and by",
                "docs/model/reference (needs python3), event by event: texts, whole numbers and levels exactly, other numbers to",
                "1e-9 relative or 1e-12 absolute. Exits with 1 where anything differs."
            },
            footer = {
                "",
                "Examples:",
                "  parley model compare gyeongju-2025 --without china-response --seeds 1..200",
                "  parley model compare gyeongju-2025 --without chn,MYS --set kap=2",
                "  parley model compare starter --seeds 1..100"
            })
    int compare(
            @Parameters(paramLabel = "SCENARIO", description = "Id, or path of a folder.") String id,
            @Option(
                            names = "--seeds",
                            paramLabel = "A..B",
                            description = "Seeds; 1..200, or 1..20 for the two implementations, unless given.")
                    @Nullable String range,
            @Option(
                            names = "--without",
                            paramLabel = "WHAT",
                            split = ",",
                            description =
                                    "What to leave out: china-response, deals, truce, an issue such as chn, a host such as MYS,"
                                            + " or a mechanism such as STALLS.")
                    @Nullable List<String> without,
            @Option(
                            names = "--set",
                            paramLabel = "SYMBOL=VALUE",
                            description = "A parameter to fix, e.g. dep=2. May be repeated.")
                    @Nullable List<String> parameters,
            @Option(names = "--json", description = "Print one JSON object and nothing else.") boolean json) {
        Scenario scenario = scenario(id);
        if (without != null || parameters != null) {
            SeedRange seeds = SeedRange.parse(range == null ? "1..200" : range);
            return contrast(Contrast.parse(scenario, orNone(without), orNone(parameters)), seeds, json);
        }
        if (json) {
            throw new BadInputException("--json: alone (expected: with --without or --set)");
        }
        return implementations(scenario, SeedRange.parse(range == null ? "1..20" : range));
    }

    private int contrast(Contrast contrast, SeedRange seeds, boolean json) {
        Counterfactual pairs = played(2 * seeds.count(), each -> Counterfactual.of(contrast, seeds, each));
        new Study(contrast.base().id(), seeds, contrast.words(), pairs.sections())
                .show(Console.of(settings, spec), json);
        return 0;
    }

    private int implementations(Scenario scenario, SeedRange seeds) {
        Console console = Console.of(settings, spec);
        var comparison = new Comparison();
        long[] done = {0};
        try (Progress progress = Progress.of(console, "seeds compared", 0, seeds.count())) {
            new Reference(settings.home()).play(scenario, seeds, session -> {
                comparison.add(session.seed(), session.events(), RulesCourse.of(scenario, session.seed()));
                progress.accept(++done[0]);
            });
        }
        comparison.mismatches().stream().limit(MOST_PRINTED).forEach(console::say);
        console.say(comparison.summary());
        if (done[0] != seeds.count()) {
            throw new FailedException("reference: " + done[0] + " sessions (expected: " + seeds.count() + ")");
        }
        return comparison.mismatches().isEmpty() ? 0 : 1;
    }

    /** {@code parley model ensemble}. */
    @Command(
            name = "ensemble",
            mixinStandardHelpOptions = true,
            description = {
                "Plays many seeds in this process, every country by its default strategy, and counts what came of them:",
                "what is signed, what stalls and why, how far China goes, dependence, losses."
            })
    int ensemble(
            @Mixin Many many,
            @Option(
                            names = "--without",
                            paramLabel = "MECHANISM",
                            split = ",",
                            description = "Mechanisms to switch off, e.g. STALLS,TRUCE.")
                    List<String> without,
            @Option(
                            names = "--set",
                            paramLabel = "SYMBOL=VALUE",
                            description = "A parameter to fix, e.g. dep=2. May be repeated.")
                    List<String> parameters,
            @Option(names = "--json", description = "Print one JSON object and nothing else.") boolean json) {
        SeedRange seeds = many.seeds();
        Variant variant = Variant.parse(orNone(without), orNone(parameters));
        Scenario scenario = variant.of(scenario(many.id()));
        Ensemble ensemble = played(seeds.count(), each -> Ensemble.of(scenario, seeds, each));
        new Study(scenario.id(), seeds, variant.words(), new EnsembleTables(ensemble).sections())
                .show(Console.of(settings, spec), json);
        return 0;
    }

    /** {@code parley model ablate}. */
    @Command(
            name = "ablate",
            mixinStandardHelpOptions = true,
            description = {
                "Plays many seeds with each mechanism switched off, and with dependence on China at twice its scale, and",
                "compares outputs with the same seeds as the scenario stands: does each go where docs/model/MODEL.md says?"
            })
    int ablate(
            @Mixin Many many,
            @Option(names = "--json", description = "Print one JSON object and nothing else.") boolean json) {
        SeedRange seeds = many.seeds();
        Scenario scenario = scenario(many.id());
        Ablation ablation = played(Ablation.sessions(seeds), each -> Ablation.of(scenario, seeds, each));
        new Study(scenario.id(), seeds, "", List.of(ablation.section())).show(Console.of(settings, spec), json);
        return 0;
    }

    /** {@code parley model note}. */
    @Command(
            name = "note",
            mixinStandardHelpOptions = true,
            description =
                    "Prints the tables of both ensemble and ablate as a page in Markdown: docs/model/ensembles.md.")
    int note(@Mixin Many many) {
        SeedRange seeds = many.seeds();
        ScenarioLibrary.Found found = new ScenarioLibrary(settings.scenarios()).find(many.id());
        Ablation ablation = played(Ablation.sessions(seeds), each -> Ablation.of(found.load(), seeds, each));
        String version = spec.root().version()[0];
        Console.of(settings, spec)
                .print(new EnsembleNote(
                                ablation, seeds, version, found.library().sources(found.id()))
                        .text());
        return 0;
    }

    /** {@code parley model parameters}. */
    @Command(
            name = "parameters",
            mixinStandardHelpOptions = true,
            description =
                    "Prints every parameter of the model with default, range, unit, meaning and source, in Markdown.")
    int parameters() {
        Console.of(settings, spec).print(ParameterTable.markdown());
        return 0;
    }

    private Scenario scenario(String id) {
        return new ScenarioLibrary(settings.scenarios()).find(id).load();
    }

    private static List<String> orNone(@Nullable List<String> given) {
        return given == null ? List.of() : given;
    }

    private <T> T played(long sessions, Function<LongConsumer, T> work) {
        return Progress.during(Console.of(settings, spec), "sessions played", sessions, work);
    }
}
