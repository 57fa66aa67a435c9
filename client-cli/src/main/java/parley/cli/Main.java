package parley.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
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

    /** Held here, so that its level lasts: gRPC tells many small things that no user of the command can do anything about. */
    private static final Logger GRPC = Logger.getLogger("io.grpc");

    private final CommandLine root = new CommandLine(this);

    private Main() {}

    public static void main(String[] args) {
        GRPC.setLevel(Level.SEVERE);
        System.exit(commandLine(Settings.from(System.getenv(), System.getProperties()))
                .setOut(utf8(System.out))
                .setErr(utf8(System.err))
                .execute(args));
    }

    private static PrintWriter utf8(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /** The command with all its parts; tests run this. */
    static CommandLine commandLine(Settings settings) {
        CommandLine root = new Main().root;
        var sessions = new SessionCommand(settings);
        root.addSubcommand(new RunCommand(settings))
                .addSubcommand(new SweepCommand(settings))
                .addSubcommand(new ReportCommand(settings))
                .addSubcommand(new ScenarioCommand(settings))
                .addSubcommand(
                        new CommandLine(new AgentCommand(settings)).addSubcommand(new AgentTestCommand(settings)))
                .addSubcommand(new ServeCommand(settings))
                .addSubcommand(new CommandLine(sessions).addSubcommand(new TokenCommand(sessions)))
                .addSubcommand(new ReplayCommand(settings))
                .addSubcommand(new CommandLine(new ModelCommand(settings))
                        .addSubcommand(new CostCommand(settings))
                        .addSubcommand(new ForecastCommand(settings))
                        .addSubcommand(new ScoreCommand(settings))
                        .addSubcommand(new BacktestCommand(settings))
                        .addSubcommand(new CalibrateCommand(settings)))
                .addSubcommand(new CommandLine(new BargainCommand(settings))
                        .addSubcommand(new GenerateCommand(settings))
                        .addSubcommand(new TournamentCommand(settings))
                        .addSubcommand(new PartyCommand(settings)))
                .addSubcommand(new ClassroomCommand(settings))
                .addSubcommand(new DoctorCommand(settings))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Failures::misspelt)
                .setExecutionExceptionHandler(Failures::failed);
        Sentences.below(root);
        return root;
    }

    /** Without a command there is only help. */
    @Override
    public void run() {
        root.usage(root.getOut());
    }
}
