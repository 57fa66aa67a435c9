package parley.sweep.tournament;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parley.bargaining.analysis.Certificate;
import parley.bargaining.protocol.Ending;
import parley.bargaining.protocol.Transcript;
import parley.sweep.run.Cell;
import parley.sweep.run.Column;
import parley.sweep.run.Column.Kind;
import parley.sweep.run.Table;

/** What is kept of a negotiation, column by column. */
final class Kept {

    /** Before these come the strategies and the utilities, by seat. */
    private static final List<Column> COMMON = List.of(
            new Column("domain", Kind.TEXT),
            new Column("outcomes", Kind.WHOLE),
            new Column("opposition", Kind.REAL),
            new Column("repetition", Kind.WHOLE),
            new Column("seed", Kind.WHOLE),
            new Column("agreed", Kind.FLAG),
            new Column("outcome", Kind.WHOLE),
            new Column("ending", Kind.TEXT),
            new Column("rounds", Kind.WHOLE),
            new Column("offers", Kind.WHOLE),
            new Column("welfare", Kind.REAL),
            new Column("welfare_share", Kind.REAL),
            new Column("distance_nash", Kind.REAL),
            new Column("distance_kalai_smorodinsky", Kind.REAL),
            new Column("distance_welfare", Kind.REAL),
            new Column("on_frontier", Kind.FLAG));

    private Kept() {}

    /** The one table of a tournament. */
    static Table table(int parties) {
        return new Table("parts", columns(parties));
    }

    static List<Column> columns(int parties) {
        List<Column> columns = new ArrayList<>();
        for (int seat = 1; seat <= parties; seat++) {
            columns.add(new Column("strategy_" + seat, Kind.TEXT));
        }
        for (int seat = 1; seat <= parties; seat++) {
            columns.add(new Column("utility_" + seat, Kind.REAL));
        }
        columns.addAll(COMMON);
        return columns;
    }

    static List<Cell> cells(
            Arena arena,
            List<String> strategies,
            int repetition,
            long seed,
            Transcript transcript,
            Certificate certificate) {
        List<Cell> cells = new ArrayList<>();
        strategies.forEach(strategy -> cells.add(new Cell.Text(strategy)));
        certificate.utilities().forEach(utility -> cells.add(new Cell.Real(utility)));
        cells.addAll(List.of(
                new Cell.Text(arena.name()),
                new Cell.Whole(arena.outcomes()),
                Cell.of(arena.opposition()),
                new Cell.Whole(repetition),
                new Cell.Whole(seed),
                new Cell.Flag(certificate.agreement().isPresent()),
                Cell.of(certificate.agreement()),
                new Cell.Text(Ending.of(transcript).name()),
                new Cell.Whole(transcript.end().round()),
                new Cell.Whole(transcript.offers()),
                new Cell.Real(
                        certificate.utilities().stream().mapToDouble(u -> u).sum()),
                Cell.of(certificate.welfareOptimality()),
                Cell.of(certificate.nash().distance()),
                Cell.of(certificate.kalaiSmorodinsky().distance()),
                Cell.of(certificate.welfare().distance()),
                new Cell.Flag(certificate.onFrontier())));
        return cells;
    }

    /** Where each column stands, by its name. */
    static Map<String, Integer> places(int parties) {
        Map<String, Integer> places = new HashMap<>();
        columns(parties).forEach(column -> places.put(column.name(), places.size()));
        return places;
    }
}
