package parley.cli.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import parley.cli.client.OwnToken;
import parley.cli.client.TlsOptions;
import parley.cli.console.BadInputException;
import parley.cli.console.Console;
import parley.cli.console.Counts;
import parley.cli.console.Settings;
import parley.wire.Address;
import parley.wire.Tls;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parley doctor}: what is in the way of a coordinator and its agents. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Looks at the JDK, the scenarios, ports and the disk, and at what else is named: where a coordinator is to keep",
            "its sessions, one that runs, agents and their clocks. Says what to do; exit code 1 if something fails."
        },
        footer = {
            "",
            "Examples:",
            "  ./parley doctor",
            "  ./parley doctor --data ~/parley --agent 127.0.0.1:7101",
            "  ./parley doctor --server 127.0.0.1:7070 --json",
            "  ./parley doctor --agent grpcs://agents.example.org:7101 --tls-ca ca.pem"
        })
public final class DoctorCommand implements Callable<Integer> {

    private static final int LAST_PORT = 65_535;

    private final Settings settings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--port", paramLabel = "P", description = "A port to listen on; 7070 and 7101 unless given.")
    private List<String> ports = new ArrayList<>();

    @Option(names = "--data", paramLabel = "DIR", description = "Folder of serve --data; the current one unless given.")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--database", paramLabel = "URL", description = "Database of serve --database.")
    private Optional<String> database = Optional.empty();

    @Option(names = "--server", paramLabel = "HOST:PORT", description = "A coordinator that runs.")
    private Optional<String> server = Optional.empty();

    @Option(names = "--agent", paramLabel = "HOST:PORT", description = "An agent that runs. May be repeated.")
    private List<String> agents = new ArrayList<>();

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "File with the token to show the coordinator; that of ./parley serve here unless given.")
    private Optional<Path> tokenFile = Optional.empty();

    @Mixin
    private TlsOptions tls = new TlsOptions();

    @Option(names = "--json", description = "Print the findings as JSON.")
    private boolean json;

    public DoctorCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        Optional<Address> coordinator = server.map(target -> address("--server", target));
        coordinator
                .filter(address -> tokenFile.isPresent() && address.isOverheard())
                .ifPresent(address -> {
                    throw BadInputException.of("--server", address.toString(), "grpcs://" + address);
                });
        List<Address> dialled =
                agents.stream().map(target -> address("--agent", target)).toList();
        List<Finding> findings = findings(coordinator, dialled);
        Console console = Console.of(settings, spec);
        if (json) {
            console.print(FindingsJson.of(findings));
        } else {
            findings.forEach(finding -> console.say(line(finding)));
        }
        return findings.stream().anyMatch(finding -> finding.state() == Finding.State.FAIL) ? 1 : 0;
    }

    private static Address address(String option, String target) {
        try {
            return Address.parse(target);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(option + ": " + target + " (expected: " + Address.EXPECTED + ")", e);
        }
    }

    private List<Finding> findings(Optional<Address> coordinator, List<Address> dialled) {
        var all = new ArrayList<Finding>();
        all.add(Machine.jdk());
        all.add(Machine.scenarios(settings.scenarios()));
        for (String port : ports.isEmpty() ? List.of("7070", "7101") : ports) {
            all.add(Machine.port(Counts.of("--port", port, LAST_PORT)));
        }
        all.add(Machine.disk(data.orElse(Path.of("."))));
        data.ifPresent(folder -> all.add(Neighbours.file(folder)));
        database.ifPresent(url -> all.add(Neighbours.database(url)));
        try (Tls shown = tls.tls()) {
            coordinator.ifPresent(address -> all.add(Neighbours.coordinator(address, shown, token(address))));
            dialled.forEach(address -> all.add(Neighbours.agent(address, shown)));
        }
        return all;
    }

    private Supplier<Optional<String>> token(Address coordinator) {
        return tokenFile.map(OwnToken::in).orElseGet(() -> OwnToken.of(settings.tokens(), coordinator));
    }

    private static String line(Finding finding) {
        return String.format(Locale.ROOT, "%-4s  %s: %s", word(finding), finding.subject(), finding.seen())
                + (finding.advice().isEmpty() ? "" : "\n      -> " + finding.advice());
    }

    static String word(Finding finding) {
        return finding.state().name().toLowerCase(Locale.ROOT);
    }
}
