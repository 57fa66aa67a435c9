package parley.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import parley.cli.bargain.BargainCommand;
import parley.cli.bargain.GenerateCommand;
import parley.cli.bargain.TournamentCommand;
import parley.cli.classroom.ClassroomCommand;
import parley.cli.conformance.AgentTestCommand;
import parley.cli.console.Sentences;
import parley.cli.console.Settings;
import parley.cli.doctor.DoctorCommand;
import parley.cli.evidence.BacktestCommand;
import parley.cli.evidence.CalibrateCommand;
import parley.cli.forecast.ForecastCommand;
import parley.cli.forecast.ScoreCommand;
import parley.cli.model.CostCommand;
import parley.cli.model.ModelCommand;
import parley.cli.replay.ReplayCommand;
import parley.cli.run.RunCommand;
import parley.cli.scenario.ScenarioCommand;
import parley.cli.serve.AgentCommand;
import parley.cli.serve.PartyCommand;
import parley.cli.serve.ServeCommand;
import parley.cli.session.SessionCommand;
import parley.cli.session.TokenCommand;
import parley.cli.sweep.ReportCommand;
import parley.cli.sweep.SweepCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** The {@code parley} command. */
@Command(
        name = "parley",
        version = "parley 0.1.0",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        header = "Negotiations between countries over critical minerals, and what comes of them.",
        description = {"", "Start with: ./parley run"},
        footer = {"", "Exit codes: 0 done, 1 failed, 2 asked for something that does not exist or is not right."})
public final class Main implements Runnable {

    private final CommandLine root = new CommandLine(this);

    private Main() {}

    public static void main(String[] args) {
        int code = execute(args);
        // An exit that is asked for looks for loggers in every library, which takes longer than to tell what the
        // commands are.
        if (code != 0 || othersRun()) {
            System.exit(code);
        }
    }

    private static boolean othersRun() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> !thread.isDaemon() && !thread.equals(Thread.currentThread()));
    }

    /** Runs one command of this program's user; gives its exit code. */
    static int execute(String... words) {
        if (words.length > 0 && !words[0].startsWith("-")) {
            Hushed.GRPC.setLevel(Level.SEVERE);
        }
        return commandLine(Settings.from(System.getenv(), System.getProperties()), words)
                .setOut(utf8(System.out))
                .setErr(utf8(System.err))
                .execute(words);
    }

    /** Held, so that its level lasts: gRPC tells many small things that no user of the command can do anything about. */
    private static final class Hushed {
        private static final Logger GRPC = Logger.getLogger("io.grpc");
    }

    private static PrintWriter utf8(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /**
     * The command as far as these words need it: of the commands at the top those that they name, and of the others what a list shows.
     * To read what all of them take costs more time than a short command has.
     */
    static CommandLine commandLine(Settings settings, String... words) {
        // A word that begins so may be a file with more of them.
        boolean unread = Stream.of(words).anyMatch(word -> word.startsWith("@"));
        return commandLine(settings, command -> unread || List.of(words).contains(command));
    }

    /** The command with all its parts. */
    static CommandLine whole(Settings settings) {
        return commandLine(settings, command -> true);
    }

    private static CommandLine commandLine(Settings settings, Predicate<String> needed) {
        CommandLine root = new Main().root;
        top(settings).forEach((type, command) -> {
            Command said = type.getAnnotation(Command.class);
            root.addSubcommand(needed.test(said.name()) ? command.get() : listed(said));
        });
        root.setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Failures::misspelt)
                .setExecutionExceptionHandler(Failures::failed);
        Sentences.below(root);
        return root;
    }

    private static CommandLine listed(Command said) {
        CommandSpec spec = CommandSpec.create().name(said.name());
        spec.usageMessage().description(said.description());
        return new CommandLine(spec);
    }

    /** The commands at the top, as a list shows them. */
    private static Map<Class<?>, Supplier<CommandLine>> top(Settings settings) {
        Map<Class<?>, Supplier<CommandLine>> top = new LinkedHashMap<>();
        top.put(RunCommand.class, () -> new CommandLine(new RunCommand(settings)));
        top.put(SweepCommand.class, () -> new CommandLine(new SweepCommand(settings)));
        top.put(ReportCommand.class, () -> new CommandLine(new ReportCommand(settings)));
        top.put(ScenarioCommand.class, () -> new CommandLine(new ScenarioCommand(settings)));
        top.put(
                AgentCommand.class,
                () -> new CommandLine(new AgentCommand(settings)).addSubcommand(new AgentTestCommand(settings)));
        top.put(ServeCommand.class, () -> new CommandLine(new ServeCommand(settings)));
        top.put(SessionCommand.class, () -> {
            var sessions = new SessionCommand(settings);
            return new CommandLine(sessions).addSubcommand(new TokenCommand(sessions));
        });
        top.put(ReplayCommand.class, () -> new CommandLine(new ReplayCommand(settings)));
        top.put(
                ModelCommand.class,
                () -> new CommandLine(new ModelCommand(settings))
                        .addSubcommand(new CostCommand(settings))
                        .addSubcommand(new ForecastCommand(settings))
                        .addSubcommand(new ScoreCommand(settings))
                        .addSubcommand(new BacktestCommand(settings))
                        .addSubcommand(new CalibrateCommand(settings)));
        top.put(
                BargainCommand.class,
                () -> new CommandLine(new BargainCommand(settings))
                        .addSubcommand(new GenerateCommand(settings))
                        .addSubcommand(new TournamentCommand(settings))
                        .addSubcommand(new PartyCommand(settings)));
        top.put(ClassroomCommand.class, () -> new CommandLine(new ClassroomCommand(settings)));
        top.put(DoctorCommand.class, () -> new CommandLine(new DoctorCommand(settings)));
        return top;
    }

    /** Without a command there is only help. */
    @Override
    public void run() {
        root.usage(root.getOut());
    }
}
