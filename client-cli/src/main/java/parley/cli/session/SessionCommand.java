package parley.cli.session;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import parley.cli.client.CoordinatorClient;
import parley.cli.client.SessionLine;
import parley.cli.console.BadInputException;
import parley.cli.console.Console;
import parley.cli.console.Numbers;
import parley.cli.console.Settings;
import parley.cli.player.Seats;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code parley session}: the sessions of a coordinator that was started with {@code parley serve}. */
@Command(
        name = "session",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Sessions of a coordinator that was started with ./parley serve.")
public final class SessionCommand implements Runnable {

    private final Settings settings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--server",
            paramLabel = "HOST:PORT",
            scope = ScopeType.INHERIT,
            description = "Where the coordinator listens; 127.0.0.1:7070 unless given.")
    private String server = "127.0.0.1:7070";

    public SessionCommand(Settings settings) {
        this.settings = settings;
    }

    /** Without a command there is only help. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private int with(Function<CoordinatorClient, Integer> work) {
        if (!server.matches("(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]+):[0-9]{1,5}")) {
            throw BadInputException.of("--server", server, "host:port, e.g. 127.0.0.1:7070");
        }
        try (CoordinatorClient client = CoordinatorClient.dial(server)) {
            return work.apply(client);
        }
    }

    private Console console() {
        return Console.of(settings, spec);
    }

    private static String name(String session) {
        return session.startsWith("sessions/") ? session : "sessions/" + session;
    }

    /** {@code parley session create}. */
    @Command(name = "create", mixinStandardHelpOptions = true, description = "Starts a session, and prints its name.")
    int create(
            @Parameters(arity = "0..1", paramLabel = "SCENARIO", description = "Id; without it the fullest one.")
                    Optional<String> scenario,
            @Option(names = "--seed", paramLabel = "N", description = "Seed of all luck; drawn at random unless given.")
                    Optional<String> seed,
            @Option(
                            names = "--parameter-seed",
                            paramLabel = "N",
                            description = "Seed of the model's parameters alone; that of all luck unless given.")
                    Optional<String> parameterSeed,
            @Option(
                            names = "--open",
                            description = {
                                "For research: everybody sees everything at once, and the same seed plays the same.",
                                "Without it the seats' secrets are random, and open when the session is finished."
                            })
                    boolean open,
            @Option(names = "--agent", paramLabel = "CHN=HOST:PORT", description = "This agent plays this country.")
                    @Nullable List<String> agents,
            @Option(names = "--strategy", paramLabel = "CHN=NAME", description = "This country plays this strategy.")
                    @Nullable List<String> strategies) {
        var players = Seats.named(given(agents), given(strategies));
        Optional<Long> number = seed.map(text -> Numbers.seed("--seed", text));
        Optional<Long> parameters = parameterSeed.map(text -> Numbers.seed("--parameter-seed", text));
        return with(client -> {
            console().say(client.create(scenario, number, parameters, open, players));
            return 0;
        });
    }

    /** The library knows no other way to say that an option was not given. */
    private static List<String> given(@Nullable List<String> option) {
        return option == null ? List.of() : option;
    }

    /** {@code parley session list}. */
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists all sessions that are remembered, newest first.")
    int list() {
        return with(client -> {
            List<SessionLine> sessions = client.list();
            if (sessions.isEmpty()) {
                console().say("no sessions so far; start one with ./parley session create");
            } else {
                console().show(List.of(SessionWords.table(sessions)));
            }
            return 0;
        });
    }

    /** {@code parley session show}. */
    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows one session and how its seats fare.")
    int show(@Parameters(paramLabel = "SESSION", description = "Name, e.g. sessions/7k2m.") String session) {
        return with(client -> {
            console().show(SessionWords.session(client.get(name(session))));
            return 0;
        });
    }

    /** {@code parley session watch}. */
    @Command(
            name = "watch",
            mixinStandardHelpOptions = true,
            description = "Tells a session's story from its beginning, as it goes on, to its end.")
    int watch(@Parameters(paramLabel = "SESSION", description = "Name, e.g. sessions/7k2m.") String session) {
        return with(client -> new Watcher(client, console()).watch(name(session)));
    }

    /** {@code parley session cancel}. */
    @Command(name = "cancel", mixinStandardHelpOptions = true, description = "Ends a session; what it recorded stays.")
    int cancel(@Parameters(paramLabel = "SESSION", description = "Name, e.g. sessions/7k2m.") String session) {
        return with(client -> {
            SessionLine line = client.cancel(name(session));
            console().say(line.name() + ": " + line.state());
            return 0;
        });
    }
}
