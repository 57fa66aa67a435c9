package parley.cli.serve;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import parley.agent.CountryAgentServer;
import parley.cli.console.BadInputException;
import parley.cli.console.Console;
import parley.cli.console.FailedException;
import parley.cli.console.Numbers;
import parley.cli.console.Settings;
import parley.cli.player.Seats;
import parley.summit.seat.Negotiator;
import parley.summit.strategy.BuiltInStrategy;
import parley.summit.strategy.DefaultStrategy;
import parley.wire.DecisionServer;
import parley.wire.Endpoint;
import parley.wire.Tls;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parley agent}: countries as a gRPC service. */
@Command(
        name = "agent",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Speaks for countries, for a coordinator to dial.")
public final class AgentCommand implements Runnable {

    private static final String SCENARIO_DEFAULT = "scenario default";

    private final Settings settings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public AgentCommand(Settings settings) {
        this.settings = settings;
    }

    /** Without a command there is only help. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** {@code parley agent serve}. */
    @Command(
            name = "serve",
            mixinStandardHelpOptions = true,
            description = {
                "Serves one country or several until Ctrl-C. Only programs on this machine find it unless --host says",
                "otherwise; there a coordinator has to show a certificate, which its --tls-cert is."
            })
    int serve(
            @Option(
                            names = "--country",
                            required = true,
                            split = ",",
                            paramLabel = "CHN",
                            description = "Code of a country; several with commas.")
                    List<String> countries,
            @Option(
                            names = "--strategy",
                            paramLabel = "NAME",
                            description = {
                                "boulware, linear, conceder, hardheaded, time:X, micro or naive-tft; then /acnext and",
                                "/noise:K if wanted, e.g. linear/acnext or boulware/noise:12. Where none is named, each",
                                "country plays as the scenario has it."
                            })
                    Optional<String> strategy,
            @Option(
                            names = "--port",
                            paramLabel = "P",
                            defaultValue = "7101",
                            description = "Port; 7101 unless given, 0 for any.")
                    String port,
            @Mixin ListenOptions listen) {
        strategy.ifPresent(name -> Seats.checkStrategy("--strategy", name));
        checkCountries(countries);
        String plays = strategy.orElse(SCENARIO_DEFAULT);
        Negotiator negotiator = strategy.<Negotiator>map(BuiltInStrategy::named).orElseGet(DefaultStrategy::new);
        try {
            Optional<Tls> tls = listen.tls();
            Endpoint endpoint = listen.endpoint(Numbers.port(port), tls);
            listen.check(
                    Console.of(settings, spec),
                    Stream.concat(listen.missingTls(endpoint), listen.missingClients(endpoint)));
            serve(new parley.agent.Settings(countries, plays, endpoint), negotiator);
            tls.ifPresent(Tls::close);
            return 0;
        } catch (IOException e) {
            throw new FailedException(String.valueOf(e.getMessage()), e);
        }
    }

    private void serve(parley.agent.Settings agent, Negotiator negotiator) throws IOException {
        try (DecisionServer server = CountryAgentServer.start(agent, negotiator)) {
            Listening.until(
                    server::awaitTermination,
                    server::close,
                    Console.of(settings, spec),
                    "agent for " + String.join(", ", agent.countries()) + " (" + agent.strategy() + ") listens on "
                            + server.target());
        }
    }

    private static void checkCountries(List<String> countries) {
        var seen = new ArrayList<String>();
        for (String country : countries) {
            if (!country.matches("[A-Z][A-Z0-9]{1,7}") || seen.contains(country)) {
                throw BadInputException.of("--country", country, "codes such as CHN, each once");
            }
            seen.add(country);
        }
    }
}
