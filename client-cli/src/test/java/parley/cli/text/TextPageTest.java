package parley.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import parley.cli.story.Block;
import parley.cli.story.Chart;

class TextPageTest {

    private static String plain(Block... blocks) {
        return new TextPage(new Ink(false), 40).text(List.of(blocks));
    }

    @Test
    void longTextIsBrokenBesideItsLabel() {
        assertThat(plain(Block.Item.of("USA", "one two three four five six seven eight")))
                .isEqualTo("""
                          USA        one two three four five six
                                     seven eight
                        """);
    }

    @Test
    void wordsStandToTheLeftAndNumbersToTheRight() {
        assertThat(plain(new Block.Grid(
                        List.of("", "n", "word"), List.of(List.of("a", "7", "x"), List.of("bb", "−12.5", "yes")))))
                .isEqualTo("""
                                  n  word
                          a       7  x
                          bb  −12.5  yes
                        """);
    }

    @Test
    void aFigureHasAStripForEveryRow() {
        var figure = new Block.Figure(
                "Title",
                "What it shows.",
                new Chart.Courses("%", 0, 100, List.of(new Chart.Series("a", List.of(0.0, 0.0, 50.0, 50.0, 100.0)))),
                new Block.Grid(List.of("", "0"), List.of(List.of("a", "0.0"))));

        assertThat(plain(figure)).contains("Title", "What it shows.", "a  0.0   ▁▅█");
    }

    @Test
    void thereIsColourOnlyWhereItIsWanted() {
        Block heading = new Block.Heading(Block.Rank.PART, "Round 1");

        assertThat(plain(heading)).doesNotContain("\u001b");
        assertThat(new TextPage(new Ink(true), 40).text(List.of(heading))).contains("\u001b[1m");
    }
}
