package parley.sweep.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.sweep.run.Column.Kind;

class SweepTest {

    private static final Manifest MANIFEST = new Manifest("1", "abc", 7, 23, 5);

    @TempDir
    private Path folder = Path.of(".");

    /** Every kind of cell; the third of every seven has no number. */
    private record Squares(LongPredicate fails) implements Runs {

        static final Squares ALL = new Squares(run -> false);

        @Override
        public List<Column> columns() {
            return List.of(
                    new Column("name", Kind.TEXT),
                    new Column("square", Kind.WHOLE),
                    new Column("root", Kind.REAL),
                    new Column("odd", Kind.FLAG));
        }

        @Override
        public long count() {
            return MANIFEST.runs();
        }

        @Override
        public List<Cell> play(long run) {
            if (fails.test(run)) {
                throw new IllegalStateException("no square for " + run);
            }
            return List.of(
                    new Cell.Text("number\t" + run + " 'é'"),
                    new Cell.Whole(run * run),
                    Cell.of(run % 7 == 2 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt((double) run))),
                    new Cell.Flag(run % 2 == 1));
        }

        @Override
        public String name(long run) {
            return "the square of " + run;
        }
    }

    private record Changed() implements Runs {

        @Override
        public List<Column> columns() {
            return Squares.ALL.columns();
        }

        @Override
        public long count() {
            return Squares.ALL.count();
        }

        @Override
        public List<Cell> play(long run) {
            List<Cell> cells = new ArrayList<>(Squares.ALL.play(run));
            Collections.replaceAll(cells, new Cell.Whole(400), new Cell.Whole(401));
            return cells;
        }

        @Override
        public String name(long run) {
            return Squares.ALL.name(run);
        }
    }

    private Sweep sweep(String name, Runs runs) {
        return Sweep.in(folder.resolve(name), MANIFEST, runs);
    }

    private static String digest(Sweep sweep) {
        return sweep.read(row -> {});
    }

    private List<Path> files(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(name).resolve(Parts.FOLDER))) {
            return files.sorted().toList();
        }
    }

    @Test
    void everyRunIsReadBackAsItWasPlayedInTheOrderOfTheRuns() {
        Sweep sweep = sweep("all", Squares.ALL);
        sweep.play(2, kept -> {});
        List<Row> rows = new ArrayList<>();
        sweep.read(rows::add);
        assertThat(rows)
                .isEqualTo(LongStream.range(0, 23)
                        .mapToObj(run -> new Row(run, Squares.ALL.play(run)))
                        .toList());
    }

    @Test
    void theDigestIsTheSameForOneJobForTwoAndAfterAnInterruption() throws IOException {
        Sweep one = sweep("one", Squares.ALL);
        one.play(1, kept -> {});
        Sweep two = sweep("two", Squares.ALL);
        two.play(2, kept -> {});
        Files.delete(files("two").get(3));
        Sweep resumed = sweep("two", Squares.ALL);
        assertThat(resumed.kept()).isEqualTo(18);
        resumed.play(2, kept -> {});
        assertThat(digest(two)).isEqualTo(digest(one));
        assertThat(digest(resumed)).isEqualTo(digest(one)).hasSize(64);
    }

    @Test
    void oneOtherNumberMakesAnotherDigest() {
        Sweep plain = sweep("plain", Squares.ALL);
        plain.play(1, kept -> {});
        Sweep other = sweep("other", new Changed());
        other.play(1, kept -> {});
        assertThat(digest(other)).isNotEqualTo(digest(plain));
    }

    @Test
    void whatIsKeptIsNotPlayedAgain() {
        sweep("again", Squares.ALL).play(2, kept -> {});
        sweep("again", new Squares(run -> true)).play(2, kept -> {});
        assertThat(sweep("again", Squares.ALL).kept()).isEqualTo(23);
    }

    @Test
    void aRunThatFailsIsNamedAndNoFinishedRangeIsLost() throws IOException {
        Sweep failing = sweep("failing", new Squares(run -> run == 17));
        assertThatThrownBy(() -> failing.play(1, kept -> {}))
                .isInstanceOf(FailedRunException.class)
                .hasMessage("run 17 (the square of 17): no square for 17");
        assertThat(failing.kept()).isEqualTo(15);
        assertThat(files("failing")).hasSize(3).allMatch(file -> file.toString().endsWith(".parquet"));
        Sweep mended = sweep("failing", Squares.ALL);
        mended.play(2, kept -> {});
        Sweep whole = sweep("whole", Squares.ALL);
        whole.play(2, kept -> {});
        assertThat(digest(mended)).isEqualTo(digest(whole));
    }

    @Test
    void progressRisesToTheNumberOfRuns() {
        List<Long> heard = new ArrayList<>();
        sweep("progress", Squares.ALL).play(2, heard::add);
        assertThat(heard).hasSize(5).isSorted().endsWith(23L);
    }

    @Test
    void aFolderOfAnotherConfigurationIsRefused() {
        sweep("taken", Squares.ALL);
        Path taken = folder.resolve("taken");
        assertThatThrownBy(() -> Sweep.in(taken, new Manifest("1", "abd", 7, 23, 5), Squares.ALL))
                .isInstanceOf(OtherSweepException.class)
                .hasMessageContaining("manifest.json: config: abc (expected: abd");
        assertThatThrownBy(() -> Sweep.in(taken, new Manifest("2", "abc", 7, 23, 5), Squares.ALL))
                .isInstanceOf(OtherSweepException.class)
                .hasMessageContaining("version: 1 (expected: 2");
    }

    @Test
    void aPartThatIsNoneIsNamedWhenItIsRead() throws IOException {
        Sweep sweep = sweep("broken", Squares.ALL);
        sweep.play(1, kept -> {});
        Files.writeString(files("broken").get(1), "no Parquet");
        assertThatThrownBy(() -> digest(sweep))
                .isInstanceOf(OtherSweepException.class)
                .hasMessageContaining("part-000001.parquet: cannot be read (expected: a part of this sweep");
    }

    @Test
    void aPartInThePlaceOfAnotherIsNamedWhenItIsRead() throws IOException {
        Sweep sweep = sweep("swapped", Squares.ALL);
        sweep.play(1, kept -> {});
        Files.copy(files("swapped").get(0), folder.resolve("copy"));
        Files.delete(files("swapped").get(1));
        Files.move(folder.resolve("copy"), folder.resolve("swapped/parts/part-000001.parquet"));
        assertThatThrownBy(() -> digest(sweep))
                .isInstanceOf(OtherSweepException.class)
                .hasMessageContaining("part-000001.parquet: run 0 (expected: run 5)");
    }
}
