package parley.cli.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import parley.cli.story.Block.Heading;
import parley.cli.story.Block.Item;
import parley.cli.story.Block.Rank;
import parley.cli.story.Block.Tone;
import parley.summit.report.CountryReport;
import parley.summit.report.RunReport;
import parley.summit.report.SeatReport;
import parley.summit.report.TableReport;
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
    private final Words words;

    /** The worth of the deals and offers comes from a replay. */
    public Story(Transcript transcript, Replay replay) {
        this(transcript, replay.worth(), replay.bids());
    }

    /** Without what deals and offers were worth the story says no reasons. */
    public Story(Transcript transcript) {
        this(transcript, Map.of(), List.of());
    }

    private Story(Transcript transcript, Map<String, Worth> worth, List<Bid> bids) {
        this.transcript = transcript;
        this.worth = worth;
        this.bids = bids;
        report = RunReport.of(transcript);
        words = new Words(transcript.scenario());
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
        List<Block> opening = Opening.of(transcript.scenario());
        var blocks = new ArrayList<>(opening.subList(0, Opening.HEAD));
        blocks.addAll(inShort());
        blocks.addAll(opening.subList(Opening.HEAD, opening.size()));
        blocks.addAll(maps());
        blocks.addAll(week());
        blocks.addAll(aftermath(Detail.FULL));
        blocks.addAll(players());
        return blocks;
    }

    private List<Block> maps() {
        var blocks = new ArrayList<Block>();
        List<Block.Figure> maps = new Atlases(transcript.scenario(), words, report, new Levels(report)).figures();
        if (!maps.isEmpty()) {
            blocks.add(new Heading(Rank.CHAPTER, "Deals and measures on a map"));
            blocks.addAll(maps);
        }
        return blocks;
    }

    /** The title of the chapter that the rounds are told in. */
    public static Heading weekHeading() {
        return new Heading(Rank.CHAPTER, "The course of the summit");
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
        var concessions = new Concessions(scenario, words, bids);
        var blocks = new ArrayList<Block>();
        blocks.addAll(new Deals(transcript, words, report, worth, concessions).blocks());
        blocks.addAll(new Measures(scenario, words, report, new Levels(report)).blocks());
        blocks.addAll(new Supply(scenario, report, words, detail).blocks());
        return blocks;
    }

    private List<Block> players() {
        var blocks = new ArrayList<Block>();
        blocks.add(new Heading(Rank.CHAPTER, "Who played"));
        for (SeatReport seat : report.seats()) {
            String driver = seat.driver().isEmpty() ? "was not asked for a move" : seat.driver();
            blocks.add(Item.of(seat.country(), words.country(seat.country()) + ": " + driver));
            seat.problems()
                    .forEach(problem -> blocks.add(
                            new Item("! " + seat.country(), problem + " [" + seat.driver() + "]", Tone.WARNING)));
        }
        return blocks;
    }

    private List<Block> inShort() {
        var blocks = new ArrayList<Block>();
        blocks.add(new Heading(Rank.CHAPTER, "In short"));
        long signed = report.deals().stream().filter(t -> t.deal().isPresent()).count();
        String names = Words.list(report.deals().stream()
                .filter(t -> t.deal().isPresent())
                .map(TableReport::table)
                .toList());
        blocks.add(Item.of(
                "Deals",
                signed + " of " + report.deals().size() + " tables signed" + (signed == 0 ? "." : ": " + names + ".")));
        blocks.add(Item.of(
                "China",
                "highest level %d toward the United States and all; opened at %d."
                        .formatted(
                                report.escalation().highest(),
                                report.escalation().opening())));
        report.outlook().stream()
                .filter(c -> c.country().equals(Scenario.USA) && !c.months().isEmpty())
                .forEach(c -> blocks.add(Item.of("Supply", supply(c))));
        return blocks;
    }

    private String supply(CountryReport country) {
        var first = country.months().get(0);
        var last = country.months().get(country.months().size() - 1);
        return "the dependence of %s on China goes from %s to %s %% in %d months%s; its welfare changes by %s."
                .formatted(
                        words.the(country.country()),
                        Words.percent(first.dependence()),
                        Words.percent(last.dependence()),
                        last.month(),
                        last.dependence() < first.dependence() ? whileRestricted(country) : "",
                        Words.bn(last.welfare()));
    }

    private String whileRestricted(CountryReport country) {
        return new Supply(transcript.scenario(), report, words, Detail.BRIEF)
                .restriction(country)
                .map(level -> ", while China restricts what it sells it (" + level + ")")
                .orElse("");
    }
}
