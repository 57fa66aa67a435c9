package parley.cli.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.cli.story.Block.Heading;
import parley.cli.story.Block.Item;
import parley.cli.story.Block.Rank;
import parley.summit.report.CountryReport;
import parley.summit.report.RunReport;
import parley.summit.report.TableReport;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.Table;
import parley.summit.scenario.TableKind;
import parley.summit.transcript.DealStatus;

/** The whole in a few lines. */
record InShort(Scenario scenario, Words words, RunReport report, Supply supply) {

    List<Block> blocks() {
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
        leaders().ifPresent(blocks::add);
        report.outlook().stream()
                .filter(c -> c.country().equals(Scenario.USA) && !c.months().isEmpty())
                .forEach(c -> blocks.add(Item.of("Supply", supply(c))));
        return blocks;
    }

    /** The rivals' leaders meet, and then? */
    private Optional<Item> leaders() {
        return scenario.tables().stream()
                .filter(t -> t.kind() == TableKind.TRUCE && t.meetingRound() < t.deadlineRound())
                .findFirst()
                .map(t -> Item.of(
                        "Leaders",
                        "the leaders of %s and %s meet in round %d; %s."
                                .formatted(words.the(t.buyer()), words.the(t.host()), t.meetingRound(), truce(t))));
    }

    private String truce(Table table) {
        return report.deals().stream()
                .filter(t -> t.table().equals(table.id()))
                .flatMap(t -> t.deal().stream())
                .findFirst()
                .map(d -> "the truce is signed "
                        + (d.round() == table.meetingRound() ? "there" : "in round " + d.round())
                        + d.course().stream()
                                .filter(c -> c.to() == DealStatus.LAPSED)
                                .findFirst()
                                .map(c -> " and breaks down in " + words.month(c.month()))
                                .orElse(" and holds"))
                .orElse("no truce is signed");
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
        return supply.restriction(country)
                .map(level -> ", while China restricts what it sells it (" + level + ")")
                .orElse("");
    }
}
