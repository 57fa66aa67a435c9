package parley.cli.explain;

import java.util.Arrays;
import java.util.List;
import parley.cli.story.Words;
import parley.summit.deal.Breakdown.Part;
import parley.summit.explain.Flip;
import parley.summit.explain.Move;
import parley.summit.explain.Quantity;
import parley.summit.measure.Drive;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.Table;
import parley.summit.seat.TableAction;

/** What would have changed a decision, in sentences. */
record Changes(Scenario scenario, Move move) {

    String atTable(Flip<TableAction> flip) {
        Table table = scenario.table(move.where()).orElseThrow();
        if (flip.quantity().kind() == Quantity.Kind.TERM) {
            return "Of the offer it had to answer, one term is enough: with %s at %s instead of %s it would have %s."
                    .formatted(
                            title(table, flip.quantity().name()),
                            level(table, flip.quantity().name(), flip.enough()),
                            level(table, flip.quantity().name(), flip.now()),
                            done(table, flip.becomes()));
        }
        return "If %s had been %s instead of %s%s, it would have %s."
                .formatted(
                        name(flip.quantity()),
                        number(flip.quantity(), flip.enough()),
                        number(flip.quantity(), flip.now()),
                        size(flip),
                        done(table, flip.becomes()));
    }

    String onLadder(Flip<Integer> flip) {
        return "If %s had been %s instead of %s%s, it would have chosen level %d."
                .formatted(
                        name(flip.quantity()),
                        number(flip.quantity(), flip.enough()),
                        number(flip.quantity(), flip.now()),
                        size(flip),
                        flip.becomes());
    }

    /** Sizes are comparable where something is a share of itself; a draw or a chance is as it is. */
    private static String size(Flip<?> flip) {
        return switch (flip.quantity().kind()) {
            case PRICE, WEIGHT, CONCESSION_AVERSION, BUDGET, MOTIVE, RED_LINE_COST ->
                " (" + percent(flip.relative()) + " "
                        + (Math.abs(flip.enough()) > Math.abs(flip.now()) ? "more" : "less") + ")";
            case RESERVATION, ASPIRATION -> " (by " + percent(flip.relative()) + " of its best deal)";
            case DRAW, OPPORTUNITY, TERM -> "";
        };
    }

    private static String percent(double share) {
        return share < .001 ? "under 0.1 %" : Numbers.plain(100 * share) + " %";
    }

    private String name(Quantity quantity) {
        return switch (quantity.kind()) {
            case RESERVATION -> "its reservation value, US$ bn,";
            case ASPIRATION -> "the least it asked for, US$ bn,";
            case PRICE ->
                "the worth of one unit of " + quantity.name()
                        + quantity.market().map(m -> " in " + m).orElse("");
            case WEIGHT -> "the weight of " + quantity.part().map(Changes::part).orElse("all");
            case CONCESSION_AVERSION -> "its aversion to giving";
            case BUDGET -> "what it could still commit, US$ bn,";
            case DRAW -> "the draw";
            case OPPORTUNITY -> "the chance that it is ready to act";
            case TERM -> quantity.name();
            case MOTIVE -> motive(quantity.name()) + " (" + quantity.name() + ")";
            case RED_LINE_COST -> "the cost of crossing the line";
        };
    }

    /** The numbers of MODEL section 9.2 in words. */
    private static String motive(String symbol) {
        Drive drive = Arrays.stream(Drive.values())
                .filter(d -> d.symbol().equals(symbol))
                .findFirst()
                .orElseThrow();
        return switch (drive) {
            case PRESSURE -> "the pressure it felt";
            case DEMAND -> "the value of what it demands, US$ bn,";
            case SENSITIVITY -> "the scale by which it counts money, US$ bn,";
            case TARGET_LOSS -> "the factor on what the other side is believed to lose";
            case OWN_COST -> "the factor on its own cost";
            case DIVERSION -> "the factor on the markets it would lose";
            case BASE_RATE -> "the base rate of concession";
            case CONFLICT -> "the weight of an expected conflict";
            case THREAT -> "the bonus of a threat";
            case RECIPROCITY -> "how much it answers pressure in kind";
            case INERTIA -> "its inertia";
            case PRECISION -> "how sharply it prefers the better level";
        };
    }

    static String part(Part part) {
        return switch (part) {
            case WELFARE -> "material, money and technology";
            case RETALIATION -> "China's answer";
            case POLITICS -> "politics at home";
        };
    }

    private String number(Quantity quantity, double value) {
        return switch (quantity.kind()) {
            case RESERVATION, ASPIRATION -> Numbers.plain(new Words(scenario).money(move.seat(), value));
            case PRICE, WEIGHT, CONCESSION_AVERSION, BUDGET, DRAW, OPPORTUNITY, TERM, MOTIVE, RED_LINE_COST ->
                Numbers.plain(value);
        };
    }

    /** What is done, as a participle. */
    String done(Table table, TableAction action) {
        return switch (action) {
            case TableAction.Accept accept -> "accepted";
            case TableAction.Offer offer -> "offered " + lower(new Words(scenario).offer(table, offer.deal()));
            case TableAction.Wait wait -> "waited";
            case TableAction.Walk walk -> "walked away";
        };
    }

    private static String lower(String text) {
        return text.startsWith("nothing") ? text : "“" + text + "”";
    }

    private static String title(Table table, String issue) {
        return "“" + Words.brief(table.issues().get(table.issueIndex(issue))) + "”";
    }

    private static String level(Table table, String issue, double index) {
        return "“"
                + table.issues()
                        .get(table.issueIndex(issue))
                        .levels()
                        .get((int) index)
                        .title() + "”";
    }

    /** All sentences, or what it means that there is none. */
    static List<String> orNone(List<String> sentences) {
        return sentences.isEmpty()
                ? List.of("No single number turns it, up to twice what it was or down to nothing.")
                : sentences;
    }
}
