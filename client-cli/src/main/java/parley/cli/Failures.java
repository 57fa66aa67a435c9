package parley.cli;

import java.io.UncheckedIOException;
import java.util.Optional;
import parley.bargaining.files.FaultyFileException;
import parley.cli.console.BadInputException;
import parley.cli.console.FailedException;
import parley.sweep.run.FailedRunException;
import parley.sweep.run.OtherSweepException;
import parley.wire.FaultyScenarioException;
import parley.wire.UnknownScenarioException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong in one line, and by the exit code whose turn it is to do something about it. */
final class Failures {

    private static final int FAILED = 1;
    private static final int BAD_INPUT = 2;

    private Failures() {}

    /** An option or command that does not exist. */
    static int misspelt(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        say(command, text(wrong) + "; see " + name + " --help");
        return BAD_INPUT;
    }

    private static String text(ParameterException wrong) {
        String message = String.valueOf(wrong.getMessage());
        Optional<String> meant = wrong instanceof UnmatchedArgumentException unmatched
                ? unmatched.getSuggestions().stream().findFirst()
                : Optional.empty();
        return message + meant.map(m -> " (expected: perhaps " + m + ")").orElse("");
    }

    /** Something that a command could not do. */
    static int failed(Exception failure, CommandLine command, ParseResult parsed) {
        return switch (failure) {
            case BadInputException e -> say(command, e.getMessage(), BAD_INPUT);
            case UnknownScenarioException e -> say(command, e.getMessage(), BAD_INPUT);
            case FaultyFileException e -> say(command, e.getMessage(), BAD_INPUT);
            case FaultyScenarioException e -> say(command, e.getMessage(), BAD_INPUT);
            case OtherSweepException e -> say(command, e.getMessage(), BAD_INPUT);
            case FailedException e -> say(command, e.getMessage(), FAILED);
            case FailedRunException e -> say(command, e.getMessage(), FAILED);
            case UncheckedIOException e -> say(command, e.getMessage(), FAILED);
            default -> bug(failure, command);
        };
    }

    private static int say(CommandLine command, @org.jspecify.annotations.Nullable String message, int code) {
        say(command, String.valueOf(message));
        return code;
    }

    private static void say(CommandLine command, String message) {
        command.getErr().println("parley: " + message);
        command.getErr().flush();
    }

    /** Ours to mend, so with everything that helps to find it. */
    private static int bug(Exception failure, CommandLine command) {
        say(command, "something is wrong with Parley itself: " + failure);
        failure.printStackTrace(command.getErr());
        return FAILED;
    }
}
