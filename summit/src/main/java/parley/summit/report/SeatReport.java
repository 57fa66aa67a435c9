package parley.summit.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import parley.summit.seat.Reply;
import parley.summit.seat.TurnKind;
import parley.summit.transcript.Driver;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Event.TurnEnded;
import parley.summit.transcript.Transcript;

/**
 * Who drove one seat, and what went wrong there.
 *
 * @param driver e.g. {@code boulware}, {@code agent 127.0.0.1:7101}; all of them where they changed
 * @param problems in the order in which they happened, e.g. {@code round 2, measures: no answer within 2 s}
 */
public record SeatReport(String country, String driver, List<String> problems) {

    public SeatReport {
        problems = List.copyOf(problems);
    }

    static List<SeatReport> of(Transcript transcript) {
        return transcript.scenario().seats().stream()
                .map(seat -> of(seat, transcript.entries()))
                .toList();
    }

    private static SeatReport of(String seat, List<Entry> entries) {
        List<Entry> turns = entries.stream()
                .filter(e -> e.event() instanceof TurnEnded turn && turn.seat().equals(seat))
                .toList();
        String drivers = turns.stream()
                .map(e -> words(((TurnEnded) e.event()).driver()))
                .distinct()
                .collect(Collectors.joining(", then "));
        return new SeatReport(
                seat, drivers, turns.stream().flatMap(SeatReport::problem).toList());
    }

    private static java.util.stream.Stream<String> problem(Entry entry) {
        return entry.event() instanceof TurnEnded turn && turn.reply() instanceof Reply.NoReply none
                ? java.util.stream.Stream.of("round " + entry.round() + ", " + words(turn.kind()) + ": " + words(none))
                : java.util.stream.Stream.empty();
    }

    /** What drove a seat, in words. */
    public static String words(Driver driver) {
        return switch (driver.kind()) {
            case UNKNOWN -> "unknown";
            case BUILT_IN -> driver.name();
            case DIALLED_AGENT -> "agent " + driver.name();
            case DIALLED_IN -> "player " + driver.name();
            case PERSON -> "person " + driver.name();
        };
    }

    /** What a turn was for, in words. */
    public static String words(TurnKind kind) {
        return switch (kind) {
            case MEASURES -> "measures";
            case FIRST_TABLES -> "first turn at the tables";
            case SECOND_TABLES -> "second turn at the tables";
            case FLOOR -> "open floor";
        };
    }

    /** Why a turn passed without a move, in words. */
    public static String words(Reply.NoReply none) {
        return none.detail().isBlank() ? none.reason().name().toLowerCase(Locale.ROOT) : none.detail();
    }
}
