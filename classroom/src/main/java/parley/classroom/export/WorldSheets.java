package parley.classroom.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import parley.classroom.export.Moment.Seat;
import parley.proto.classroom.v1.Bid;
import parley.proto.report.v1.RunReport;
import parley.proto.report.v1.SeatReport;
import parley.proto.report.v1.TableReport;
import parley.proto.scenario.v1.Country;
import parley.proto.scenario.v1.RedLineBound;
import parley.proto.scenario.v1.Scenario;
import parley.proto.scenario.v1.Table;
import parley.proto.seat.v1.Deal;
import parley.summit.transcript.Driver;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Event;

/** What came of the worlds of a class: what countries did, and not who did it for them, but for offers. */
final class WorldSheets {

    private static final String SURPLUS = "0.1 % of gross domestic product";
    private static final String MONEY = "US$ bn";
    private static final String SHARE = "share, 0..1";
    private static final Column ROUND = Column.whole("round", "", "round of the summit, from 1");
    private static final Column TABLE = Column.text("table", "id of the table");
    private static final List<Integer> LATER = List.of(12, 24, 36, 60);

    private final Scenario scenario;
    private final List<FinishedWorld> worlds;
    private final List<Moment> log;
    private final People people;
    private final Conditions conditions;

    WorldSheets(Scenario scenario, List<FinishedWorld> worlds, List<Moment> log, People people, Conditions conditions) {
        this.scenario = scenario;
        this.worlds = worlds;
        this.log = log;
        this.people = people;
        this.conditions = conditions;
    }

    List<Sheet> all() {
        return List.of(results(), deals(), terms(), offers(), measures(), redLines(), outlook());
    }

    /** A row begins with its world and the world's condition. */
    private Sheet sheet(String name, String meaning, List<Column> columns, BiConsumer<FinishedWorld, Rows> rows) {
        var all = new ArrayList<>(List.of(ClassSheets.WORLD, ClassSheets.CONDITION));
        all.addAll(columns);
        Sheet.Filling sheet = Sheet.of(name, meaning, all.toArray(Column[]::new));
        worlds.forEach(world -> rows.accept(world, cells -> {
            var row = new ArrayList<>(List.of(Cell.of(world.number()), Cell.orNone(conditions.of(world.number()))));
            row.addAll(List.of(cells));
            sheet.rows().add(row);
        }));
        return sheet.done();
    }

    /** Takes the rows of one world. */
    private interface Rows {
        void add(Cell... cells);
    }

    private Sheet results() {
        return sheet(
                "results",
                "a country in a world, with how it did",
                List.of(
                        ClassSheets.COUNTRY,
                        Column.text("name", "what it is called"),
                        Column.text("driver", "what drove it last: delegates, or the name of a built-in strategy"),
                        Column.whole("signed", "", "deals that it signed"),
                        Column.real(
                                "worth",
                                SURPLUS,
                                "what all of them were worth to it when they were signed, over no deal")),
                (world, rows) -> world.report().getSeatsList().forEach(seat -> {
                    List<TableReport> signed = world.report().getDealsList().stream()
                            .filter(deal ->
                                    deal.getSigned() && deal.getPartiesList().contains(seat.getCountry()))
                            .toList();
                    rows.add(
                            Cell.of(seat.getCountry()),
                            Cell.of(name(seat)),
                            Cell.of(driver(seat)),
                            Cell.of(signed.size()),
                            Cell.of(signed.stream()
                                    .mapToDouble(deal -> deal.getUtilitiesOrDefault(seat.getCountry(), 0))
                                    .sum()));
                }));
    }

    /** Delegates dial in to the session, as any player can. */
    static String driver(SeatReport seat) {
        return seat.getDriver().replaceFirst("^player ", "");
    }

    private String name(SeatReport seat) {
        return scenario.getCountriesList().stream()
                .filter(country -> country.getCode().equals(seat.getCountry()))
                .map(Country::getName)
                .findFirst()
                .orElse(seat.getCountry());
    }

    private Sheet deals() {
        var columns = new ArrayList<>(List.of(
                TABLE,
                Column.text("first", "code of its first party"),
                Column.text("second", "code of its second party"),
                Column.flag("signed", "whether a deal was signed"),
                Column.whole("round", "", "round in which it was signed"),
                Column.text("accepted_by", "who accepted what the other had offered"),
                Column.real("worth_first", SURPLUS, "surplus of the first party over no deal when it was signed"),
                Column.real("worth_second", SURPLUS, "surplus of the second party over no deal when it was signed"),
                Column.real("committed", MONEY, "what the buyer committed"),
                Column.text("closed", "why the table closed without a deal, in words"),
                Column.text("stalled", "why the deal in force stalled first, after the summit")));
        LATER.forEach(month -> columns.add(
                Column.text("status_" + month, "where the deal in force stood " + month + " months after the summit")));
        return sheet(
                "deals",
                "a table of a world, with what came of it",
                columns,
                (world, rows) -> world.report().getDealsList().forEach(deal -> {
                    boolean signed = deal.getSigned();
                    var cells = new ArrayList<>(List.of(
                            Cell.of(deal.getTable()),
                            Cell.of(deal.getParties(0)),
                            Cell.of(deal.getParties(1)),
                            Cell.of(signed),
                            Cell.orNone(deal.getRound()),
                            Cell.orNone(deal.getAcceptedBy()),
                            worth(deal, 0),
                            worth(deal, 1),
                            signed ? Cell.of(deal.getCommittedUsdBn()) : Cell.NONE,
                            Cell.orNone(deal.getClosed()),
                            Cell.orNone(deal.getStallCause())));
                    LATER.forEach(month -> cells.add(Cell.orNone(deal.getStatusByMonthOrDefault(month, ""))));
                    rows.add(cells.toArray(Cell[]::new));
                }));
    }

    private static Cell worth(TableReport deal, int party) {
        return deal.getSigned() ? Cell.of(deal.getUtilitiesOrDefault(deal.getParties(party), 0)) : Cell.NONE;
    }

    private Sheet terms() {
        return sheet(
                "terms",
                "a term of a deal that was signed",
                List.of(
                        TABLE,
                        Column.text("issue", "id of the issue"),
                        Column.real("value", "that of the issue", "value of the level that was agreed"),
                        Column.text("level", "what the level is called")),
                (world, rows) -> world.report().getDealsList().stream()
                        .filter(TableReport::getSigned)
                        .forEach(deal -> deal.getLevelsMap().keySet().stream()
                                .sorted()
                                .forEach(issue -> rows.add(
                                        Cell.of(deal.getTable()),
                                        Cell.of(issue),
                                        Cell.of(deal.getTermsOrDefault(issue, 0)),
                                        Cell.of(deal.getLevelsOrDefault(issue, ""))))));
    }

    private Sheet offers() {
        return sheet(
                "offers",
                "an offer that was put on a table, or the acceptance of one, in order",
                List.of(
                        Column.whole("number", "", "in its world, from 1"),
                        ROUND,
                        Column.whole(
                                "turn",
                                "",
                                "number of the turn in the session; with world and country it leads to actions"),
                        TABLE,
                        ClassSheets.COUNTRY,
                        Column.text("kind", "offer or acceptance"),
                        Column.text("actor", "what drove the country: delegate, caretaker, or built-in"),
                        Column.text(
                                "pseudonym",
                                "the delegate who sent it; empty where none did, and for whoever is not in the export"),
                        Column.real("worth_first", SURPLUS, "surplus of the table's first party over no deal, then"),
                        Column.real("worth_second", SURPLUS, "surplus of the table's second party over no deal, then"),
                        Column.text("terms", "what was offered: what is not as without a deal")),
                this::offers);
    }

    private void offers(FinishedWorld world, Rows rows) {
        List<Put> puts = puts(world.transcript().entries());
        Map<Answered, Moment> answers = log.stream()
                .filter(moment ->
                        moment.entry().hasTurnPlayed() && moment.seat().world() == world.number())
                .collect(Collectors.toMap(
                        moment -> new Answered(moment.seat(), moment.whole("turn")), moment -> moment, (a, b) -> b));
        List<Bid> bids = world.hindsight().getBidsList();
        for (int i = 0; i < bids.size(); i++) {
            Bid bid = bids.get(i);
            Put put = puts.get(i);
            var seat = new Seat(world.number(), bid.getBy());
            Optional<Moment> answer = Optional.ofNullable(answers.get(new Answered(seat, put.turn())));
            rows.add(
                    Cell.of(i + 1),
                    Cell.of(bid.getRound()),
                    Cell.of(put.turn()),
                    Cell.of(bid.getTable()),
                    Cell.of(bid.getBy()),
                    Cell.of(bid.getAccepts() ? "acceptance" : "offer"),
                    put.builtIn() ? Cell.of("built-in") : Cell.of(answer.map(Moment::actor)),
                    Cell.of(answer.map(Moment::person).filter(people::isTold).map(people::pseudonym)),
                    Cell.of(bid.getDeal().getFirst()),
                    Cell.of(bid.getDeal().getSecond()),
                    Cell.of(terms(bid.getTable(), bid.getDeal().getDeal())));
        }
    }

    /** Who answered which turn. */
    private record Answered(Seat seat, long turn) {}

    /** An offer or a signature in a transcript. */
    private record Put(long turn, boolean builtIn) {}

    /**
     * Every offer and signature, with its turn: the seats that one turn asks end it together, and what the rules make of it comes before
     * the next.
     */
    private static List<Put> puts(List<Entry> entries) {
        var puts = new ArrayList<Put>();
        Map<String, Boolean> builtIn = new HashMap<>();
        long turn = 0;
        Optional<Entry> last = Optional.empty();
        for (Entry entry : entries) {
            if (entry.event() instanceof Event.TurnEnded ended) {
                if (last.filter(before -> isSame(before, entry) && !builtIn.containsKey(ended.seat()))
                        .isEmpty()) {
                    turn++;
                    builtIn.clear();
                }
                builtIn.put(ended.seat(), ended.driver().kind() == Driver.Kind.BUILT_IN);
            } else if (entry.event() instanceof Event.OfferMade offer) {
                puts.add(new Put(turn, builtIn.getOrDefault(offer.by(), true)));
            } else if (entry.event() instanceof Event.DealSigned signed) {
                puts.add(new Put(turn, builtIn.getOrDefault(signed.acceptedBy(), true)));
            }
            last = Optional.of(entry);
        }
        return puts;
    }

    private static boolean isSame(Entry before, Entry now) {
        return before.event() instanceof Event.TurnEnded one
                && now.event() instanceof Event.TurnEnded other
                && one.kind() == other.kind()
                && before.round() == now.round();
    }

    private String terms(String id, Deal deal) {
        return scenario.getTablesList().stream()
                .filter(table -> table.getId().equals(id))
                .findFirst()
                .map(table -> terms(table, deal))
                .orElse("");
    }

    private static String terms(Table table, Deal deal) {
        return IntStream.range(0, Math.min(table.getIssuesCount(), deal.getLevelsCount()))
                .filter(i -> deal.getLevels(i) > 0)
                .mapToObj(i -> table.getIssues(i).getId() + ": "
                        + table.getIssues(i).getLevels(deal.getLevels(i)).getTitle())
                .collect(Collectors.joining("; "));
    }

    private Sheet measures() {
        return sheet(
                "measures",
                "a change of a measure's level, in order",
                List.of(
                        Column.text("ladder", "id of the measures, e.g. CHN>ALL"),
                        Column.text("actor", "code of the country that acted"),
                        Column.text("target", "code of the country that it is aimed at, or ALL"),
                        Column.whole("from_level", "", "level before"),
                        Column.whole("level", "", "level after"),
                        Column.text("level_title", "what the level after is called"),
                        Column.whole("round", "", "round of the summit; empty after it"),
                        Column.whole("month", "", "month after the summit; empty before its end"),
                        Column.text("truce", "id of the truce table whose signature made the actor step back")),
                (world, rows) -> world.report()
                        .getMeasuresList()
                        .forEach(measure -> rows.add(
                                Cell.of(measure.getLadder()),
                                Cell.of(measure.getActor()),
                                Cell.of(measure.getTarget()),
                                Cell.of(measure.getFromLevel()),
                                Cell.of(measure.getLevel()),
                                Cell.of(measure.getLevelTitle()),
                                Cell.orNone(measure.getWhen().getRound()),
                                Cell.orNone(measure.getWhen().getMonth()),
                                Cell.orNone(measure.getTruce()))));
    }

    private Sheet redLines() {
        return sheet(
                "red_lines",
                "a red line that was drawn in public, before the summit or in it, in order",
                List.of(
                        ClassSheets.COUNTRY,
                        TABLE,
                        Column.text("issue", "id of the issue"),
                        Column.text("bound", "at most, or at least: what it will still sign"),
                        Column.whole("level", "", "number of the last level that it will sign, from 0"),
                        Column.text("title", "how it was announced; empty for one that was drawn in the summit")),
                (world, rows) -> world.hindsight()
                        .getRedLinesList()
                        .forEach(line -> rows.add(
                                Cell.of(line.getCountry()),
                                Cell.of(line.getTable()),
                                Cell.of(line.getIssue()),
                                Cell.of(
                                        line.getBound() == RedLineBound.RED_LINE_BOUND_AT_MOST
                                                ? "at most"
                                                : "at least"),
                                Cell.of(line.getLevel()),
                                Cell.orNone(line.getTitle()))));
    }

    private Sheet outlook() {
        return sheet(
                "outlook",
                "a country some months after the summit",
                List.of(
                        ClassSheets.COUNTRY,
                        Column.whole("month", "", "months after the summit, 0..60"),
                        Column.real(
                                "dependence", SHARE, "how much of what it uses comes from China, weighted by value"),
                        Column.real("shortage", SHARE, "how much of what it uses is missing, weighted by value"),
                        Column.real("loss", MONEY, "losses since the summit"),
                        Column.real("welfare", MONEY, "change of welfare since the summit against a world at rest")),
                (world, rows) -> outlook(world.report(), rows));
    }

    private static void outlook(RunReport report, Rows rows) {
        report.getOutlookList()
                .forEach(country -> country.getMonthsList()
                        .forEach(month -> rows.add(
                                Cell.of(country.getCountry()),
                                Cell.of(month.getMonth()),
                                Cell.of(month.getDependence()),
                                Cell.of(month.getShortage()),
                                Cell.of(month.getLossUsdBn()),
                                Cell.of(month.getWelfareUsdBn()))));
    }
}
