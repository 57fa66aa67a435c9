package parley.cli.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import parley.cli.story.Block.Heading;
import parley.cli.story.Block.Rank;
import parley.summit.month.MonthEnd;
import parley.summit.report.RunReport;
import parley.summit.scenario.Scenario;
import parley.summit.session.Replay;
import parley.summit.session.Replay.Bid;
import parley.summit.session.Replay.Worth;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Transcript;

/** The whole story of a session, chapter by chapter. */
public final class Story {

    private final Transcript transcript;
    private final RunReport report;
    private final Map<String, Worth> worth;
    private final List<Bid> bids;
    private final List<MonthEnd> months;
    private final Words words;

    /** The worth of the deals and offers comes from a replay, and so does what a transcript does not keep of the months. */
    public Story(Transcript transcript, Replay replay) {
        this(transcript, replay.worth(), replay.bids(), months(transcript, replay));
    }

    /** Without what deals and offers were worth the story says no reasons. */
    public Story(Transcript transcript) {
        this(transcript, Map.of(), List.of(), List.of());
    }

    private Story(Transcript transcript, Map<String, Worth> worth, List<Bid> bids, List<MonthEnd> months) {
        this.transcript = transcript;
        this.worth = worth;
        this.bids = bids;
        this.months = months;
        report = RunReport.of(transcript);
        words = new Words(transcript.scenario());
    }

    /** The months of rules that play the transcript otherwise are not its months. */
    private static List<MonthEnd> months(Transcript transcript, Replay replay) {
        return replay.transcript().entries().equals(transcript.entries()) ? replay.months() : List.of();
    }

    public RunReport report() {
        return report;
    }

    /** Everything from the title on. */
    public List<Block> all() {
        var blocks = new ArrayList<>(Opening.of(transcript.scenario()));
        blocks.addAll(week());
        blocks.addAll(aftermath());
        return blocks;
    }

    /** Everything of a session of which the end is missing: nothing is summed up. */
    public List<Block> soFar() {
        var blocks = new ArrayList<>(Opening.of(transcript.scenario()));
        blocks.addAll(week());
        blocks.addAll(aftermath(Detail.BRIEF));
        blocks.addAll(players());
        return blocks;
    }

    /** Everything, with more pictures than a terminal can show. */
    public List<Block> page() {
        return page(List.of());
    }

    /** The same with a chapter more, on why the moves of the week were made. */
    public List<Block> page(List<Block> why) {
        List<Block> opening = Opening.of(transcript.scenario());
        var blocks = new ArrayList<>(opening.subList(0, Opening.HEAD));
        blocks.addAll(inShort());
        blocks.addAll(maps());
        blocks.addAll(opening.subList(Opening.HEAD, opening.size()));
        blocks.addAll(week());
        blocks.addAll(why);
        blocks.addAll(aftermath(Detail.FULL));
        blocks.addAll(players());
        return blocks;
    }

    private List<Block> maps() {
        var blocks = new ArrayList<Block>();
        blocks.add(new Heading(Rank.CHAPTER, "The map"));
        blocks.addAll(new Atlases(transcript.scenario(), words, report, new Levels(report), decrees()).figures());
        return blocks;
    }

    private Decrees decrees() {
        return new Decrees(transcript.scenario(), words, months);
    }

    /** The title of the chapter that the rounds are told in. */
    public static Heading weekHeading() {
        return new Heading(Rank.CHAPTER, "The tour, day by day");
    }

    private List<Block> week() {
        var blocks = new ArrayList<Block>();
        blocks.add(weekHeading());
        var teller = new RoundTeller(transcript.scenario());
        rounds(transcript.entries()).values().forEach(round -> blocks.addAll(teller.tell(round, worth)));
        return blocks;
    }

    private static Map<Integer, List<Entry>> rounds(List<Entry> entries) {
        var rounds = new TreeMap<Integer, List<Entry>>();
        entries.stream()
                .filter(e -> e.round() > 0)
                .forEach(e -> rounds.computeIfAbsent(e.round(), r -> new ArrayList<>())
                        .add(e));
        return rounds;
    }

    /** What came of it, and who played. */
    public List<Block> aftermath() {
        var blocks = aftermath(Detail.BRIEF);
        blocks.addAll(players());
        blocks.addAll(inShort());
        return blocks;
    }

    private List<Block> aftermath(Detail detail) {
        Scenario scenario = transcript.scenario();
        var blocks = new ArrayList<Block>(offers(detail));
        blocks.addAll(new Deals(transcript, words, report, detail).blocks());
        blocks.addAll(new Measures(scenario, words, report, new Levels(report), decrees(), detail).blocks());
        blocks.addAll(supply(detail).blocks());
        return blocks;
    }

    /** What the week came to, before anything follows from it; nothing is known of it without a replay. */
    private List<Block> offers(Detail detail) {
        var figures = new ArrayList<Block>();
        new Concessions(transcript.scenario(), words, bids, detail).figure().ifPresent(figures::add);
        new Outcomes(transcript.scenario(), words, report, worth, detail)
                .figure()
                .ifPresent(figures::add);
        if (!figures.isEmpty()) {
            figures.add(0, new Heading(Rank.CHAPTER, "The offers that moved"));
        }
        return figures;
    }

    private Supply supply(Detail detail) {
        Scenario scenario = transcript.scenario();
        return new Supply(scenario, report, words, Arrivals.of(scenario, report, months), detail);
    }

    private List<Block> players() {
        return new Players(words, report).blocks();
    }

    private List<Block> inShort() {
        return new InShort(transcript.scenario(), words, report, supply(Detail.BRIEF)).blocks();
    }
}
