package parley.classroom.room;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import parley.proto.classroom.v1.Term;
import parley.proto.scenario.v1.Country;
import parley.proto.scenario.v1.Ladder;
import parley.proto.scenario.v1.RedLineBound;
import parley.proto.scenario.v1.Scenario;
import parley.proto.scenario.v1.Table;
import parley.proto.seat.v1.Deal;
import parley.proto.transcript.v1.CloseReason;
import parley.proto.transcript.v1.Event;
import parley.proto.transcript.v1.MeasureTaken;
import parley.proto.transcript.v1.RedLineDrawn;

/** What the public notices of a session, in words. */
final class NewsText {

    private final Map<String, String> names;
    private final Map<String, Table> tables;
    private final Map<String, Ladder> ladders;

    NewsText(Scenario scenario) {
        names = scenario.getCountriesList().stream().collect(Collectors.toMap(Country::getCode, Country::getName));
        tables = scenario.getTablesList().stream().collect(Collectors.toMap(Table::getId, Function.identity()));
        ladders = scenario.getLaddersList().stream()
                .collect(Collectors.toMap(
                        ladder -> ladder.getActor() + ">" + (ladder.getTarget().isEmpty() ? "ALL" : ladder.getTarget()),
                        Function.identity()));
    }

    /** Nothing for what only the rules or the reckoning of the debrief need to know. */
    Optional<String> of(Event event) {
        if (event.getMonth() > 0) {
            return Optional.empty();
        }
        return switch (event.getEventCase()) {
            case CALENDAR_REACHED -> Optional.of(event.getCalendarReached().getTitle() + ".");
            case INJECTED -> Optional.of(event.getInjected().getTitle());
            case MEASURE_TAKEN -> Optional.of(measure(event.getMeasureTaken()));
            case DEAL_SIGNED -> Optional.of(parties(event.getDealSigned().getTable()) + " have signed a deal.");
            case TABLE_CLOSED ->
                Optional.of(
                        event.getTableClosed().getReason() == CloseReason.CLOSE_REASON_WALKED
                                ? name(event.getTableClosed().getBy()) + " has left the table "
                                        + parties(event.getTableClosed().getTable()) + "."
                                : parties(event.getTableClosed().getTable()) + " part without a deal.");
            case RED_LINE_DRAWN -> Optional.of(redLine(event.getRedLineDrawn()));
            case TRUCE_BROKEN ->
                Optional.of("The truce of " + parties(event.getTruceBroken().getTable()) + " is broken.");
            default -> Optional.empty();
        };
    }

    private String measure(MeasureTaken taken) {
        String actor = name(taken.getActor());
        String target = taken.getTarget().isEmpty() ? "everybody" : name(taken.getTarget());
        String to = level(taken.getLadder(), taken.getToLevel());
        return taken.getToLevel() > taken.getFromLevel()
                ? "%s steps up against %s: %s.".formatted(actor, target, to)
                : "%s eases toward %s: %s.".formatted(actor, target, to);
    }

    private String level(String id, int level) {
        Ladder ladder = ladders.get(id);
        return ladder == null || level >= ladder.getLevelsCount()
                ? "level " + level
                : ladder.getLevels(level).getTitle();
    }

    private String redLine(RedLineDrawn drawn) {
        Table table = tables.get(drawn.getTable());
        String issue = drawn.getIssue();
        String level = String.valueOf(drawn.getLevel());
        if (table != null) {
            var found = table.getIssuesList().stream()
                    .filter(i -> i.getId().equals(drawn.getIssue()))
                    .findFirst();
            issue = found.map(i -> i.getTitle()).orElse(issue);
            level = found.map(i -> i.getLevels(drawn.getLevel()).getTitle()).orElse(level);
        }
        return "%s draws a red line at the table %s: %s, %s “%s”."
                .formatted(
                        name(drawn.getCountry()),
                        parties(drawn.getTable()),
                        issue,
                        drawn.getBound() == RedLineBound.RED_LINE_BOUND_AT_MOST ? "not above" : "not below",
                        level);
    }

    private String parties(String table) {
        Table found = tables.get(table);
        return found == null
                ? table
                : found.getPartiesList().stream().map(this::name).collect(Collectors.joining(" and "));
    }

    private String name(String country) {
        return names.getOrDefault(country, country);
    }

    /** What a deal says, without what stays as it is without one. */
    List<Term> terms(String table, Deal deal) {
        Table found = tables.get(table);
        if (found == null) {
            return List.of();
        }
        return IntStream.range(0, Math.min(found.getIssuesCount(), deal.getLevelsCount()))
                .filter(i -> deal.getLevels(i) > 0)
                .mapToObj(i -> Term.newBuilder()
                        .setIssue(found.getIssues(i).getTitle())
                        .setLevel(
                                found.getIssues(i).getLevels(deal.getLevels(i)).getTitle())
                        .build())
                .toList();
    }
}
