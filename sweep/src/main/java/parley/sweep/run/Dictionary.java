package parley.sweep.run;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What every column of every table means, as a table itself, with commas between the cells. */
record Dictionary(List<Table> tables) {

    static final String FILE = "dictionary.csv";

    String text() {
        return Stream.concat(
                        Stream.of("table,column,type,unit,meaning\n"),
                        tables.stream().flatMap(Dictionary::lines))
                .collect(Collectors.joining());
    }

    private static Stream<String> lines(Table table) {
        Stream<Column> columns = Stream.concat(
                Stream.of(Column.whole(Table.RUN, "", "number of the run, from 0")), table.columns().stream());
        return columns.map(c -> line(table.name(), c.name(), c.type(), c.unit(), c.meaning()));
    }

    private static String line(String... cells) {
        return Stream.of(cells).map(Dictionary::quoted).collect(Collectors.joining(",")) + "\n";
    }

    private static String quoted(String cell) {
        return cell.matches("[^\",\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
