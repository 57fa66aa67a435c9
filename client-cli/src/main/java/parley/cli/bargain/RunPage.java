package parley.cli.bargain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import parley.bargaining.analysis.Certificate;
import parley.bargaining.analysis.Certificate.Nearness;
import parley.bargaining.analysis.Solution;
import parley.bargaining.protocol.Action;
import parley.bargaining.protocol.Ending;
import parley.bargaining.protocol.Move;
import parley.bargaining.protocol.Transcript;
import parley.cli.story.Block;
import parley.cli.story.Block.Grid;
import parley.cli.story.Block.Heading;
import parley.cli.story.Block.Paragraph;
import parley.cli.story.Block.Rank;

/** A negotiation and how good its end is, in sentences and tables. */
record RunPage(Played played) {

    private static final int MOST_SILENCES = 5;

    private Bargain bargain() {
        return played.bargain();
    }

    private Transcript transcript() {
        return played.transcript();
    }

    private Certificate certificate() {
        return played.certificate();
    }

    /** What a terminal shows. */
    List<Block> blocks() {
        var told = new Told(bargain());
        List<Block> blocks = new ArrayList<>(List.of(
                new Heading(Rank.STORY, bargain().title()),
                told.about(),
                new Paragraph(players()),
                new Paragraph(end()),
                new Heading(Rank.PART, "How good that is"),
                nearness()));
        blocks.add(new Paragraph(left()));
        blocks.addAll(silences());
        blocks.add(new Heading(Rank.PART, "Outcomes"));
        blocks.addAll(told.outcomes(rows()));
        return blocks;
    }

    /** What the page shows: the dance as well. */
    List<Block> page() {
        List<Block> blocks = new ArrayList<>(blocks());
        blocks.add(new Heading(Rank.PART, "The offers"));
        blocks.addAll(new Dance(bargain(), transcript(), certificate()).figures(end()));
        return blocks;
    }

    /** Turns that passed because nothing came back that counts, the first ones with their reasons. */
    private List<Block> silences() {
        List<Block> items = new ArrayList<>();
        long all = transcript().moves().stream()
                .filter(move -> move.action() instanceof Action.NoReply)
                .count();
        for (Move move : transcript().moves()) {
            if (move.action() instanceof Action.NoReply none && items.size() < MOST_SILENCES) {
                items.add(Block.Item.of(
                        bargain().party(move.seat()) + " in round " + move.round(),
                        none.reason().name().toLowerCase(Locale.ROOT)
                                + (none.detail().isEmpty() ? "" : ": " + none.detail())));
            }
        }
        if (all > MOST_SILENCES) {
            items.add(new Paragraph("and " + (all - MOST_SILENCES) + " more, which --json has."));
        }
        if (all > 0) {
            items.add(0, new Heading(Rank.PART, "Turns without an answer: " + all));
        }
        return items;
    }

    private String players() {
        List<String> players = new ArrayList<>();
        for (int seat = 0; seat < played.players().size(); seat++) {
            players.add(bargain().party(seat) + " plays " + played.players().get(seat));
        }
        return String.join(", ", players) + ".";
    }

    private String end() {
        String when = " in round " + transcript().end().round() + ", after "
                + transcript().offers() + " offers";
        return switch (Ending.of(transcript())) {
            case AGREEMENT ->
                "Agreement on outcome " + certificate().agreement().orElseThrow() + when + ": utilities "
                        + Told.numbers(certificate().utilities()) + "; it is "
                        + (certificate().onFrontier() ? "on" : "not on") + " the frontier." + signed() + worseOff()
                        + discounted();
            case TIMEOUT ->
                "No agreement: time was up after round " + transcript().end().round() + " and "
                        + transcript().offers() + " offers.";
            case WALKED -> "No agreement: a party walked away" + when + ".";
            case EXHAUSTED -> "No agreement: nobody had anything new to offer" + when + ".";
            case BROKEN -> "No agreement: a party acted against the rules" + when + ".";
        };
    }

    /** Who signed, where not everybody did. */
    private String signed() {
        List<String> names = played.signatories();
        return names.size() == bargain().parties().size() ? "" : " Signed by " + String.join(", ", names) + " alone.";
    }

    /** Who would have been better off without, which happens only to those who did not sign. */
    private String worseOff() {
        List<String> worse = new ArrayList<>();
        for (int seat = 0; seat < certificate().utilities().size(); seat++) {
            double missing = bargain().space().reservation(seat)
                    - certificate().utilities().get(seat);
            if (missing > 0) {
                worse.add(bargain().party(seat) + " is " + Told.number(missing)
                        + " worse off than without an agreement.");
            }
        }
        return worse.isEmpty() ? "" : " " + String.join(" ", worse);
    }

    private String discounted() {
        return bargain().isDiscounted()
                ? " After the profiles' discounts it is worth " + Told.numbers(played.discounted()) + " by then."
                : "";
    }

    private Grid nearness() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row(Solution.NASH, certificate().nash()));
        rows.add(row(Solution.KALAI, certificate().kalai()));
        rows.add(row(Solution.KALAI_SMORODINSKY, certificate().kalaiSmorodinsky()));
        rows.add(row(Solution.WELFARE, certificate().welfare()));
        return new Grid(List.of("against", "distance", "optimality", "outcome"), rows);
    }

    private static List<String> row(Solution solution, Nearness nearness) {
        String nearest = nearness.points().isEmpty()
                ? "–"
                : String.valueOf(nearness.points().get(0).outcome());
        return List.of(
                Told.name(solution), Told.number(nearness.distance()), Told.number(nearness.optimality()), nearest);
    }

    private String left() {
        String welfare = "Sum of the utilities: " + Told.number(certificate().welfareOptimality())
                + " of the highest possible. Minimum "
                + Told.number(certificate().fairness().minimum()) + ", Jain "
                + Told.number(certificate().fairness().jain()) + ", Gini "
                + Told.number(certificate().fairness().gini()) + ". ";
        return welfare
                + certificate()
                        .left()
                        .map(left -> "Left on the table: outcome " + left.best().outcome() + " would have given "
                                + Told.numbers(left.gains()) + " more, and no one less.")
                        .orElse("No outcome that is rational for all would have given anybody more and nobody less.");
    }

    private List<Told.Row> rows() {
        List<Told.Row> rows = new ArrayList<>();
        certificate()
                .agreement()
                .ifPresent(a -> rows.add(new Told.Row("", bargain().space().point(a))));
        for (Nearness nearness : List.of(
                certificate().nash(),
                certificate().kalai(),
                certificate().kalaiSmorodinsky(),
                certificate().welfare())) {
            rows.addAll(Told.rows(Solution.NASH, nearness.points()).stream()
                    .limit(1)
                    .toList());
        }
        certificate().left().ifPresent(left -> rows.add(new Told.Row("", left.best())));
        return rows;
    }
}
