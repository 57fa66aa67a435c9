package parley.cli.session;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import parley.cli.client.SessionLine;
import parley.cli.story.Block;
import parley.cli.story.Block.Grid;
import parley.cli.story.Block.Heading;
import parley.cli.story.Block.Item;
import parley.cli.story.Block.Rank;
import parley.cli.story.Block.Tone;

/** Says how sessions fare. */
final class SessionWords {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private SessionWords() {}

    static Grid table(List<SessionLine> sessions) {
        return new Grid(
                List.of("session", "scenario", "seed", "state", "progress", "created"),
                sessions.stream().map(SessionWords::row).toList());
    }

    private static List<String> row(SessionLine session) {
        return List.of(
                session.name(),
                session.scenario(),
                session.seed().map(String::valueOf).orElse("kept back"),
                session.state() + (session.pause().isPresent() ? ", paused" : ""),
                progress(session),
                TIME.format(session.created()));
    }

    private static String progress(SessionLine session) {
        return session.month() > 0 ? "month " + session.month() : "round " + session.round();
    }

    static List<Block> session(SessionLine session) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Heading(Rank.PART, session.name()));
        blocks.add(Item.of("Scenario", session.scenario()));
        blocks.add(Item.of("Seed", session.seed().map(String::valueOf).orElse("kept back until it is over")));
        blocks.add(
                Item.of("State", session.state() + ", " + progress(session) + ", " + session.lastEvent() + " events"));
        session.pause()
                .map(SessionWords::paused)
                .ifPresent(words -> blocks.add(new Item("! Clocks", words, Tone.WARNING)));
        blocks.add(Item.of("Created", TIME.format(session.created())));
        if (!session.digest().isEmpty()) {
            blocks.add(Item.of("Digest", session.digest()));
        }
        if (!session.problem().isEmpty()) {
            blocks.add(new Item("! Problem", session.problem(), Tone.WARNING));
        }
        session.seats().forEach(seat -> blocks.add(seat(seat)));
        return blocks;
    }

    /** That the clocks stand still, and why. */
    static String paused(String reason) {
        return reason.isEmpty() ? "paused" : "paused: " + reason;
    }

    private static String health(SessionLine.Seat seat) {
        return seat.health().equals("UNSPECIFIED")
                ? "not asked yet"
                : seat.health().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Item seat(SessionLine.Seat seat) {
        boolean trouble = seat.turnsWithoutMove() > 0;
        String problem = trouble
                ? "; " + seat.turnsWithoutMove() + " turns without a move, the last time: " + seat.lastProblem()
                : "";
        return new Item(
                seat.country(), seat.driver() + ", " + health(seat) + problem, trouble ? Tone.WARNING : Tone.PLAIN);
    }
}
