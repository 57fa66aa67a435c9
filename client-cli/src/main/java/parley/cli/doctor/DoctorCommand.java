package parley.cli.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import parley.cli.console.BadInputException;
import parley.cli.console.Console;
import parley.cli.console.Counts;
import parley.cli.console.Settings;
import parley.wire.Address;
import picocli.CommandLine.Command;
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
            "  ./parley doctor --server 127.0.0.1:7070 --json"
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

    @Option(names = "--json", description = "Print the findings as JSON.")
    private boolean json;

    public DoctorCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        server.ifPresent(target -> check("--server", target));
        agents.forEach(target -> check("--agent", target));
        List<Finding> findings = findings();
        Console console = Console.of(settings, spec);
        if (json) {
            console.print(FindingsJson.of(findings));
        } else {
            findings.forEach(finding -> console.say(line(finding)));
        }
        return findings.stream().anyMatch(finding -> finding.state() == Finding.State.FAIL) ? 1 : 0;
    }

    private static void check(String option, String target) {
        try {
            var unused = Address.parse(target);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(option + ": " + target + " (expected: " + Address.EXPECTED + ")", e);
        }
    }

    private List<Finding> findings() {
        var all = new ArrayList<Finding>();
        all.add(Machine.jdk());
        all.add(Machine.scenarios(settings.scenarios()));
        for (String port : ports.isEmpty() ? List.of("7070", "7101") : ports) {
            all.add(Machine.port(Counts.of("--port", port, LAST_PORT)));
        }
        all.add(Machine.disk(data.orElse(Path.of("."))));
        data.ifPresent(folder -> all.add(Neighbours.file(folder)));
        database.ifPresent(url -> all.add(Neighbours.database(url)));
        server.ifPresent(target -> all.add(Neighbours.coordinator(target, settings.tokens())));
        agents.forEach(target -> all.add(Neighbours.agent(target)));
        return all;
    }

    private static String line(Finding finding) {
        return String.format(Locale.ROOT, "%-4s  %s: %s", word(finding), finding.subject(), finding.seen())
                + (finding.advice().isEmpty() ? "" : "\n      -> " + finding.advice());
    }

    static String word(Finding finding) {
        return finding.state().name().toLowerCase(Locale.ROOT);
    }
}
