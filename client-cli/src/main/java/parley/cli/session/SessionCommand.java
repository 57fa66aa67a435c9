package parley.cli.session;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import parley.cli.client.CoordinatorClient;
import parley.cli.client.OwnToken;
import parley.cli.client.SessionLine;
import parley.cli.client.TlsOptions;
import parley.cli.console.BadInputException;
import parley.cli.console.Console;
import parley.cli.console.Counts;
import parley.cli.console.FailedException;
import parley.cli.console.Numbers;
import parley.cli.console.Settings;
import parley.cli.player.Player;
import parley.cli.player.Seats;
import parley.coordinator.store.DatabaseStore;
import parley.summit.seat.Negotiator;
import parley.summit.strategy.BuiltInStrategy;
import parley.summit.strategy.DefaultStrategy;
import parley.summit.transcript.Transcript;
import parley.wire.Address;
import parley.wire.Tls;
import parley.wire.TranscriptLines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    private static final int BYTES_PER_KB = 1024;
    private static final int LONGEST_MORE = 86_400;

    private final Settings settings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--server",
            paramLabel = "HOST:PORT",
            scope = ScopeType.INHERIT,
            description =
                    "Where the coordinator listens, grpcs://HOST:PORT for one that takes TLS; 127.0.0.1:7070 unless given.")
    private String server = "127.0.0.1:7070";

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = {
                "File with the token to show. Without it, the one that ./parley serve of the same user",
                "on this machine has put in its place."
            })
    private Optional<Path> tokenFile = Optional.empty();

    @Mixin
    private TlsOptions tls = new TlsOptions();

    @Option(
            names = "--insecure",
            scope = ScopeType.INHERIT,
            description =
                    "Show the token to a coordinator on another machine also without TLS, where others may read it.")
    private boolean insecure;

    public SessionCommand(Settings settings) {
        this.settings = settings;
    }

    /** Without a command there is only help. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** Does something with the coordinator. */
    int with(Function<CoordinatorClient, Integer> work) {
        return dialling((address, tls, token) -> {
            try (CoordinatorClient client = CoordinatorClient.dial(address, tls, token)) {
                return work.apply(client);
            }
        });
    }

    /** Does something that takes a connection to the coordinator. */
    @FunctionalInterface
    private interface Dialling {
        int with(Address address, Tls tls, Supplier<Optional<String>> token);
    }

    private int dialling(Dialling work) {
        Address address = address();
        if (address.isOverheard() && !insecure) {
            throw BadInputException.of("--server", server, "grpcs://" + server + ", or --insecure");
        }
        try (Tls shown = tls.tls()) {
            return work.with(address, shown, token(address));
        }
    }

    private Supplier<Optional<String>> token(Address address) {
        return tokenFile.map(OwnToken::in).orElseGet(() -> OwnToken.of(settings.tokens(), address));
    }

    private Address address() {
        try {
            return Address.parse(server);
        } catch (IllegalArgumentException e) {
            throw new BadInputException("--server: " + server + " (expected: " + Address.EXPECTED + ")", e);
        }
    }

    Console console() {
        return Console.of(settings, spec);
    }

    /** The whole name of a session. */
    static String name(String session) {
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
            @Option(
                            names = "--open-floor",
                            description = "Parties move at their tables in any order, instead of two turns a round.")
                    boolean openFloor,
            @Mixin SeatOptions seats) {
        Map<String, Player> players = seats.players();
        Optional<Long> number = seed.map(text -> Numbers.seed("--seed", text));
        Optional<Long> parameters = parameterSeed.map(text -> Numbers.seed("--parameter-seed", text));
        return with(client -> {
            console().say(client.create(scenario, number, parameters, open, openFloor, players));
            return 0;
        });
    }

    /** {@code parley session assign}. */
    @Command(
            name = "assign",
            mixinStandardHelpOptions = true,
            description = "Gives the seat of a country to another player, in the middle of a session.",
            footer = {
                "",
                "Examples:",
                "  ./parley session assign 7k2m --strategy CHN=boulware",
                "  ./parley session assign 7k2m --dial-in CHN=wang"
            })
    int assign(
            @Parameters(paramLabel = "SESSION", description = "Name, e.g. sessions/7k2m.") String session,
            @Mixin SeatOptions seats) {
        Map<String, Player> players = seats.players();
        if (players.isEmpty()) {
            throw new BadInputException(
                    "session assign: no seat named (expected: --strategy, --agent or --dial-in, e.g. --strategy CHN=linear)");
        }
        return with(client -> {
            players.forEach((country, player) -> {
                SessionLine line = client.assign(name(session), country, player);
                line.seats().stream()
                        .filter(seat -> seat.country().equals(country))
                        .forEach(seat -> console().say(country + ": " + seat.driver()));
            });
            return 0;
        });
    }

    /** {@code parley session join}. */
    @Command(
            name = "join",
            mixinStandardHelpOptions = true,
            description = {
                "Plays a country by dialling in, to the session's end: over one connection that this side opens, so the",
                "coordinator need not reach it. The country is that of the token, and was assigned with --dial-in."
            },
            footer = {
                "",
                "Example:",
                "  ./parley session create starter --dial-in CHN",
                "  ./parley session token seat 7k2m CHN --out china.token",
                "  ./parley session join 7k2m --token-file china.token"
            })
    int join(
            @Parameters(paramLabel = "SESSION", description = "Name, e.g. sessions/7k2m.") String session,
            @Option(
                            names = "--strategy",
                            paramLabel = "NAME",
                            description = "How it plays; as the scenario has it unless given.")
                    Optional<String> strategy) {
        strategy.ifPresent(name -> Seats.checkStrategy("--strategy", name));
        Negotiator negotiator = strategy.<Negotiator>map(BuiltInStrategy::named).orElseGet(DefaultStrategy::new);
        return dialling(
                (address, tls, token) -> Joining.play(address, tls, token, name(session), negotiator, console()));
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

    /** {@code parley session pause}. */
    @Command(
            name = "pause",
            mixinStandardHelpOptions = true,
            description = {
                "Stops the clocks of a session: no turn runs out of time and no new one is put, until it is resumed,",
                "also when the coordinator is started again meanwhile. Players may still answer."
            },
            footer = {"", "Example:", "  ./parley session pause 7k2m --reason 'back at ten past'"})
    int pause(
            @Parameters(paramLabel = "SESSION", description = "Name, e.g. sessions/7k2m.") String session,
            @Option(
                            names = "--reason",
                            paramLabel = "TEXT",
                            description = "Why, for all who play and watch; at most 200 characters.")
                    Optional<String> reason) {
        return changed(
                client -> client.pause(name(session), reason.orElse("")),
                line -> SessionWords.paused(line.pause().orElse("")));
    }

    /** {@code parley session resume}. */
    @Command(
            name = "resume",
            mixinStandardHelpOptions = true,
            description = "Lets the clocks of a session go on; each turn has the time that was left.")
    int resume(@Parameters(paramLabel = "SESSION", description = "Name, e.g. sessions/7k2m.") String session) {
        return changed(client -> client.resume(name(session)), SessionLine::state);
    }

    /** {@code parley session extend}. */
    @Command(
            name = "extend",
            mixinStandardHelpOptions = true,
            description = "Gives the turns that are pending more time.",
            footer = {"", "Example:", "  ./parley session extend 7k2m 120 --country CHN"})
    int extend(
            @Parameters(paramLabel = "SESSION", description = "Name, e.g. sessions/7k2m.") String session,
            @Parameters(paramLabel = "SECONDS", description = "How much more, 1 to 86400.") String seconds,
            @Option(
                            names = "--country",
                            paramLabel = "COUNTRY",
                            description = "Whose turn; that of every seat whose turn is pending unless given.")
                    Optional<String> country) {
        Duration more = Duration.ofSeconds(Counts.of("SECONDS", seconds, LONGEST_MORE));
        return changed(
                client -> client.extend(name(session), country, more),
                line -> seconds + " s more for " + country.orElse("every seat whose turn it is"));
    }

    /** {@code parley session inject}. */
    @Command(
            name = "inject",
            mixinStandardHelpOptions = true,
            description = "Throws an event into a session; everybody hears of it at the start of the next round.",
            footer = {
                "",
                "Example:",
                "  ./parley session inject 7k2m 'A magnet plant closes for want of metal' --tension 0.1"
            })
    int inject(
            @Parameters(paramLabel = "SESSION", description = "Name, e.g. sessions/7k2m.") String session,
            @Parameters(paramLabel = "TITLE", description = "What happens, in at most 200 characters.") String title,
            @Option(
                            names = "--tension",
                            paramLabel = "MOVED",
                            defaultValue = "0",
                            description = "How far it moves the tension, -1 to 1; ${DEFAULT-VALUE} unless given.")
                    double moved) {
        return with(client -> {
            int round = client.inject(name(session), title, moved);
            console().say(name(session) + ": happens at the start of round " + round);
            return 0;
        });
    }

    /** {@code parley session export}. */
    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = {
                "Writes the transcript of a session to a file, which ./parley replay reads.",
                "It holds the seats' secrets. One that is not open can be exported when it is finished."
            },
            footer = {"", "Example:", "  ./parley session export 7k2m monday.jsonl"})
    int export(
            @Parameters(paramLabel = "SESSION", description = "Name, e.g. sessions/7k2m.") String session,
            @Parameters(paramLabel = "FILE", description = "The file to write; it must not be there.") Path file) {
        return with(client -> {
            // In this order: a session that ends in between has no digest here rather than one of more than the file
            // holds.
            String digest = client.get(name(session)).digest();
            Transcript transcript = client.transcript(name(session));
            SessionFiles.write(file, transcript, Optional.of(digest).filter(d -> !d.isEmpty()));
            console()
                    .say(file + ": " + transcript.entries().size() + " events"
                            + (digest.isEmpty() ? "; the session is not finished" : ", digest " + digest));
            return 0;
        });
    }

    /** {@code parley session import}. */
    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = {
                "Takes a finished session from a transcript's file into a coordinator that keeps its sessions,",
                "and prints its new name. The rules must make of its moves what the file says."
            },
            footer = {"", "Example:", "  ./parley session import monday.jsonl"})
    int importSession(
            @Parameters(paramLabel = "FILE", description = "A transcript, of session export or run --out.") Path file) {
        TranscriptLines.Read read = SessionFiles.read(file);
        return with(client -> {
            console().say(client.importSession(read.transcript(), read.digest().orElse("")));
            return 0;
        });
    }

    /** {@code parley session delete}. */
    @Command(
            name = "delete",
            mixinStandardHelpOptions = true,
            description = "Deletes a session that is over, with all that is kept of it. There is no way back.")
    int delete(@Parameters(paramLabel = "SESSION", description = "Name, e.g. sessions/7k2m.") String session) {
        return with(client -> {
            client.delete(name(session));
            console().say(name(session) + ": deleted");
            return 0;
        });
    }

    /** {@code parley session backup}. */
    @Command(
            name = "backup",
            mixinStandardHelpOptions = true,
            description = {
                "Copies all sessions of ./parley serve --data DIR to a file, whether that runs or not.",
                "To restore, put the file into an empty folder under the name parley.db and serve that folder."
            },
            footer = {"", "Example:", "  ./parley session backup --data ~/parley monday.db"})
    int backup(
            @Option(names = "--data", paramLabel = "DIR", required = true, description = "Folder of the data.")
                    Path data,
            @Parameters(paramLabel = "FILE", description = "The file to write; it must not be there.") Path file) {
        try {
            DatabaseStore.backUp(data, file);
        } catch (IOException e) {
            throw new FailedException(String.valueOf(e.getMessage()), e);
        }
        console().say(file + ": " + file.toFile().length() / BYTES_PER_KB + " KB");
        return 0;
    }

    /** {@code parley session cancel}. */
    @Command(name = "cancel", mixinStandardHelpOptions = true, description = "Ends a session; what it recorded stays.")
    int cancel(@Parameters(paramLabel = "SESSION", description = "Name, e.g. sessions/7k2m.") String session) {
        return changed(client -> client.cancel(name(session)), SessionLine::state);
    }

    /** Does something to a session, and says in a line what has become of it. */
    private int changed(Function<CoordinatorClient, SessionLine> change, Function<SessionLine, String> words) {
        return with(client -> {
            SessionLine line = change.apply(client);
            console().say(line.name() + ": " + words.apply(line));
            return 0;
        });
    }
}
