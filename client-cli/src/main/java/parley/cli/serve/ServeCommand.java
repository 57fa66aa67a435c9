package parley.cli.serve;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import parley.bargaining.strategy.Strategy;
import parley.cli.console.BadInputException;
import parley.cli.console.Console;
import parley.cli.console.Counts;
import parley.cli.console.FailedException;
import parley.cli.console.Numbers;
import parley.cli.console.Settings;
import parley.coordinator.agent.AgentAddress;
import parley.coordinator.agent.AllowedAgents;
import parley.coordinator.server.CoordinatorServer;
import parley.coordinator.session.Store;
import parley.coordinator.session.Strategies;
import parley.coordinator.store.DatabaseStore;
import parley.summit.strategy.BuiltInStrategy;
import parley.wire.ScenarioLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parley serve}: a coordinator for sessions of any client. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Serves a coordinator on a loopback port, until Ctrl-C; sessions that are running then come to their end.",
            "With --data or --database they are kept: what has not ended goes on when a coordinator is there again."
        },
        footer = {
            "",
            "Examples:",
            "  ./parley serve",
            "  ./parley serve --data ~/parley",
            "  ./parley serve --database 'jdbc:postgresql://db.example.org/parley?user=parley'"
        })
public final class ServeCommand implements Callable<Integer> {

    private static final int LAST_PORT = 65_535;

    private final Settings settings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--port", paramLabel = "P", description = "Port; 7070 unless given, 0 for any.")
    private String port = "7070";

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            description = "How long an agent may take for one turn; 10 unless given.")
    private Optional<String> patience = Optional.empty();

    @Option(
            names = "--allow-agent",
            paramLabel = "HOST:PORT",
            description =
                    "An agent on another machine that may be dialled; those on this one always may. May be repeated.")
    private List<String> allowed = new ArrayList<>();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keep every session in one file in this folder, new or not, which holds the seats' secrets.")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--database",
            paramLabel = "URL",
            description =
                    "Keep every session in PostgreSQL, for any number of coordinators: jdbc:postgresql://HOST/NAME.")
    private Optional<String> database = Optional.empty();

    @Option(
            names = "--metrics-port",
            paramLabel = "P",
            description = "Figures for Prometheus at /metrics of this port; docs/operations lists them.")
    private Optional<String> metricsPort = Optional.empty();

    @Option(
            names = "--log",
            paramLabel = "FORMAT",
            description = "text, or json for one object a line with session and round; text unless given.")
    private LogFormat log = LogFormat.TEXT;

    public ServeCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        log.use();
        Optional<Duration> time = patience.map(Numbers::patience);
        var coordinator = parley.coordinator.server.Settings.DEFAULT
                .withPort(Numbers.port(port))
                .withAgents(new AllowedAgents(addresses()));
        try (Exporters exporters = Exporters.start(
                        metricsPort.map(port -> Counts.of("--metrics-port", port, LAST_PORT)), settings.collector());
                CoordinatorServer server = CoordinatorServer.start(
                        time.map(coordinator::withPatience).orElse(coordinator),
                        new ScenarioLibrary(settings.scenarios()),
                        new Strategies(Strategy.names(), BuiltInStrategy::named),
                        store(),
                        exporters.telemetry())) {
            Listening.until(
                    server::awaitTermination,
                    () -> stop(server, exporters),
                    Console.of(settings, spec),
                    "coordinator listens on " + server.target());
            return 0;
        } catch (IOException e) {
            throw new FailedException(String.valueOf(e.getMessage()), e);
        }
    }

    /** The process ends when this is done. */
    private static void stop(CoordinatorServer server, Exporters exporters) {
        server.close();
        exporters.close();
    }

    private Store store() throws IOException {
        if (data.isPresent() && database.isPresent()) {
            throw new BadInputException("--data and --database: both given (expected: one of them, or none)");
        }
        if (data.isPresent()) {
            return DatabaseStore.in(data.get());
        }
        return database.isPresent() ? DatabaseStore.at(database.get()) : Store.none();
    }

    private Set<AgentAddress> addresses() {
        var addresses = new LinkedHashSet<AgentAddress>();
        for (String address : allowed) {
            try {
                addresses.add(AgentAddress.parse(address));
            } catch (IllegalArgumentException e) {
                throw new BadInputException(
                        "--allow-agent: " + address + " (expected: host:port, e.g. 192.0.2.7:7101)", e);
            }
        }
        return addresses;
    }
}
