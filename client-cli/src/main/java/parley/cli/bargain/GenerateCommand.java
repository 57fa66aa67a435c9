package parley.cli.bargain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import parley.bargaining.domain.Domain;
import parley.bargaining.files.BargainingFiles;
import parley.bargaining.files.BargainingFiles.Format;
import parley.bargaining.files.DomainFile;
import parley.bargaining.files.ProfileFile;
import parley.bargaining.generate.Generated;
import parley.bargaining.generate.Recipe;
import parley.bargaining.generate.Shape;
import parley.cli.console.BadInputException;
import parley.cli.console.Console;
import parley.cli.console.Counts;
import parley.cli.console.FailedException;
import parley.cli.console.Numbers;
import parley.cli.console.OutFolder;
import parley.cli.console.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parley bargain generate}: a domain and profiles from a seed. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a domain and a profile for each party, as far opposed as asked, and writes them into a folder. The same",
            "options and seed always give the same files."
        })
public final class GenerateCommand implements Callable<Integer> {

    private static final int MOST_ISSUES = 20;
    private static final int MOST_VALUES = 1000;
    private static final int MOST_PARTIES = 20;
    private static final long MOST_OUTCOMES = 1_000_000;
    private static final double TOLERANCE = 0.001;

    private final Settings settings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--issues", paramLabel = "N|A..B", description = "How many issues; 4 unless given.")
    private String issues = "4";

    @Option(names = "--values", paramLabel = "N|A..B", description = "How many values each has; 3..6 unless given.")
    private String values = "3..6";

    @Option(names = "--parties", paramLabel = "N", description = "How many parties; 2 unless given.")
    private String parties = "2";

    @Option(
            names = "--opposition",
            paramLabel = "X",
            description = {
                "How far what the parties want lies apart, as analyse measures it: 0 where one outcome is best for all, at",
                "most the square root of the parties but one; 0.4 unless given."
            })
    private String opposition = "0.4";

    @Option(
            names = "--reservation",
            paramLabel = "VALUE",
            description = "What no agreement is worth to every party, 0..1; 0 unless given.")
    private String reservation = "0";

    @Option(names = "--seed", paramLabel = "N", description = "Any 64-bit number; 1 unless given.")
    private String seed = "1";

    @Option(names = "--format", paramLabel = "NAME", description = "YAML or GENIUS; YAML unless given.")
    private Format format = Format.YAML;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The folder, new or not.")
    private Path out = Path.of("");

    public GenerateCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        long number = Numbers.seed("--seed", seed);
        Generated generated = recipe(number).profiles(number);
        if (!generated.reached()) {
            throw new FailedException(
                    "opposition: " + generated.opposition() + " is the nearest that was found (expected: " + opposition
                            + "; another seed, or more values, may do)");
        }
        List<Path> files = write(generated, number);
        Console console = Console.of(settings, spec);
        console.say("Opposition " + Told.number(generated.opposition()) + ", "
                + generated.domain().size() + " outcomes. To analyse it: ./parley bargain analyse "
                + String.join(" ", files.stream().map(Path::toString).toList()));
        return 0;
    }

    private Recipe recipe(long number) {
        int[] many = range("--issues", issues, MOST_ISSUES);
        int[] each = range("--values", values, MOST_VALUES);
        Domain domain = domain(new Shape(many[0], many[1], each[0], each[1]), number);
        try {
            return new Recipe(
                    domain,
                    Counts.of("--parties", parties, MOST_PARTIES),
                    fraction("--opposition", opposition),
                    TOLERANCE,
                    fraction("--reservation", reservation));
        } catch (IllegalArgumentException e) {
            throw new BadInputException("--" + e.getMessage(), e);
        }
    }

    private static Domain domain(Shape shape, long number) {
        try {
            Domain domain = shape.domain(number);
            if (domain.size() <= MOST_OUTCOMES) {
                return domain;
            }
            throw BadInputException.of("outcomes", "" + domain.size(), "at most " + MOST_OUTCOMES);
        } catch (IllegalArgumentException e) {
            throw new BadInputException("outcomes: too many (expected: at most " + MOST_OUTCOMES + ")", e);
        }
    }

    private static double fraction(String option, String text) {
        if (!text.matches("[0-9]{1,3}(\\.[0-9]{1,15})?")) {
            throw BadInputException.of(option, text, "a number from 0, e.g. 0.4");
        }
        return Double.parseDouble(text);
    }

    private static int[] range(String option, String text, int most) {
        if (!text.matches("[0-9]{1,9}(\\.\\.[0-9]{1,9})?")) {
            throw BadInputException.of(option, text, "a number or a range such as 3..6");
        }
        List<String> ends = List.of(text.split("\\.\\.", -1));
        int first = Counts.of(option, ends.get(0), most);
        int last = Counts.of(option, ends.get(ends.size() - 1), most);
        if (last < first) {
            throw BadInputException.of(option, text, "a range that rises");
        }
        return new int[] {first, last};
    }

    private List<Path> write(Generated generated, long number) {
        String end = format == Format.YAML ? ".yaml" : ".xml";
        DomainFile domain = DomainFile.of("Generated from seed " + number, generated.domain());
        OutFolder folder = OutFolder.created(out);
        List<Path> files = new ArrayList<>();
        files.add(folder.keep("domain" + end, BargainingFiles.text(domain, format)));
        for (int seat = 0; seat < generated.profiles().size(); seat++) {
            String name = "Party " + (seat + 1);
            ProfileFile profile = ProfileFile.of(name, generated.profiles().get(seat), domain);
            files.add(folder.keep(
                    name.toLowerCase(Locale.ROOT).replace(' ', '-') + end,
                    BargainingFiles.text(profile, domain, format)));
        }
        return files;
    }
}
