package parley.cli.bargain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import parley.cli.console.BadInputException;
import parley.cli.story.Block;
import parley.cli.story.Block.Grid;
import parley.cli.story.Block.Heading;
import parley.cli.story.Block.Item;
import parley.cli.story.Block.Paragraph;
import parley.cli.story.Block.Rank;
import parley.cli.story.Block.Tone;

/** What the library gives beside what is known to be right. */
final class Check {

    private static final int MOST_PRINTED = 50;

    private final List<Compared> all;

    private Check(List<Compared> all) {
        this.all = all;
    }

    /** Compares everything in a file of known results, domain by domain. */
    static Check of(Path expected) {
        List<Compared> all = new ArrayList<>();
        Path folder = expected.resolveSibling("");
        for (var domain : read(expected).path("domains").properties()) {
            all.addAll(new CheckedDomain(folder, domain.getKey(), domain.getValue()).compare());
        }
        if (all.isEmpty()) {
            throw BadInputException.of("domains of " + expected, "none", "known results by domain");
        }
        return new Check(all);
    }

    private static JsonNode read(Path expected) {
        if (!Files.isRegularFile(expected)) {
            throw BadInputException.of("file", expected.toString(), "a file that exists");
        }
        try {
            return new ObjectMapper().readTree(expected.toFile());
        } catch (IOException e) {
            throw new BadInputException(
                    "file: " + expected + " (expected: JSON: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + ")",
                    e);
        }
    }

    boolean differs() {
        return all.stream()
                .anyMatch(
                        compared -> compared.counts() && !compared.differences().isEmpty());
    }

    /** A row for every kind of result of every domain, then every difference that counts. */
    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Heading(Rank.STORY, "Compared with known results"));
        blocks.add(new Grid(
                List.of("domain", "what", "compared", "differ", "largest difference"),
                all.stream().map(Check::row).toList()));
        List<String> differences = all.stream()
                .filter(Compared::counts)
                .flatMap(c -> c.differences().stream().map(d -> c.domain() + ", " + c.what() + ": " + d))
                .toList();
        differences.stream()
                .limit(MOST_PRINTED)
                .forEach(difference -> blocks.add(new Item("differs", difference, Tone.WARNING)));
        blocks.add(new Paragraph(differences.isEmpty() ? "Nothing differs." : differences.size() + " differ."));
        if (all.stream().anyMatch(c -> !c.counts())) {
            blocks.add(new Paragraph(
                    "In brackets: runs that depend on the order of equally good outcomes, or on luck, which"
                            + " no two programs need to share."));
        }
        return blocks;
    }

    private static List<String> row(Compared compared) {
        String differ = String.valueOf(compared.differences().size());
        return List.of(
                compared.domain(),
                compared.what(),
                String.valueOf(compared.count()),
                compared.counts() ? differ : "(" + differ + ")",
                compared.largest() == 0 ? "0" : String.format(Locale.ROOT, "%.1e", compared.largest()));
    }
}
