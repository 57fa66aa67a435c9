package parley.cli.console;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** The command that was given, as one would type it again. */
public final class Again {

    private Again() {}

    /** With what has to be quoted in a shell in quotes. */
    public static String command(CommandSpec spec) {
        List<String> words = spec.root().commandLine().getParseResult().originalArgs();
        return Stream.concat(Stream.of("./parley"), words.stream().map(Again::quoted))
                .collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:,=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
