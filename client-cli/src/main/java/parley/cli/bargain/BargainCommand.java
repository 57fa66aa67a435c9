package parley.cli.bargain;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.bargaining.protocol.Transcript;
import parley.bargaining.strategy.Match;
import parley.bargaining.strategy.Plan;
import parley.cli.console.Again;
import parley.cli.console.BadInputException;
import parley.cli.console.Console;
import parley.cli.console.Counts;
import parley.cli.console.Numbers;
import parley.cli.console.OutFolder;
import parley.cli.console.Settings;
import parley.cli.page.HtmlReport;
import parley.summit.scenario.Spelling;
import parley.wire.Address;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley bargain}: the general negotiation library on domains from files. */
@Command(
        name = "bargain",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Negotiations over any domain, GENIUS's or your own: what could be agreed, and what strategies agree on.")
public final class BargainCommand implements Runnable {

    private static final String JSON_FILE = "run.json";
    private static final String HTML_FILE = "run.html";
    private static final int MOST_ROUNDS = 1_000_000;
    private static final int MOST_REMOTE_ROUNDS = 10_000;

    private final Settings settings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public BargainCommand(Settings settings) {
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

    /** {@code parley bargain analyse}. */
    @Command(
            name = "analyse",
            mixinStandardHelpOptions = true,
            description = {
                "The Pareto frontier of a domain, its Nash, Kalai, Kalai-Smorodinsky and welfare points, and how far the",
                "parties' interests lie apart. Utilities are not discounted."
            })
    int analyse(
            @Mixin Given given,
            @Option(names = "--json", description = "Print one JSON object and nothing else.") boolean json) {
        Bargain bargain = given.read();
        if (json) {
            console().say(new BargainJson(bargain).analysis());
        } else {
            console().show(new AnalysisPage(bargain).blocks());
        }
        return 0;
    }

    /** {@code parley bargain run}. */
    @Command(
            name = "run",
            mixinStandardHelpOptions = true,
            description = {
                "Plays one negotiation and says how good its end is. The parties act in the order of their profiles; the same",
                "files, strategies, rounds and seed always give the same moves. Strategies do not look at the profiles'",
                "discounts; what is left of the agreement by the time it is reached is said beside its utilities."
            })
    int negotiate(
            @Mixin Given files,
            @Option(
                            names = "--strategies",
                            paramLabel = "NAME,NAME",
                            split = ",",
                            description = {
                                "One for each profile that no --party plays, in their order: boulware, linear, conceder,",
                                "hardheaded, time:X, micro, naive-tft, nice-tft, nice, random, genius-boulware or genius-conceder; then /frequency or",
                                "/bayesian for a model of the others, /acnext and /noise:K if wanted."
                            })
                    @Nullable List<String> given,
            @Option(
                            names = "--rounds",
                            paramLabel = "N",
                            defaultValue = "100",
                            description = "Rounds until time is up, in each of which all act once; 100 unless given.")
                    String rounds,
            @Option(
                            names = "--protocol",
                            paramLabel = "NAME",
                            defaultValue = "saop",
                            description = {
                                "saop, stacked alternating offers, or tau, tentative acceptance of unique offers, which needs no",
                                "rounds; saop unless given."
                            })
                    Match.Rules rules,
            @Mixin Signing signing,
            @Option(
                            names = "--seed",
                            paramLabel = "N",
                            defaultValue = "1",
                            description = "Seed of all luck, any 64-bit number; 1 unless given.")
                    String seed,
            @Option(
                            names = "--party",
                            paramLabel = "2=HOST:PORT",
                            description = {
                                "A party service that plays the second profile, or the one of this name; can be repeated. One on",
                                "this machine is served by bargain party."
                            })
                    @Nullable List<String> elsewhere,
            @Option(
                            names = "--patience",
                            paramLabel = "SECONDS",
                            defaultValue = "10",
                            description = "How long a --party may take for one turn; 10 unless given.")
                    String patience,
            @Option(names = "--json", description = "Print one JSON object and nothing else.") boolean json,
            @Option(
                            names = "--out",
                            paramLabel = "DIR",
                            description = "Keep run.json and run.html, with a picture of the offers, in this folder.")
                    Optional<Path> out) {
        List<String> strategies = given == null ? List.of() : given;
        List<Plan> plans = strategies.stream().map(BargainCommand::plan).toList();
        int last = Counts.of("--rounds", rounds, MOST_ROUNDS);
        long luck = Numbers.seed("--seed", seed);
        Duration time = Numbers.patience("--patience", patience);
        Bargain bargain = files.read();
        Match match = new Match(
                rules, plans, last, luck, signing.quorum(rules, bargain.space().parties()));
        Map<Integer, Address> remote = RemoteParties.of(elsewhere == null ? List.of() : elsewhere, bargain.parties());
        check(strategies, bargain.space().parties() - remote.size(), remote.isEmpty());
        List<String> names =
                RemoteParties.players(strategies, remote, bargain.space().parties());
        Played played = Played.of(bargain, match, names, play(bargain, match, remote, time));
        String report = new BargainJson(bargain).run(played);
        var page = new RunPage(played);
        out.ifPresent(folder -> keep(folder, report, HtmlReport.of(bargain.title(), page.page(), Again.command(spec))));
        if (json) {
            console().say(report);
        } else {
            console().show(page.blocks());
        }
        return 0;
    }

    private static void check(List<String> strategies, int wanted, boolean alone) {
        if (strategies.size() != wanted) {
            throw BadInputException.of(
                    "--strategies",
                    String.join(",", strategies),
                    wanted + " of them, one for each profile" + (alone ? "" : " that no --party plays"));
        }
    }

    private static Transcript play(Bargain bargain, Match match, Map<Integer, Address> remote, Duration patience) {
        if (!remote.isEmpty() && match.rounds() > MOST_REMOTE_ROUNDS) {
            throw BadInputException.of(
                    "--rounds",
                    "" + match.rounds(),
                    "at most " + MOST_REMOTE_ROUNDS + " with a --party, which is told the whole history in every turn");
        }
        try (Lineup lineup = Lineup.of(bargain, match, remote, patience)) {
            return match.among(bargain.domain(), lineup.parties());
        }
    }

    private static Plan plan(String name) {
        try {
            return Plan.named(name);
        } catch (IllegalArgumentException e) {
            String nearest = Spelling.nearest(name, Plan.names())
                    .map(n -> "; perhaps " + n)
                    .orElse("");
            throw new BadInputException(
                    "--strategies: " + String.valueOf(e.getMessage()).replaceFirst("strategy: ", "") + nearest, e);
        }
    }

    private static void keep(Path path, String json, String html) {
        OutFolder folder = OutFolder.created(path);
        folder.keep(JSON_FILE, json + "\n");
        folder.keep(HTML_FILE, html);
    }

    /** {@code parley bargain check}. */
    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = {
                "Compares the library with known results: every number of EXPECTED.json to 1e-9, and every portable run",
                "exactly. The domains' files lie in folders beside it. Exits with 1 where anything differs."
            })
    int check(@Parameters(paramLabel = "EXPECTED.json", description = "The file of known results.") Path expected) {
        Check check = Check.of(expected);
        console().show(check.blocks());
        return check.differs() ? 1 : 0;
    }
}
