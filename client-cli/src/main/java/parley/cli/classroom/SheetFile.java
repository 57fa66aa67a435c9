package parley.cli.classroom;

import parley.classroom.export.Cell;
import parley.classroom.export.Column;
import parley.classroom.export.Sheet;
import parley.sweep.run.ParquetFile;

/** A sheet of a class as a file in Parquet. */
final class SheetFile {

    private SheetFile() {}

    static byte[] of(Sheet sheet) {
        return ParquetFile.of(
                sheet.columns().stream().map(SheetFile::column).toList(),
                sheet.rows().stream()
                        .map(row -> row.stream().map(SheetFile::cell).toList())
                        .toList());
    }

    private static parley.sweep.run.Column column(Column column) {
        return switch (column.kind()) {
            case TEXT -> parley.sweep.run.Column.text(column.name(), column.meaning());
            case WHOLE -> parley.sweep.run.Column.whole(column.name(), column.unit(), column.meaning());
            case REAL -> parley.sweep.run.Column.real(column.name(), column.unit(), column.meaning());
            case FLAG -> parley.sweep.run.Column.flag(column.name(), column.meaning());
        };
    }

    private static parley.sweep.run.Cell cell(Cell cell) {
        return switch (cell) {
            case Cell.Text text -> new parley.sweep.run.Cell.Text(text.text());
            case Cell.Whole whole -> new parley.sweep.run.Cell.Whole(whole.number());
            case Cell.Real real -> new parley.sweep.run.Cell.Real(real.number());
            case Cell.Flag flag -> new parley.sweep.run.Cell.Flag(flag.set());
            case Cell.None none -> new parley.sweep.run.Cell.None();
        };
    }
}
