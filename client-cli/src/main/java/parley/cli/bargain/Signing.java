package parley.cli.bargain;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.bargaining.protocol.Quorum;
import parley.bargaining.strategy.Match.Rules;
import parley.cli.console.BadInputException;
import picocli.CommandLine.Option;

/** Who has to sign for an agreement to enter into force. */
final class Signing {

    @Option(
            names = "--signatories",
            paramLabel = "K",
            description = "How many have to sign, whoever they are, under saop; all unless given.")
    private Optional<String> signatories = Optional.empty();

    @Option(
            names = "--weights",
            paramLabel = "W,W",
            split = ",",
            description = "Weights of the parties, in the order of the profiles, that --needed adds up.")
    private @Nullable List<String> weights;

    @Option(
            names = "--needed",
            paramLabel = "W",
            description = "Which weight has to sign, under saop, e.g. --weights 3,2,2 --needed 4.")
    private Optional<String> needed = Optional.empty();

    /** The quorum that was asked for, of so many parties. */
    Quorum quorum(Rules rules, int parties) {
        boolean weighed = weights != null || needed.isPresent();
        if (signatories.isPresent() && weighed) {
            throw BadInputException.of("--signatories", signatories.get(), "either this, or --weights with --needed");
        }
        if (signatories.isEmpty() && !weighed) {
            return new Quorum.Everybody();
        }
        if (rules == Rules.TAU) {
            throw BadInputException.of(
                    "--protocol", "tau", "saop where fewer than all are enough; under tau everybody signs");
        }
        return signatories.isPresent() ? count(signatories.get(), parties) : weight(parties);
    }

    private static Quorum count(String text, int parties) {
        int count = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
        if (count < 2 || count > parties) {
            throw BadInputException.of("--signatories", text, "2.." + parties + ", the parties");
        }
        return new Quorum.Count(count);
    }

    private Quorum weight(int parties) {
        List<String> given = weights == null ? List.of() : weights;
        if (given.size() != parties) {
            throw BadInputException.of(
                    "--weights", String.join(",", given), parties + " of them, one for each profile");
        }
        try {
            return new Quorum.Weight(
                    given.stream().map(text -> number("--weights", text)).toList(),
                    number("--needed", needed.orElse("")));
        } catch (IllegalArgumentException e) {
            throw new BadInputException(
                    "--needed: " + String.valueOf(e.getMessage()).replaceFirst("weight needed: ", ""), e);
        }
    }

    private static double number(String option, String text) {
        if (!text.matches("[0-9]{1,15}(\\.[0-9]{1,15})?")) {
            throw BadInputException.of(option, text, "a number of 0 or more, e.g. 2 or 0.5");
        }
        return Double.parseDouble(text);
    }
}
