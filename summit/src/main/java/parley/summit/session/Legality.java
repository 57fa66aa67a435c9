package parley.summit.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.summit.measure.LadderState;
import parley.summit.measure.QuantalResponse;
import parley.summit.scenario.Issue;
import parley.summit.scenario.Mechanism;
import parley.summit.scenario.Table;
import parley.summit.seat.Deal;
import parley.summit.seat.RedLineChoice;
import parley.summit.seat.Refusal;
import parley.summit.seat.Refusal.Reason;
import parley.summit.seat.Reply.Move;
import parley.summit.seat.TableAction;
import parley.summit.seat.TurnKind;
import parley.summit.table.TableState;
import parley.summit.world.World;

/** Whether a seat's move is legal on the snapshot of one turn; what it commits counts from table to table. */
record Legality(World world, int round, TurnKind kind, String seat) {

    private static final double ROUNDING = 1e-9;

    Optional<Refusal> refusal(Move move) {
        if (kind == TurnKind.MEASURES) {
            return move.tables().isEmpty()
                    ? measures(move.measures()).or(() -> redLines(move.redLines()))
                    : wrongKind("tables", move.tables().keySet(), "none in a turn for measures");
        }
        if (!move.measures().isEmpty()) {
            return wrongKind("measures", move.measures().keySet(), "none in a turn for tables");
        }
        return move.redLines().isEmpty()
                ? tables(move.tables())
                : wrongKind("red_lines", move.redLines().size() + " lines", "none in a turn for tables");
    }

    private static Optional<Refusal> wrongKind(String field, Object value, String expected) {
        return refuse(Reason.WRONG_TURN_KIND, field, value, expected);
    }

    private static Optional<Refusal> refuse(Reason reason, String field, Object value, String expected) {
        return Optional.of(new Refusal(reason, field, String.valueOf(value), expected));
    }

    private Optional<Refusal> measures(Map<String, Integer> measures) {
        return measures.entrySet().stream()
                .map(e -> measure(e.getKey(), e.getValue()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Refusal> measure(String id, int level) {
        String field = "measures[" + id + "]";
        Optional<LadderState> own =
                world.measures().ladder(id).filter(l -> l.ladder().actor().equals(seat));
        if (own.isEmpty()) {
            return refuse(Reason.MEASURE_NOT_OPEN, field, id, "one of " + ladders());
        }
        int low = QuantalResponse.lowest(own.get(), own.get().level());
        int high = world.highest(own.get());
        return low <= level && level <= high
                ? Optional.empty()
                : refuse(Reason.MEASURE_NOT_OPEN, field, level, low + ".." + high);
    }

    private List<String> ladders() {
        return world.measures().ladders().stream()
                .filter(l -> l.ladder().actor().equals(seat))
                .map(LadderState::id)
                .toList();
    }

    private Optional<Refusal> redLines(List<RedLineChoice> lines) {
        for (int i = 0; i < lines.size(); i++) {
            Optional<Refusal> refusal = redLine("red_lines[" + i + "]", lines.get(i));
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    private Optional<Refusal> redLine(String field, RedLineChoice line) {
        List<TableState> open = world.scenario().has(Mechanism.RED_LINES)
                ? world.tablesOf(seat).stream().filter(TableState::isOpen).toList()
                : List.of();
        Optional<TableState> table =
                open.stream().filter(t -> t.id().equals(line.table())).findFirst();
        return table.isPresent()
                ? limit(field, table.get().table().issues(), line)
                : refuse(Reason.RED_LINE_NOT_OPEN, field + ".table", line.table(), "one of " + ids(open));
    }

    private static Optional<Refusal> limit(String field, List<Issue> issues, RedLineChoice line) {
        Optional<Issue> issue =
                issues.stream().filter(i -> i.id().equals(line.issue())).findFirst();
        if (issue.isEmpty()) {
            List<String> known = issues.stream().map(Issue::id).toList();
            return refuse(Reason.RED_LINE_NOT_OPEN, field + ".issue", line.issue(), "one of " + known);
        }
        int last = issue.get().levels().size() - 1;
        return line.level() < 0 || line.level() > last
                ? refuse(Reason.UNKNOWN_LEVEL, field + ".level", line.level(), "0.." + last)
                : Optional.empty();
    }

    private Optional<Refusal> tables(Map<String, TableAction> actions) {
        List<TableState> toMove = toMove();
        for (String id : actions.keySet()) {
            if (!ids(toMove).contains(id)) {
                return refuse(Reason.NOT_YOUR_TURN, "tables[" + id + "]", id, "one of " + ids(toMove));
            }
        }
        double committed = 0;
        for (TableState table : toMove) {
            TableAction action = actions.getOrDefault(table.id(), new TableAction.Wait());
            Optional<Refusal> refusal = action(table, action, committed);
            if (refusal.isPresent()) {
                return refusal;
            }
            committed += added(table, action);
        }
        return Optional.empty();
    }

    private List<TableState> toMove() {
        return world.tablesOf(seat).stream().filter(t -> t.moves(seat, round)).toList();
    }

    private static List<String> ids(List<TableState> tables) {
        return tables.stream().map(TableState::id).toList();
    }

    /** What an action adds to the seat's commitments. */
    private double added(TableState table, TableAction action) {
        return switch (action) {
            case TableAction.Offer offer -> added(table, offer.deal());
            case TableAction.Accept accept -> added(table, accept.deal());
            case TableAction.Wait wait -> 0;
            case TableAction.Walk walk -> 0;
        };
    }

    private double added(TableState table, Deal deal) {
        return seat.equals(table.table().buyer()) ? table.committed(deal) - table.reserved(seat) : 0;
    }

    private Optional<Refusal> action(TableState table, TableAction action, double committed) {
        String field = "tables[" + table.id() + "]";
        return switch (action) {
            case TableAction.Offer offer ->
                levels(table.table(), offer.deal(), field + ".offer")
                        .or(() -> room(table, field + ".offer"))
                        .or(() -> budget(table, offer.deal(), field + ".offer", committed));
            case TableAction.Accept accept ->
                standing(table, accept.deal(), field + ".accept")
                        .or(() -> budget(table, accept.deal(), field + ".accept", committed));
            case TableAction.Wait wait -> Optional.empty();
            case TableAction.Walk walk -> Optional.empty();
        };
    }

    private Optional<Refusal> room(TableState table, String field) {
        return table.isFull(round)
                ? refuse(
                        Reason.TABLE_FULL,
                        field,
                        TableState.MOST_OFFERS + 1,
                        "at most " + TableState.MOST_OFFERS + " offers at a table in a round")
                : Optional.empty();
    }

    private Optional<Refusal> budget(TableState table, Deal deal, String field, double committed) {
        double affordable = world.budgets().of(seat).affordable(table) - committed;
        boolean pays = seat.equals(table.table().buyer());
        return !pays || table.committed(deal) <= affordable + ROUNDING
                ? Optional.empty()
                : refuse(Reason.OVER_BUDGET, field, table.committed(deal), "at most " + affordable + " US$ bn");
    }

    private Optional<Refusal> standing(TableState table, Deal deal, String field) {
        Optional<TableState.Offered> theirs = table.standing().filter(o -> !o.by().equals(seat));
        if (theirs.isEmpty()) {
            return refuse(Reason.NOTHING_TO_ACCEPT, field, deal, "a standing offer of the other party");
        }
        Deal standing = theirs.get().deal();
        return standing.equals(deal)
                ? Optional.empty()
                : refuse(Reason.OFFER_REPLACED, field, deal, "the standing offer " + standing);
    }

    /** Whether a deal has one existing level for each issue of the table. */
    static Optional<Refusal> levels(Table table, Deal deal, String field) {
        int issues = table.issues().size();
        if (deal.levels().size() != issues) {
            return refuse(Reason.UNKNOWN_LEVEL, field + ".levels", deal, issues + " levels, one for each issue");
        }
        for (int i = 0; i < issues; i++) {
            int last = table.issues().get(i).levels().size() - 1;
            int level = deal.levels().get(i);
            if (level < 0 || level > last) {
                return refuse(Reason.UNKNOWN_LEVEL, field + ".levels[" + i + "]", level, "0.." + last);
            }
        }
        return Optional.empty();
    }
}
