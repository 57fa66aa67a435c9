package parley.sweep.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.sweep.run.Column.Kind;

class SweepTest {

    private static final Manifest MANIFEST = new Manifest("1", Map.of("config", "abc"), 7, 23, 5);

    @TempDir
    private Path folder = Path.of(".");

    private static final Table SQUARES = new Table(
            "squares",
            List.of(
                    Column.text("name", "what it is called, \"as it is\""),
                    Column.whole("square", "-", "the number by itself"),
                    Column.real("root", "-", "the number's square root"),
                    Column.flag("odd", "whether two do not divide it")));
    private static final Table DIVISORS = new Table("divisors", List.of(new Column("divisor", Kind.WHOLE)));

    /** Every kind of cell; the third of every seven has no number. */
    private record Squares(LongPredicate fails) implements Runs {

        static final Squares ALL = new Squares(run -> false);

        @Override
        public List<Table> tables() {
            return List.of(SQUARES, DIVISORS);
        }

        @Override
        public long count() {
            return MANIFEST.runs();
        }

        @Override
        public void play(long run, Keeper keeper) {
            keeper.keep(SQUARES, square(run));
            LongStream.rangeClosed(1, run)
                    .filter(divisor -> run % divisor == 0)
                    .forEach(divisor -> keeper.keep(DIVISORS, List.of(new Cell.Whole(divisor))));
        }

        private List<Cell> square(long run) {
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
        public List<Table> tables() {
            return Squares.ALL.tables();
        }

        @Override
        public long count() {
            return Squares.ALL.count();
        }

        @Override
        public void play(long run, Keeper keeper) {
            Squares.ALL.play(run, (table, cells) -> {
                List<Cell> changed = new ArrayList<>(cells);
                Collections.replaceAll(changed, new Cell.Whole(400), new Cell.Whole(401));
                keeper.keep(table, changed);
            });
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
        try (Stream<Path> files = Files.list(folder.resolve(name).resolve(SQUARES.name()))) {
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
                        .mapToObj(run -> new Row(run, Squares.ALL.square(run)))
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
        assertThat(heard).hasSize(23).isSorted().endsWith(23L);
    }

    @Test
    void everyTableIsThereToBeAskedInSql() {
        Sweep sweep = sweep("asked", Squares.ALL);
        sweep.play(2, kept -> {});
        try (Database database = sweep.database()) {
            assertThat(database.ask("SELECT run, count(*) FROM divisors GROUP BY run HAVING count(*) > 5 ORDER BY run"))
                    .extracting(row -> row.whole(0) + ": " + row.whole(1))
                    .containsExactly("12: 6", "18: 6", "20: 6");
            assertThat(database.ask("SELECT name, root FROM squares WHERE run = 2"))
                    .singleElement()
                    .satisfies(row -> assertThat(row.text(0)).isEqualTo("number\t2 'é'"))
                    .satisfies(row -> assertThat(row.number(1)).isNaN());
        }
    }

    @Test
    void twoShardsMergedAreTheWhole() {
        Sweep whole = sweep("whole", Squares.ALL);
        whole.play(2, kept -> {});
        Sweep first = sweep("first", Squares.ALL);
        Sweep second = sweep("second", Squares.ALL);
        List<Long> heard = new ArrayList<>();
        first.play(1, new Shard(1, 2), heard::add);
        second.play(1, new Shard(2, 2), kept -> {});
        assertThat(first.kept()).isEqualTo(first.runs(new Shard(1, 2))).isEqualTo(13);
        assertThat(heard).endsWith(13L);
        assertThat(first.merge(folder.resolve("second"))).isEqualTo(10);
        assertThat(first.merge(folder.resolve("second"))).isZero();
        assertThat(digest(first)).isEqualTo(digest(whole));
        try (Database merged = first.database();
                Database played = whole.database()) {
            String every = "SELECT * FROM divisors ORDER BY run, divisor";
            assertThat(merged.ask(every)).isEqualTo(played.ask(every));
        }
    }

    @Test
    void aShardOfSomethingElseIsNotMerged() {
        Sweep sweep = sweep("mine", Squares.ALL);
        Sweep.in(folder.resolve("other"), new Manifest("1", Map.of("config", "abc"), 8, 23, 5), Squares.ALL);
        assertThatThrownBy(() -> sweep.merge(folder.resolve("other")))
                .isInstanceOf(OtherSweepException.class)
                .hasMessageContaining("seed in manifest.json is 8 (expected: 7");
        assertThatThrownBy(() -> sweep.merge(folder.resolve("none")))
                .isInstanceOf(OtherSweepException.class)
                .hasMessageContaining("none: no manifest.json");
        assertThatThrownBy(() -> new Shard(3, 2)).hasMessage("shard: 3/2 (expected: K/N, K from 1 to N)");
    }

    @Test
    void theRowOfARunIsFoundAndOneThatIsNotKeptIsRefused() {
        Sweep sweep = sweep("rows", Squares.ALL);
        sweep.play(1, new Shard(1, 2), kept -> {});
        assertThat(sweep.row(11).cells()).isEqualTo(Squares.ALL.square(11));
        assertThatThrownBy(() -> sweep.row(7)).hasMessageContaining("run 7 (expected: one of the 13 of 23 runs");
        assertThatThrownBy(() -> sweep.row(23)).isInstanceOf(OtherSweepException.class);
    }

    @Test
    void theDictionarySaysWhatEveryColumnIs() throws IOException {
        sweep("told", Squares.ALL);
        assertThat(folder.resolve("told/dictionary.csv"))
                .content()
                .startsWith("table,column,type,unit,meaning\nsquares,run,BIGINT,,\"number of the run, from 0\"\n")
                .contains("squares,name,VARCHAR,,\"what it is called, \"\"as it is\"\"\"\n")
                .contains("squares,root,DOUBLE,-,the number's square root\n", "divisors,divisor,BIGINT,,\n");
    }

    @Test
    void theManifestOfAFolderIsReadBack() {
        sweep("read", Squares.ALL);
        assertThat(Manifest.in(folder.resolve("read"))).isEqualTo(MANIFEST);
        assertThatThrownBy(() -> Manifest.in(folder))
                .isInstanceOf(OtherSweepException.class)
                .hasMessageContaining("no manifest.json (expected: the folder of a sweep)");
    }

    @Test
    void aPartThatCannotBeWrittenIsOneLineAndWhatIsFinishedStays() throws IOException {
        Sweep sweep = sweep("full", Squares.ALL);
        sweep.play(1, new Shard(1, 2), kept -> {});
        Path divisors = folder.resolve("full/divisors");
        Files.move(divisors, folder.resolve("aside"));
        Files.writeString(divisors, "in the way");
        assertThatThrownBy(() -> sweep.play(1, kept -> {}))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("divisors/part-000001.parquet cannot be written: ")
                .hasMessageNotContaining("\n");
        Files.delete(divisors);
        Files.move(folder.resolve("aside"), divisors);
        assertThat(sweep.kept()).isEqualTo(13);
        sweep.play(1, kept -> {});
        assertThat(digest(sweep)).isEqualTo(digest(sweep("full", Squares.ALL)));
        assertThat(sweep.kept()).isEqualTo(23);
    }

    @Test
    void aFolderOfAnotherConfigurationIsRefused() {
        sweep("taken", Squares.ALL);
        Path taken = folder.resolve("taken");
        assertThatThrownBy(() -> Sweep.in(taken, new Manifest("1", Map.of("config", "abd"), 7, 23, 5), Squares.ALL))
                .isInstanceOf(OtherSweepException.class)
                .hasMessageContaining("config in manifest.json is abc (expected: abd");
        assertThatThrownBy(() -> Sweep.in(taken, new Manifest("2", Map.of("config", "abc"), 7, 23, 5), Squares.ALL))
                .isInstanceOf(OtherSweepException.class)
                .hasMessageContaining("version in manifest.json is 1 (expected: 2");
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
        Files.move(folder.resolve("copy"), folder.resolve("swapped/squares/part-000001.parquet"));
        assertThatThrownBy(() -> digest(sweep))
                .isInstanceOf(OtherSweepException.class)
                .hasMessageContaining("part-000001.parquet: run 0 (expected: run 5)");
    }
}
