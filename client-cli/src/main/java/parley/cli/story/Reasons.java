package parley.cli.story;

import java.util.ArrayList;
import java.util.List;
import parley.cli.story.Block.Item;
import parley.summit.scenario.Table;
import parley.summit.seat.Appraisal;
import parley.summit.session.Replay.Worth;

/** Why somebody signed, or did not: what the deal was worth to each, and the parts of it. */
record Reasons(Words words) {

    List<Item> signature(Table table, Worth worth) {
        var items = new ArrayList<Item>();
        for (String party : table.parties()) {
            Appraisal appraisal = worth.byCountry().get(party);
            if (appraisal != null) {
                items.add(Item.of("", why(table, party, appraisal)));
            }
        }
        return items;
    }

    private String why(Table table, String party, Appraisal appraisal) {
        return "Why %s signs: %s; this one is worth as much as %s to it. In it, US$ bn: %s."
                .formatted(
                        words.the(party),
                        words.fallBack(table),
                        Words.dollars(words.money(party, appraisal.surplus())),
                        parts(party, appraisal));
    }

    private String parts(String party, Appraisal appraisal) {
        String retaliation = appraisal.retaliation() == 0
                ? ""
                : "; what China may do about it " + Words.signed(words.money(party, -appraisal.retaliation()));
        return "material, money and technology %s%s; politics at home %s"
                .formatted(
                        Words.signed(words.money(party, appraisal.welfare())),
                        retaliation,
                        Words.signed(words.money(party, appraisal.politics())));
    }

    /** What was missed, or why it was right to leave. */
    List<Item> leftOver(Table table, Worth worth) {
        var items = new ArrayList<Item>();
        for (String party : table.parties()) {
            Appraisal appraisal = worth.byCountry().get(party);
            if (appraisal != null) {
                String verdict = appraisal.surplus() >= 0
                        ? "would have gained: the last offer was worth as much as %s to it"
                        : "would have lost by the last offer, as much as %s";
                items.add(Item.of(
                        "",
                        "%s %s. In it, US$ bn: %s."
                                .formatted(
                                        Words.sentence(words.the(party)),
                                        verdict.formatted(Words.dollars(words.money(party, appraisal.surplus()))),
                                        parts(party, appraisal))));
            }
        }
        return items;
    }
}
