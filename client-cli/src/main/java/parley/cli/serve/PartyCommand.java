package parley.cli.serve;

import java.io.IOException;
import java.util.concurrent.Callable;
import parley.bargaining.strategy.Plan;
import parley.cli.console.BadInputException;
import parley.cli.console.Console;
import parley.cli.console.FailedException;
import parley.cli.console.Numbers;
import parley.cli.console.Settings;
import parley.party.PartyServer;
import parley.party.PlanBrain;
import parley.wire.DecisionServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parley bargain party}: a built-in strategy as a gRPC service. */
@Command(
        name = "party",
        mixinStandardHelpOptions = true,
        description = {
            "Serves a strategy on a loopback port, for bargain run --party, until Ctrl-C. It plays any domain and any number",
            "of negotiations; docs/bargaining/party.md says how to write a party in another language."
        })
public final class PartyCommand implements Callable<Integer> {

    private final Settings settings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--strategy",
            paramLabel = "NAME",
            required = true,
            description = "Any that bargain run --strategies knows.")
    private String strategy = "";

    @Option(names = "--port", paramLabel = "P", description = "Port; 7201 unless given, 0 for any.")
    private String port = "7201";

    public PartyCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        var brain = new PlanBrain(plan());
        try (DecisionServer server = PartyServer.start(Numbers.port(port), strategy, brain)) {
            Listening.until(
                    server::awaitTermination,
                    server::close,
                    Console.of(settings, spec),
                    "party (" + strategy + ") listens on " + server.target());
            return 0;
        } catch (IOException e) {
            throw new FailedException(String.valueOf(e.getMessage()), e);
        }
    }

    private Plan plan() {
        try {
            return Plan.named(strategy);
        } catch (IllegalArgumentException e) {
            throw new BadInputException("--" + e.getMessage(), e);
        }
    }
}
