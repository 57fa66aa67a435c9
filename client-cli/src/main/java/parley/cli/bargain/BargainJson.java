package parley.cli.bargain;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.OptionalDouble;
import parley.bargaining.analysis.Certificate;
import parley.bargaining.analysis.Frontier;
import parley.bargaining.analysis.Opposition;
import parley.bargaining.analysis.Point;
import parley.bargaining.analysis.Solution;
import parley.bargaining.protocol.Action;
import parley.bargaining.protocol.Ending;
import parley.bargaining.protocol.Move;
import parley.bargaining.protocol.Transcript;
import parley.bargaining.strategy.Match;

/** Analyses and negotiations for programs. What is not there, such as the opposition where no outcome is rational, is null. */
record BargainJson(Bargain bargain) {

    /** Of a longer negotiation the rest is counted. */
    private static final int MOST_MOVES = 100_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    String analysis() {
        Frontier frontier = bargain.frontier();
        ObjectNode all = about();
        all.put("outcomes", bargain.domain().arraySize());
        all.set("pareto", points(frontier.points()));
        all.set("nash", points(Solution.NASH.on(frontier)));
        all.set("kalai", points(Solution.KALAI.on(frontier)));
        all.set("modifiedKalai", points(Solution.MODIFIED_KALAI.on(frontier)));
        all.set("kalaiSmorodinsky", points(Solution.KALAI_SMORODINSKY.on(frontier)));
        all.set("maxWelfare", points(Solution.WELFARE.on(frontier)));
        all.set("maxRelativeWelfare", points(Solution.RELATIVE_WELFARE.on(frontier)));
        put(all, "opposition", Opposition.level(bargain.space()));
        all.put("conflict", Opposition.conflict(bargain.space()));
        all.put("rationalFraction", bargain.space().rationalFraction());
        return all.toPrettyString();
    }

    String run(Played played) {
        Match match = played.match();
        Transcript transcript = played.transcript();
        Certificate certificate = played.certificate();
        ObjectNode all = about().put("protocol", match.rules().name()).put("seed", match.seed());
        ArrayNode names = all.putArray("strategies");
        played.players().forEach(names::add);
        if (certificate.agreement().isPresent()) {
            all.set(
                    "agreement",
                    point(bargain.space().point(certificate.agreement().getAsInt())));
        } else {
            all.putNull("agreement");
        }
        ArrayNode signatories = all.putArray("signatories");
        played.signatories().forEach(signatories::add);
        all.set("discountedUtilities", numbers(played.discounted()));
        all.put("rounds", transcript.end().round());
        all.put("roundLimit", match.rounds());
        all.put("offers", transcript.offers());
        all.put("end", Ending.of(transcript).name());
        all.set("noReplies", noReplies(transcript));
        all.set("certificate", certificate(certificate));
        all.set("moves", moves(transcript));
        all.put("movesLeftOut", Math.max(0, transcript.moves().size() - MOST_MOVES));
        return all.toPrettyString();
    }

    private ArrayNode moves(Transcript transcript) {
        ArrayNode all = JSON.createArrayNode();
        for (Move move : transcript.moves().stream().limit(MOST_MOVES).toList()) {
            ObjectNode entry = all.addObject()
                    .put("round", move.round())
                    .put("party", bargain.party(move.seat()))
                    .put("action", ActionName.of(move.action()).name());
            if (move.action() instanceof Action.Offer offer) {
                entry.put("number", offer.outcome());
                entry.setAll(point(bargain.space().point(offer.outcome())));
            }
        }
        return all;
    }

    private ArrayNode noReplies(Transcript transcript) {
        ArrayNode all = JSON.createArrayNode();
        for (Move move : transcript.moves()) {
            if (move.action() instanceof Action.NoReply none) {
                all.addObject()
                        .put("round", move.round())
                        .put("party", bargain.party(move.seat()))
                        .put("reason", none.reason().name())
                        .put("detail", none.detail());
            }
        }
        return all;
    }

    private ObjectNode about() {
        ObjectNode all = JSON.createObjectNode()
                .put("domain", bargain.title())
                .put("normalisation", bargain.normalisation().name());
        ArrayNode parties = all.putArray("parties");
        bargain.parties().forEach(parties::add);
        ArrayNode reservations = all.putArray("reservations");
        for (int seat = 0; seat < bargain.space().parties(); seat++) {
            reservations.add(bargain.space().reservation(seat));
        }
        return all;
    }

    private ObjectNode certificate(Certificate certificate) {
        ObjectNode all = JSON.createObjectNode();
        all.set("utilities", numbers(certificate.utilities()));
        all.put("onFrontier", certificate.onFrontier());
        all.put("rational", certificate.rational());
        all.set("nash", nearness(certificate.nash()));
        all.set("kalai", nearness(certificate.kalai()));
        all.set("kalaiSmorodinsky", nearness(certificate.kalaiSmorodinsky()));
        all.set("maxWelfare", nearness(certificate.welfare()));
        put(all, "welfareOptimality", certificate.welfareOptimality());
        all.put("minimumUtility", certificate.fairness().minimum());
        all.put("jain", certificate.fairness().jain());
        put(all, "gini", certificate.fairness().gini());
        if (certificate.left().isPresent()) {
            Certificate.Left left = certificate.left().get();
            ObjectNode table = all.putObject("leftOnTable");
            table.set("best", point(left.best()));
            table.set("gains", numbers(left.gains()));
            table.set("most", numbers(left.most()));
        } else {
            all.putNull("leftOnTable");
        }
        return all;
    }

    private ObjectNode nearness(Certificate.Nearness nearness) {
        ObjectNode all = JSON.createObjectNode();
        put(all, "distance", nearness.distance());
        put(all, "optimality", nearness.optimality());
        all.set("points", points(nearness.points()));
        return all;
    }

    private ArrayNode points(List<Point> points) {
        ArrayNode all = JSON.createArrayNode();
        points.forEach(point -> all.add(point(point)));
        return all;
    }

    private ObjectNode point(Point point) {
        ObjectNode all = JSON.createObjectNode();
        ArrayNode values = all.putArray("outcome");
        bargain.domain().values(point.outcome()).forEach(values::add);
        all.set("utilities", numbers(point.utilities()));
        return all;
    }

    private static ArrayNode numbers(List<Double> numbers) {
        ArrayNode all = JSON.createArrayNode();
        numbers.forEach(all::add);
        return all;
    }

    private static void put(ObjectNode all, String name, OptionalDouble number) {
        if (number.isPresent()) {
            all.put(name, number.getAsDouble());
        } else {
            all.putNull(name);
        }
    }
}
