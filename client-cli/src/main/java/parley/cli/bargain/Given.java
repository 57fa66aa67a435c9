package parley.cli.bargain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import parley.bargaining.domain.Normalisation;
import parley.cli.console.BadInputException;
import parley.cli.console.Counts;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The files that a command works on, and how their numbers are read. */
final class Given {

    private static final int MOST_STEPS = 1_000_000;

    @Parameters(index = "0", paramLabel = "DOMAIN", description = "File of the domain, GENIUS's XML or YAML.")
    private Path domain = Path.of("");

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "PROFILE", description = "File of each party's profile.")
    private List<Path> profiles = new ArrayList<>();

    @Option(
            names = "--normalisation",
            paramLabel = "SCALE",
            defaultValue = "RANGE",
            description = {
                "The scale of utilities: RAW as the files have them, RANGE from 0 for the worst outcome to 1 for the best,",
                "GENIUS_MAX as GENIUS reads them; RANGE unless given."
            })
    private Normalisation normalisation = Normalisation.RANGE;

    @Option(
            names = "--reservation",
            paramLabel = "VALUE",
            description = {
                "What no agreement is worth to every party, in place of the files' values. Without it each file's value",
                "counts as it stands on the chosen scale, and 0 where a file has none."
            })
    private Optional<String> reservation = Optional.empty();

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "Into how many steps real issues are divided, so that outcomes can be counted.")
    private Optional<String> steps = Optional.empty();

    Bargain read() {
        OptionalInt divided = steps.map(text -> Counts.of("--steps", text, MOST_STEPS))
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
        return Bargain.read(domain, profiles, divided, normalisation, replaced());
    }

    private OptionalDouble replaced() {
        return reservation.map(Given::number).map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    private static double number(String text) {
        if (!text.matches("-?[0-9]{1,15}(\\.[0-9]{1,15})?")) {
            throw BadInputException.of("--reservation", text, "a number, e.g. 0 or 0.35");
        }
        return Double.parseDouble(text);
    }
}
