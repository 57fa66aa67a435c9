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
        return items(table, worth, "gains", "loses");
    }

    /** What was missed, or why it was right to leave. */
    List<Item> leftOver(Table table, Worth worth) {
        return items(table, worth, "would have gained", "would have lost");
    }

    private List<Item> items(Table table, Worth worth, String gain, String loss) {
        var items = new ArrayList<Item>();
        for (String party : table.parties()) {
            Appraisal appraisal = worth.byCountry().get(party);
            if (appraisal != null) {
                items.add(Item.of(
                        "",
                        "%s %s %s over %s (US$ bn: %s)."
                                .formatted(
                                        Words.sentence(words.the(party)),
                                        appraisal.surplus() >= 0 ? gain : loss,
                                        Words.dollars(words.money(party, appraisal.surplus())),
                                        words.fallBack(table),
                                        parts(party, appraisal))));
            }
        }
        return items;
    }

    private String parts(String party, Appraisal appraisal) {
        String answer = Words.signed(words.money(party, -appraisal.retaliation()));
        String retaliation = answer.equals(Words.signed(0)) ? "" : ", what China may do about it " + answer;
        return "material, money and technology %s%s, politics at home %s"
                .formatted(
                        Words.signed(words.money(party, appraisal.welfare())),
                        retaliation,
                        Words.signed(words.money(party, appraisal.politics())));
    }
}
