package parley.cli.explain;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import parley.summit.deal.Breakdown;
import parley.summit.deal.Breakdown.Part;
import parley.summit.explain.Explanation;
import parley.summit.explain.Explanation.AtTable;
import parley.summit.explain.Explanation.Level;
import parley.summit.explain.Explanation.OnLadder;
import parley.summit.explain.Explanation.Option;
import parley.summit.explain.Flip;
import parley.summit.explain.Move;
import parley.summit.explain.Quantity;
import parley.summit.explain.Rule;
import parley.summit.seat.TableAction;

/** Explanations for programs; utilities are surpluses, in units of 0.1 % of the seat's gross domestic product. */
public final class ExplanationJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ExplanationJson() {}

    /** The moves that can be explained. */
    public static String of(List<Move> moves) {
        ObjectNode all = JSON.createObjectNode();
        ArrayNode list = all.putArray("moves");
        moves.forEach(move -> list.add(of(move)));
        return all.toPrettyString();
    }

    private static ObjectNode of(Move move) {
        return JSON.createObjectNode()
                .put("number", move.number())
                .put("round", move.round())
                .put("month", move.month())
                .put("seat", move.seat())
                .put("where", move.where())
                .put("kind", move.kind().name());
    }

    /** One explanation. */
    public static String of(ExplainedMove told) {
        Explanation explanation = told.explanation();
        ObjectNode all = JSON.createObjectNode();
        all.set("move", of(explanation.move()));
        all.put("sentence", told.sentence());
        switch (explanation) {
            case AtTable why -> atTable(all, why);
            case OnLadder why -> onLadder(all, why);
            case Explanation.ByTruce why ->
                all.put("from", why.from()).put("to", why.to()).put("table", why.table());
            case Explanation.OfRedLine why -> {
                all.put("cost", why.cost());
                all.set("within", of(why.within()));
                why.beyond().ifPresent(option -> all.set("beyond", of(option)));
            }
        }
        return all.toPrettyString();
    }

    private static void atTable(ObjectNode all, AtTable why) {
        all.put("rule", rule(why.rule()));
        all.put("reservationValue", 0.0);
        why.opening().ifPresent(deal -> all.putPOJO("dealInForce", deal.levels()));
        why.aspiration()
                .ifPresent(a -> all.put("threshold", a.threshold())
                        .put("best", a.best())
                        .put("turn", a.turn())
                        .put("turns", a.turns()));
        why.expectations()
                .ifPresent(w -> all.putObject("expectations")
                        .put("quiet", w.quiet())
                        .put("slow", w.slow())
                        .put("ban", w.ban()));
        all.set("chosen", of(why.chosen()));
        why.nextBest().ifPresent(option -> all.set("nextBest", of(option)));
        ArrayNode others = all.putArray("others");
        why.others().forEach(option -> others.add(of(option)));
        ArrayNode flips = all.putArray("flips");
        why.flips().forEach(flip -> flips.add(of(flip, action(flip.becomes()))));
        why.toAccept().ifPresent(flip -> all.set("toAccept", of(flip, action(flip.becomes()))));
        why.term().ifPresent(flip -> all.set("term", of(flip, action(flip.becomes()))));
    }

    private static void onLadder(ObjectNode all, OnLadder why) {
        all.put("rule", rule(why.rule()))
                .put("from", why.from())
                .put("to", why.to())
                .put("pressure", why.pressure())
                .put("tension", why.tension())
                .put("opportunity", why.opportunity())
                .put("opportunityDraw", why.opportunityDraw())
                .put("draw", why.draw());
        ArrayNode levels = all.putArray("levels");
        for (Level level : why.options()) {
            ObjectNode node = levels.addObject()
                    .put("level", level.level())
                    .put("title", level.title())
                    .put("probability", level.probability())
                    .put("concession", level.concession())
                    .put("utility", level.utility());
            node.set("items", of(level.worth()));
        }
        why.byDraw().ifPresent(flip -> all.set("byDraw", of(flip, String.valueOf(flip.becomes()))));
        ArrayNode flips = all.putArray("flips");
        why.flips().forEach(flip -> flips.add(of(flip, String.valueOf(flip.becomes()))));
    }

    private static String rule(Rule rule) {
        return switch (rule) {
            case Rule.Strategy s -> s.strategy();
            case Rule.QuantalResponse q -> "quantal response";
            case Rule.Unknown u -> "unknown";
        };
    }

    private static ObjectNode of(Option option) {
        ObjectNode node = JSON.createObjectNode().put("action", action(option.action()));
        option.deal().ifPresent(deal -> {
            ArrayNode levels = node.putArray("levels");
            deal.levels().forEach(levels::add);
        });
        node.put("surplus", option.surplus())
                .put("welfare", option.worth().of(Part.WELFARE))
                .put("retaliation", option.worth().of(Part.RETALIATION))
                .put("politics", option.worth().of(Part.POLITICS))
                .put("commitsUsdBn", option.commits());
        option.probability().ifPresent(p -> node.put("probability", p));
        node.set("items", of(option.worth()));
        return node;
    }

    private static String action(TableAction action) {
        return switch (action) {
            case TableAction.Accept accept -> "ACCEPT";
            case TableAction.Offer offer -> "OFFER";
            case TableAction.Wait wait -> "WAIT";
            case TableAction.Walk walk -> "WALK";
        };
    }

    private static ArrayNode of(Breakdown worth) {
        ArrayNode items = JSON.createArrayNode();
        for (Breakdown.Item item : worth.items()) {
            ObjectNode node = items.addObject()
                    .put("part", item.part().name())
                    .put("name", item.name())
                    .put("amount", item.amount())
                    .put("unit", item.unit())
                    .put("price", item.price())
                    .put("utility", item.utility());
            item.market().ifPresent(m -> node.put("market", m));
        }
        return items;
    }

    private static ObjectNode of(Flip<?> flip, String becomes) {
        Quantity quantity = flip.quantity();
        ObjectNode node = JSON.createObjectNode()
                .put("quantity", quantity.kind().name())
                .put("name", quantity.name())
                .put("now", flip.now())
                .put("enough", flip.enough())
                .put("notEnough", flip.notEnough())
                .put("relative", flip.relative())
                .put("becomes", becomes);
        quantity.part().ifPresent(p -> node.put("part", p.name()));
        quantity.market().ifPresent(m -> node.put("market", m));
        return node;
    }
}
