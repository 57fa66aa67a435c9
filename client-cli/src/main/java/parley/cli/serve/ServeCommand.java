package parley.cli.serve;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import parley.bargaining.strategy.Strategy;
import parley.cli.console.BadInputException;
import parley.cli.console.Console;
import parley.cli.console.Counts;
import parley.cli.console.FailedException;
import parley.cli.console.Numbers;
import parley.cli.console.Settings;
import parley.coordinator.agent.AllowedAgents;
import parley.coordinator.server.CoordinatorServer;
import parley.coordinator.session.DeclinedException;
import parley.coordinator.session.Limits;
import parley.coordinator.session.Patience;
import parley.coordinator.session.Store;
import parley.coordinator.session.Strategies;
import parley.coordinator.store.DatabaseStore;
import parley.summit.strategy.BuiltInStrategy;
import parley.wire.Address;
import parley.wire.Endpoint;
import parley.wire.ScenarioLibrary;
import parley.wire.Tls;
import parley.wire.TokenFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parley serve}: a coordinator for sessions of any client. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Serves a coordinator until Ctrl-C; sessions that are running then come to their end. Only programs on this",
            "machine find it unless --host says otherwise, and every call has to show a token: see ./parley session token.",
            "With --data or --database they are kept: what has not ended goes on when a coordinator is there again."
        },
        footer = {
            "",
            "Examples:",
            "  ./parley serve",
            "  ./parley serve --data ~/parley",
            "  ./parley serve --http-port 8080",
            "  ./parley serve --data ~/parley --host 0.0.0.0 --known-as parley.example.org \\",
            "      --tls-cert parley.pem --tls-key parley.key",
            "  ./parley serve --database 'jdbc:postgresql://db.example.org/parley?user=parley'"
        })
public final class ServeCommand implements Callable<Integer> {

    private static final int LAST_PORT = 65_535;
    private static final int MOST_SESSIONS = 100_000;

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
            names = "--patience-dialled-in",
            paramLabel = "SECONDS",
            description =
                    "How long whoever dials in may take for one turn, e.g. 120 for people; as an agent unless given.")
    private Optional<String> patienceDialledIn = Optional.empty();

    @Option(
            names = "--sessions",
            paramLabel = "N",
            description = "How many sessions may run at the same time; 100 unless given.")
    private Optional<String> sessions = Optional.empty();

    @Option(
            names = "--allow-agent",
            paramLabel = "HOST:PORT",
            description =
                    "An agent on another machine that may be dialled, grpcs://HOST:PORT over TLS; those on this one always may. May be repeated.")
    private List<String> allowed = new ArrayList<>();

    @Option(
            names = "--agent-ca",
            paramLabel = "FILE",
            description = "Authorities that have signed the agents' certificates, in PEM; the usual ones unless given.")
    private Optional<Path> agentAuthorities = Optional.empty();

    @Mixin
    private ListenOptions listen = new ListenOptions();

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
            names = "--http-port",
            paramLabel = "P",
            description = {
                "Answer over HTTP as well, at this port, 0 for any: JSON, gRPC-Web, and pages about all calls at /docs/.",
                "The same tokens, limits and certificates."
            })
    private Optional<String> httpPort = Optional.empty();

    @Option(
            names = "--allow-host",
            paramLabel = "NAME",
            description = "A name by which it may be called over HTTP, beside those of this machine. May be repeated.")
    private List<String> hosts = new ArrayList<>();

    @Option(
            names = "--allow-origin",
            paramLabel = "ORIGIN",
            description =
                    "Pages of another server that may call it over HTTP, e.g. https://class.example.org. May be repeated.")
    private List<String> origins = new ArrayList<>();

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
        try (Tls dialling = Tls.of(listen.identity(), agentAuthorities)) {
            Optional<Tls> tls = listen.tls();
            try {
                return serve(listen.endpoint(Numbers.port(port), tls), dialling);
            } finally {
                tls.ifPresent(Tls::close);
            }
        } catch (IOException | DeclinedException e) {
            throw new FailedException(String.valueOf(e.getMessage()), e);
        }
    }

    private int serve(Endpoint endpoint, Tls dialling) throws IOException {
        Set<Address> addresses = addresses();
        listen.check(
                Console.of(settings, spec),
                Stream.concat(
                        listen.missingTls(endpoint),
                        addresses.stream()
                                .filter(Address::isOverheard)
                                .map(address -> new ListenOptions.Missing(
                                        "grpcs://" + address,
                                        "--allow-agent " + address,
                                        "whoever can listen on the network reads what " + address + " is told"))));
        Optional<OverHttp> overHttp = overHttp(endpoint);
        Limits limits = parley.coordinator.server.Settings.DEFAULT.limits();
        int running =
                sessions.map(n -> Counts.of("--sessions", n, MOST_SESSIONS)).orElse(limits.running());
        var coordinator = parley.coordinator.server.Settings.DEFAULT
                .withEndpoint(endpoint)
                .withLimits(new Limits(patience(limits.patience()), running, Math.max(running, limits.kept())))
                .withAgents(new AllowedAgents(addresses, dialling))
                .withTokenFolder(settings.tokens());
        try (Exporters exporters = Exporters.start(
                        metricsPort.map(port -> Counts.of("--metrics-port", port, LAST_PORT)), settings.collector());
                CoordinatorServer server = CoordinatorServer.start(
                        coordinator,
                        new ScenarioLibrary(settings.scenarios()),
                        new Strategies(Strategy.names(), BuiltInStrategy::named),
                        store(),
                        exporters.telemetry());
                Closeable http = open(overHttp, server)) {
            Console.of(settings, spec).note("the host's token is in " + TokenFile.of(settings.tokens(), server.port()));
            Listening.until(
                    server::awaitTermination,
                    () -> stop(server, http, exporters),
                    Console.of(settings, spec),
                    "coordinator listens on " + server.target());
            return 0;
        }
    }

    /** The process ends when this is done. */
    private static void stop(CoordinatorServer server, Closeable http, Exporters exporters) {
        server.close();
        close(http);
        exporters.close();
    }

    private static void close(Closeable http) {
        try {
            http.close();
        } catch (IOException e) {
            throw new FailedException("--http-port: " + e.getMessage(), e);
        }
    }

    /** What it takes is loaded for those alone who want it. */
    private Optional<OverHttp> overHttp(Endpoint endpoint) {
        if (httpPort.isEmpty() && !(hosts.isEmpty() && origins.isEmpty())) {
            throw BadInputException.of(
                    hosts.isEmpty() ? "--allow-origin" : "--allow-host", "without --http-port", "both, or none");
        }
        return httpPort.map(port -> OverHttp.at(endpoint.withPort(Numbers.port(port)), hosts, origins));
    }

    private Closeable open(Optional<OverHttp> overHttp, CoordinatorServer server) throws IOException {
        return overHttp.isEmpty() ? () -> {} : overHttp.get().open(server.services(), Console.of(settings, spec)::note);
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

    /** Who dials in has as long as an agent where nothing is said about it. */
    private Patience patience(Patience usual) {
        Duration dialled =
                patience.map(text -> Numbers.patience("--patience", text)).orElse(usual.dialled());
        return new Patience(
                dialled,
                patienceDialledIn
                        .map(text -> Numbers.patience("--patience-dialled-in", text))
                        .orElse(dialled));
    }

    private Set<Address> addresses() {
        var addresses = new LinkedHashSet<Address>();
        for (String address : allowed) {
            try {
                addresses.add(Address.parse(address));
            } catch (IllegalArgumentException e) {
                throw new BadInputException("--allow-agent: " + address + " (expected: " + Address.EXPECTED + ")", e);
            }
        }
        return addresses;
    }
}
