package parley.cli.session;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import parley.cli.client.CoordinatorClient;
import parley.cli.client.CoordinatorClient.Issued;
import parley.cli.console.BadInputException;
import parley.cli.console.Counts;
import parley.wire.TokenFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley session token}: who may do what at a coordinator. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Gives out tokens of a coordinator and takes them back; for its host.",
        footer = {
            "",
            "Examples:",
            "  ./parley session token seat 7k2m CHN --out china.token",
            "  ./parley session token observer 7k2m --days 2",
            "  ./parley session token revoke 0b5f9c1a63de4c5f8a7e21d3b4c69f70"
        })
public final class TokenCommand implements Runnable {

    private static final int LONGEST_DAYS = 366;

    private final SessionCommand session;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Asks the coordinator that the session command was told of. */
    public TokenCommand(SessionCommand session) {
        this.session = session;
    }

    /** Without a command there is only help. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** How long a token is valid, and where it goes. */
    static final class Terms {

        @Option(
                names = "--days",
                paramLabel = "N",
                description = "How long it is valid, 1 to 366 days; 30 unless given.")
        private String days = "30";

        @Option(
                names = "--out",
                paramLabel = "FILE",
                description = "Where to write it, for its owner alone; without it, it is printed.")
        private Optional<Path> file = Optional.empty();

        Duration lifetime() {
            return Duration.ofDays(Counts.of("--days", days, LONGEST_DAYS));
        }
    }

    private int issue(Terms terms, Function<CoordinatorClient, Issued> asked) {
        return session.with(client -> {
            Issued issued = asked.apply(client);
            if (terms.file.isPresent()) {
                write(terms.file.get(), issued.token());
            } else {
                session.console().say(issued.token());
            }
            session.console().note("token " + issued.id() + ", valid until " + issued.expires());
            return 0;
        });
    }

    private static void write(Path file, String token) {
        try {
            new TokenFile(file).write(token);
        } catch (IOException e) {
            throw new BadInputException("--out: " + file + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** {@code parley session token host}. */
    @Command(
            name = "host",
            mixinStandardHelpOptions = true,
            description = "Issues a token that may do everything but speak for a seat.")
    int host(@Mixin Terms terms) {
        return issue(terms, client -> client.issueHost(terms.lifetime()));
    }

    /** {@code parley session token seat}. */
    @Command(
            name = "seat",
            mixinStandardHelpOptions = true,
            description = "Issues a token that speaks for one country in one session.")
    int seat(
            @Parameters(paramLabel = "SESSION", description = "Name, e.g. sessions/7k2m.") String name,
            @Parameters(paramLabel = "COUNTRY", description = "Code of a country with a seat, e.g. CHN.")
                    String country,
            @Mixin Terms terms) {
        return issue(terms, client -> client.issueSeat(SessionCommand.name(name), country, terms.lifetime()));
    }

    /** {@code parley session token observer}. */
    @Command(
            name = "observer",
            mixinStandardHelpOptions = true,
            description = "Issues a token that watches one session as the public sees it.")
    int observer(
            @Parameters(paramLabel = "SESSION", description = "Name, e.g. sessions/7k2m.") String name,
            @Mixin Terms terms) {
        return issue(terms, client -> client.issueObserver(SessionCommand.name(name), terms.lifetime()));
    }

    /** {@code parley session token revoke}. */
    @Command(
            name = "revoke",
            mixinStandardHelpOptions = true,
            description = "Takes a token back; what is open with it is broken off within seconds.")
    int revoke(
            @Parameters(paramLabel = "ID", description = "The token's id, as it was told when it was issued.")
                    String id) {
        return session.with(client -> {
            client.revoke(id);
            session.console().say("token " + id + ": revoked");
            return 0;
        });
    }
}
