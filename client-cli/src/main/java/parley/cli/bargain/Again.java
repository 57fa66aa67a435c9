package parley.cli.bargain;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** The command that was given, as one would type it again. */
final class Again {

    private Again() {}

    static String command(CommandSpec spec) {
        List<String> words = spec.root().commandLine().getParseResult().originalArgs();
        return Stream.concat(Stream.of("./parley"), words.stream().map(Again::quoted))
                .collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:,=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
