package parley.cli.model;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which scenario is played with which seeds, where it is played many times. */
final class Many {

    @Parameters(paramLabel = "SCENARIO", description = "Id, or path of a folder.")
    private String id = "";

    @Option(
            names = "--seeds",
            paramLabel = "A..B",
            defaultValue = "1..200",
            description = "Seeds; ${DEFAULT-VALUE} unless given.")
    private String range = "";

    String id() {
        return id;
    }

    SeedRange seeds() {
        return SeedRange.parse(range);
    }
}
