package parley.cli.conformance;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import parley.cli.client.TlsOptions;
import parley.cli.console.BadInputException;
import parley.cli.console.Console;
import parley.cli.console.Numbers;
import parley.cli.console.Settings;
import parley.cli.model.SeedRange;
import parley.proto.agent.v1.DecideRequest;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Reply;
import parley.summit.strategy.DefaultStrategy;
import parley.wire.Address;
import parley.wire.FaultyScenarioException;
import parley.wire.ScenarioLibrary;
import parley.wire.Tls;
import parley.wire.UnknownScenarioException;
import parley.wire.ViewCodec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley agent test}: the conformance kit. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = {
            "Plays an agent, in whatever language, through fixed situations, says what is wrong and how to mend it, and how",
            "well it plays. Exit code 1 if a check fails. docs/agents.md tells more."
        },
        footer = {
            "",
            "Examples:",
            "  ./parley agent test 127.0.0.1:7101",
            "  ./parley agent test 127.0.0.1:7101 --seeds 1..20 --json",
            "  ./parley agent test grpcs://agents.example.org:7101 --tls-ca ca.pem"
        })
public final class AgentTestCommand implements Callable<Integer> {

    private final Settings settings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "HOST:PORT", description = "Where the agent listens.")
    private String target = "";

    @Option(names = "--scenario", paramLabel = "ID", description = "What is played; starter unless given.")
    private String scenario = "starter";

    @Option(
            names = "--country",
            paramLabel = "CHN",
            description = "Whose seat it mostly plays; that with the most tables unless given.")
    private Optional<String> country = Optional.empty();

    @Option(
            names = "--seeds",
            paramLabel = "A..B",
            description = "Seeds over which it is seen how well it plays, 1..100 unless given; none to leave that out.")
    private String seeds = "1..100";

    @Option(names = "--patience", paramLabel = "SECONDS", description = "How long an answer may take; 10 unless given.")
    private String patience = "10";

    @Mixin
    private TlsOptions tls = new TlsOptions();

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    public AgentTestCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        Address address = address();
        Duration time = Numbers.patience("--patience", patience);
        Optional<SeedRange> range = seeds.equals("none") ? Optional.empty() : Optional.of(SeedRange.parse(seeds));
        Scenario played = scenario();
        country.filter(code -> !played.seats().contains(code)).ifPresent(code -> {
            throw BadInputException.of("--country", code, "one of " + String.join(", ", played.seats()));
        });
        Console console = Console.of(settings, spec);
        try (Tls shown = tls.tls();
                var subject = new Subject(address, shown, time)) {
            Kit.Findings findings = new Kit(played, subject, time).run(country);
            var report = new Report(
                    address.toString(),
                    played.id(),
                    range.map(SeedRange::toString).orElse(""),
                    findings,
                    range.map(r -> figures(played, findings, r, subject)).orElse(List.of()));
            if (json) {
                console.print(report.json());
            } else {
                report.tell(console::say);
            }
            return findings.isRight() ? 0 : 1;
        }
    }

    /** How an agent plays that does not keep to the contract says nothing. */
    private static List<Figure> figures(Scenario played, Kit.Findings findings, SeedRange range, Subject subject) {
        if (!findings.isRight() || findings.country().isEmpty()) {
            return List.of();
        }
        String seat = findings.country().get();
        return Figure.of(
                Standing.of(played, seat, range, subject::decide),
                Standing.of(played, seat, range, AgentTestCommand::own));
    }

    /** The scenario's own strategy, as if it were an agent. */
    private static Heard own(DecideRequest request) {
        Reply reply = new DefaultStrategy().decide(ViewCodec.fromProto(request.getView()));
        return switch (reply) {
            case Reply.Move move -> new Heard.Moved(move, move.tables().size(), Duration.ZERO);
            case Reply.NoReply none -> new Heard.Failed(none.detail(), false);
        };
    }

    private Address address() {
        try {
            return Address.parse(target);
        } catch (IllegalArgumentException e) {
            throw new BadInputException("HOST:PORT: " + target + " (expected: " + Address.EXPECTED + ")", e);
        }
    }

    private Scenario scenario() {
        try {
            return new ScenarioLibrary(settings.scenarios()).load(scenario);
        } catch (UnknownScenarioException e) {
            throw BadInputException.of("--scenario", scenario, "one of " + String.join(", ", e.known()));
        } catch (FaultyScenarioException e) {
            throw new BadInputException("--scenario: " + scenario + " has faults (./parley scenario validate)", e);
        }
    }
}
