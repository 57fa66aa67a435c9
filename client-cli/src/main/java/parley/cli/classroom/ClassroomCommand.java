package parley.cli.classroom;

import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import parley.bargaining.strategy.Strategy;
import parley.classroom.Classroom;
import parley.classroom.export.Papers;
import parley.classroom.room.Negotiations;
import parley.cli.console.BadInputException;
import parley.cli.console.Console;
import parley.cli.console.FailedException;
import parley.cli.console.Numbers;
import parley.cli.console.Settings;
import parley.cli.page.HtmlReport;
import parley.cli.serve.Listening;
import parley.cli.story.Story;
import parley.coordinator.access.Caller;
import parley.coordinator.access.Tokens;
import parley.coordinator.server.CoordinatorServer;
import parley.coordinator.session.DeclinedException;
import parley.coordinator.session.Limits;
import parley.coordinator.session.Strategies;
import parley.coordinator.store.DatabaseStore;
import parley.http.HttpPort;
import parley.http.HttpSettings;
import parley.http.Pages;
import parley.summit.session.Replay;
import parley.summit.strategy.BuiltInStrategy;
import parley.summit.transcript.Transcript;
import parley.wire.Bearer;
import parley.wire.Endpoint;
import parley.wire.ScenarioLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parley classroom}: a class negotiates in the browser. */
@Command(
        name = "classroom",
        mixinStandardHelpOptions = true,
        description = {
            "Opens a console for classes in the browser, until Ctrl-C; classes go on where they were when it is opened again.",
            "Only browsers on this machine find it unless --lan opens it to the room's network."
        },
        footer = {"", "Examples:", "  ./parley classroom", "  ./parley classroom --lan"})
public final class ClassroomCommand implements Callable<Integer> {

    private static final String PAGES = "parley/classroom/web";
    private static final String EVERYWHERE = "0.0.0.0";
    private static final int LARGEST_REQUEST = 1 << 16;
    private static final int SESSIONS = 1_000;

    /** A turn of a class ends when the class's clock says so, which can stand for as long as the teacher wants. */
    private static final Duration CLASS_CLOCK_DECIDES = Duration.ofDays(30);

    private static final Duration SHORT = Duration.ofSeconds(1);

    private final Settings settings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--port", paramLabel = "P", description = "Port; 8080 unless given, 0 for any.")
    private String port = "8080";

    @Option(
            names = "--lan",
            description = {
                "Open it to the room's network, over plain HTTP: each person has a token, but whoever listens on the network can read",
                "along. For more, docs/classroom shows a proxy with TLS."
            })
    private boolean lan;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder for classes and their worlds, new or not; ~/.parley/classroom unless given.")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--allow-origin",
            paramLabel = "ORIGIN",
            description = "Pages of a proxy before it may call it, e.g. https://class.example.org. May be repeated.")
    private List<String> origins = new ArrayList<>();

    @Option(names = "--no-browser", description = "Only print the teacher's address.")
    private boolean noBrowser;

    public ClassroomCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        try {
            return run(Console.of(settings, spec));
        } catch (IOException | DeclinedException e) {
            throw new FailedException(String.valueOf(e.getMessage()), e);
        }
    }

    private int run(Console console) throws IOException {
        Pages pages = Pages.in(Classroom.class.getClassLoader(), PAGES)
                .orElseThrow(() -> new FailedException(
                        "classroom: its pages were left out when this was built (expected: Node 20 or later and npm, and a build"
                                + " after that)"));
        Path folder = data.orElseGet(() -> Path.of(System.getProperty("user.home", "."), ".parley", "classroom"));
        List<String> addresses = lan ? OwnAddresses.all() : List.of();
        if (lan && addresses.isEmpty()) {
            throw new FailedException("--lan: this machine has no address on a network (expected: one)");
        }
        HttpSettings http = settings(addresses);
        try (CoordinatorServer coordinator = coordinator(folder)) {
            ManagedChannel channel = NettyChannelBuilder.forTarget(
                            coordinator.target(), InsecureChannelCredentials.create())
                    .build();
            try (Classroom classroom = Classroom.open(
                            folder,
                            negotiations(coordinator, channel),
                            new ScenarioLibrary(settings.scenarios()).briefs(),
                            new Papers(
                                    ClassroomCommand::page,
                                    SheetFile::of,
                                    spec.root().version()[0]),
                            new ClassTales());
                    HttpPort opened = HttpPort.start(http, List.of(classroom.service()), pages)) {
                String teacher = opened.target() + "/#console=" + classroom.consoleToken();
                tell(console, opened, teacher);
                Listening.until(
                        coordinator::awaitTermination,
                        () -> stop(opened, classroom, coordinator),
                        console,
                        "the teacher's page: " + teacher);
                return 0;
            } finally {
                channel.shutdownNow();
            }
        }
    }

    private HttpSettings settings(List<String> addresses) {
        try {
            return new HttpSettings(
                    lan
                            ? new Endpoint(
                                    EVERYWHERE, Numbers.port(port), Optional.empty(), Optional.of(addresses.getFirst()))
                            : Endpoint.loopback(Numbers.port(port)),
                    new LinkedHashSet<>(addresses),
                    new LinkedHashSet<>(origins),
                    LARGEST_REQUEST);
        } catch (IllegalArgumentException e) {
            throw new BadInputException("--allow-" + e.getMessage(), e);
        }
    }

    private static void stop(HttpPort opened, Classroom classroom, CoordinatorServer coordinator) {
        classroom.close();
        opened.close();
        coordinator.close();
    }

    private void tell(Console console, HttpPort opened, String teacher) {
        if (lan) {
            console.note("open to the room's network over plain HTTP: whoever listens there can read along");
            console.say("Students: " + opened.target());
            QrText.lines(opened.target()).forEach(console::say);
        }
        if (!noBrowser) {
            Browser.show(teacher);
        }
    }

    private CoordinatorServer coordinator(Path folder) throws IOException {
        var all = parley.coordinator.server.Settings.DEFAULT;
        return CoordinatorServer.start(
                all.withPort(0).withDrain(SHORT).withLimits(new Limits(CLASS_CLOCK_DECIDES, SESSIONS, SESSIONS)),
                new ScenarioLibrary(settings.scenarios()),
                new Strategies(Strategy.names(), BuiltInStrategy::named),
                DatabaseStore.in(folder));
    }

    private static Negotiations negotiations(CoordinatorServer coordinator, ManagedChannel channel) {
        Tokens.Issued host = coordinator.tokens().issue(new Caller.Host(), Tokens.LONGEST);
        return new Negotiations(channel, Bearer.of(host.text()));
    }

    static String page(Transcript transcript) {
        return HtmlReport.of(
                new Story(transcript, Replay.of(transcript)),
                List.of(),
                "a class, scenario " + transcript.scenario().id() + ", seed "
                        + String.format(Locale.ROOT, "%d", transcript.seed()));
    }
}
