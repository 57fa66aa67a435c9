package parley.cli.story;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parley.cli.story.Block.Heading;
import parley.cli.story.Block.Item;
import parley.cli.story.Block.Rank;
import parley.cli.story.Block.Tone;
import parley.summit.report.RunReport;
import parley.summit.report.SeatReport;

/** Who played, and what did not go as it should. */
record Players(Words words, RunReport report) {

    /** Who is driven alike shares a line. */
    List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        blocks.add(new Heading(Rank.CHAPTER, "Who played"));
        Map<String, List<SeatReport>> drivers = new LinkedHashMap<>();
        report.seats()
                .forEach(s -> drivers.computeIfAbsent(s.driver(), d -> new ArrayList<>())
                        .add(s));
        drivers.forEach((driver, seats) -> {
            String names = Words.list(
                    seats.stream().map(s -> words.country(s.country())).toList());
            String codes = seats.size() == 1 ? seats.get(0).country() : seats.size() + " seats";
            blocks.add(Item.of(codes, names + ": " + (driver.isEmpty() ? "not asked for a move" : driver)));
        });
        for (SeatReport seat : report.seats()) {
            seat.problems()
                    .forEach(problem -> blocks.add(
                            new Item("! " + seat.country(), problem + " [" + seat.driver() + "]", Tone.WARNING)));
        }
        return blocks;
    }
}
