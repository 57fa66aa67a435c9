package parley.cli.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import parley.cli.story.Block.Heading;
import parley.cli.story.Block.Item;
import parley.cli.story.Block.Rank;
import parley.cli.story.Block.Tone;
import parley.summit.report.MeasureReport;
import parley.summit.report.SeatReport;
import parley.summit.report.TableReport.Closing;
import parley.summit.scenario.Issue;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.Table;
import parley.summit.seat.Deal;
import parley.summit.seat.Reply;
import parley.summit.session.Replay.Worth;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Event;

/** Tells the rounds of a summit one after the other; remembers what everybody offered last, to say only what is new. */
public final class RoundTeller {

    private final Scenario scenario;
    private final Words words;
    private final Reasons reasons;
    private final Map<String, Deal> lastOffers = new HashMap<>();
    private final Map<String, Deal> onTheTable = new HashMap<>();
    private final Map<String, Event.OfferMade> openings = new HashMap<>();

    public RoundTeller(Scenario scenario) {
        this.scenario = scenario;
        words = new Words(scenario);
        reasons = new Reasons(words);
    }

    /**
     * One round.
     *
     * @param entries all of the round
     * @param worth what was signed, or lay on the table last, by table
     */
    public List<Block> tell(List<Entry> entries, Map<String, Worth> worth) {
        int round = entries.get(0).round();
        var blocks = new ArrayList<Block>();
        blocks.add(new Heading(Rank.PART, "Round " + round + " of " + scenario.rounds() + " · " + words.day(round)));
        entries.forEach(entry -> calendar(entry.event(), blocks));
        meetings(round).ifPresent(blocks::add);
        entries.forEach(entry -> silence(entry.event(), blocks));
        entries.forEach(entry -> measure(entry, blocks));
        entries.forEach(entry -> redLine(entry.event(), blocks));
        blocks.addAll(tables(entries, worth));
        return blocks;
    }

    /** Tables whose leaders meet before their time runs out. */
    private Optional<Item> meetings(int round) {
        List<Table> tables = scenario.tables().stream()
                .filter(t -> t.meetingRound() == round && t.meetingRound() < t.deadlineRound())
                .toList();
        Map<String, List<Table>> byBuyer = new LinkedHashMap<>();
        tables.forEach(
                t -> byBuyer.computeIfAbsent(t.buyer(), b -> new ArrayList<>()).add(t));
        return tables.isEmpty()
                ? Optional.empty()
                : Optional.of(new Item(
                        "Leaders",
                        byBuyer.entrySet().stream()
                                .map(e -> meetings(e.getKey(), e.getValue()))
                                .collect(Collectors.joining(" ")),
                        Tone.STRONG));
    }

    private String meetings(String buyer, List<Table> tables) {
        String those = tables.size() == 1 ? "that" : "those";
        String hosts = Words.list(tables.stream().map(t -> words.the(t.host())).toList());
        return "The leader of %s meets %s of %s; a later signature there earns half the prestige."
                .formatted(words.the(buyer), those, hosts);
    }

    /** Tables at which something happens, each on its own; then those at which nothing does, in one line. */
    private List<Block> tables(List<Entry> entries, Map<String, Worth> worth) {
        var blocks = new ArrayList<Block>();
        var quiet = new ArrayList<String>();
        for (Table table : scenario.tables()) {
            var items = new ArrayList<Item>();
            entries.forEach(entry -> items.addAll(at(table, entry, worth)));
            List<Item> news = items.stream().filter(i -> i.tone() != Tone.FAINT).toList();
            if (news.isEmpty() && !items.isEmpty()) {
                quiet.add(table.id());
            }
            blocks.addAll(labelled(table.id(), news));
        }
        if (!quiet.isEmpty()) {
            blocks.add(new Item("Quiet", "nobody moves at " + Words.list(quiet) + ".", Tone.FAINT));
        }
        return blocks;
    }

    private static void calendar(Event event, List<Block> blocks) {
        if (event instanceof Event.CalendarReached reached) {
            blocks.add(Item.of("Calendar", reached.title() + "."));
        }
        if (event instanceof Event.Injected injected) {
            blocks.add(new Item("News", injected.title() + ".", Tone.STRONG));
        }
    }

    private void silence(Event event, List<Block> blocks) {
        if (event instanceof Event.TurnEnded turn && turn.reply() instanceof Reply.NoReply none) {
            blocks.add(new Item(
                    "! " + turn.seat(),
                    "%s passes its turn (%s) without a move: %s [%s]"
                            .formatted(
                                    Words.sentence(words.the(turn.seat())),
                                    SeatReport.words(turn.kind()),
                                    SeatReport.words(none),
                                    SeatReport.words(turn.driver())),
                    Tone.WARNING));
        }
        if (event instanceof Event.TurnEnded turn
                && turn.reply() instanceof Reply.Move move
                && !move.rationale().isBlank()) {
            blocks.add(Item.of(turn.seat() + " says", "“" + move.rationale().strip() + "”"));
        }
    }

    private void measure(Entry entry, List<Block> blocks) {
        if (entry.event() instanceof Event.MeasureTaken taken) {
            MeasureReport measure = MeasureReport.of(scenario, entry, taken);
            blocks.add(new Item(
                    measure.isStepUp() ? "▲ Measure" : "▽ Measure",
                    Measures.words(words, scenario, measure),
                    Tone.STRONG));
        }
    }

    private void redLine(Event event, List<Block> blocks) {
        if (event instanceof Event.RedLineDrawn line) {
            scenario.table(line.table())
                    .flatMap(t -> t.issues().stream()
                            .filter(i -> i.id().equals(line.issue()))
                            .findFirst())
                    .ifPresent(issue -> blocks.add(new Item("Red line", redLine(line, issue), Tone.STRONG)));
        }
    }

    private String redLine(Event.RedLineDrawn line, Issue issue) {
        String side = switch (line.bound()) {
            case AT_MOST -> "no more";
            case AT_LEAST -> "no less";
        };
        return "%s will sign %s than this at %s: %s, %s."
                .formatted(
                        Words.sentence(words.the(line.country())),
                        side,
                        line.table(),
                        Words.brief(issue),
                        issue.levels().get(line.level()).title());
    }

    private List<Item> at(Table table, Entry entry, Map<String, Worth> worth) {
        Event event = entry.event();
        if (event instanceof Event.OfferMade e && e.table().equals(table.id())) {
            return List.of(offer(table, e));
        }
        if (event instanceof Event.TurnPassed e && e.table().equals(table.id())) {
            return List.of(passed(e));
        }
        if (event instanceof Event.DealSigned e && e.table().equals(table.id())) {
            return signed(table, e, worth);
        }
        return event instanceof Event.TableClosed e && e.table().equals(table.id())
                ? closed(table, new Closing(entry.round(), e.reason(), e.by()), worth)
                : List.of();
    }

    private static List<Block> labelled(String label, List<Item> items) {
        var blocks = new ArrayList<Block>();
        for (Item item : items) {
            blocks.add(blocks.isEmpty() && item.label().isEmpty() ? new Item(label, item.text(), item.tone()) : item);
        }
        return blocks;
    }

    private Item offer(Table table, Event.OfferMade offer) {
        String by = Words.sentence(words.the(offer.by()));
        onTheTable.put(table.id(), offer.deal());
        Deal before = lastOffers.put(table.id() + offer.by(), offer.deal());
        if (before == null) {
            return Item.of("", by + opening(table, offer));
        }
        return before.equals(offer.deal())
                ? new Item("", by + " repeats its offer.", Tone.FAINT)
                : Item.of("", by + " moves. " + words.changes(table, before, offer.deal()) + ".");
    }

    /** What somebody has opened with already is not told twice. */
    private String opening(Table table, Event.OfferMade offer) {
        String text = words.offer(table, offer.deal());
        Event.OfferMade same = openings.putIfAbsent(text, offer);
        if (same == null) {
            return " opens with " + text + ".";
        }
        return same.by().equals(offer.by())
                ? " opens as at " + same.table() + "."
                : " opens as " + words.the(same.by()) + " does at " + same.table() + ".";
    }

    private Item passed(Event.TurnPassed passed) {
        String by = Words.sentence(words.the(passed.by()));
        return switch (passed.reason()) {
            case WAIT -> new Item("", by + " waits.", Tone.FAINT);
            case NO_REPLY -> new Item("", by + " says nothing.", Tone.WARNING);
            case OVER_BUDGET ->
                new Item("", by + "'s answer no longer fits the budget and counts as waiting.", Tone.WARNING);
            case OVERTAKEN ->
                new Item("", by + " moved at the same time, and came second; that counts as waiting.", Tone.FAINT);
        };
    }

    private List<Item> signed(Table table, Event.DealSigned signed, Map<String, Worth> worth) {
        var items = new ArrayList<Item>();
        String offered = words.the(table.other(signed.acceptedBy()));
        items.add(new Item(
                "✓ SIGNED",
                "%s: %s accepts what %s offered.".formatted(table.id(), words.the(signed.acceptedBy()), offered),
                Tone.STRONG));
        items.add(Item.of("", "Agreed: " + words.offer(table, signed.deal()) + "."));
        if (signed.committed() > 0) {
            items.add(Item.of(
                    "",
                    "%s commits US$ %.2f bn of its budget."
                            .formatted(Words.sentence(words.the(table.buyer())), signed.committed())));
        }
        Worth found = worth.get(table.id());
        if (found != null) {
            items.addAll(reasons.signature(table, found));
        }
        return items;
    }

    private List<Item> closed(Table table, Closing closing, Map<String, Worth> worth) {
        var items = new ArrayList<Item>();
        String how = switch (closing.reason()) {
            case WALKED -> words.the(closing.by().orElse("")) + " walks away.";
            case DEADLINE -> "time has run out.";
        };
        items.add(new Item("✗ NO DEAL", table.id() + ": " + how, Tone.STRONG));
        Deal last = onTheTable.get(table.id());
        items.add(
                last == null
                        ? Item.of("", "Nothing was ever offered that could be seen.")
                        : Item.of("", "On the table last: " + words.offer(table, last) + "."));
        Worth found = worth.get(table.id());
        if (found != null) {
            items.addAll(reasons.leftOver(table, found));
        }
        return items;
    }
}
