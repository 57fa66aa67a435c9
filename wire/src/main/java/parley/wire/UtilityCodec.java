package parley.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parley.bargaining.domain.Affine;
import parley.bargaining.domain.Combination;
import parley.bargaining.domain.Domain;
import parley.bargaining.domain.Evaluation;
import parley.bargaining.domain.HyperRectangles;
import parley.bargaining.domain.LinearAdditive;
import parley.bargaining.domain.Table;
import parley.bargaining.domain.Utility;
import parley.proto.bargaining.v1.AdditiveUtility;
import parley.proto.bargaining.v1.AffineUtility;
import parley.proto.bargaining.v1.Box;
import parley.proto.bargaining.v1.BoxSide;
import parley.proto.bargaining.v1.BoxUtility;
import parley.proto.bargaining.v1.CombinedPart;
import parley.proto.bargaining.v1.CombinedUtility;
import parley.proto.bargaining.v1.LinearEvaluation;
import parley.proto.bargaining.v1.ListedEvaluation;
import parley.proto.bargaining.v1.TableEntry;
import parley.proto.bargaining.v1.TableUtility;
import parley.proto.bargaining.v1.WeightedEvaluation;

/** Utilities over a domain, whatever their kind. */
final class UtilityCodec {

    private static final int DEEPEST = 10;

    private final Domain domain;

    UtilityCodec(Domain domain) {
        this.domain = domain;
    }

    parley.proto.bargaining.v1.Utility toProto(Utility utility) {
        var proto = parley.proto.bargaining.v1.Utility.newBuilder();
        return switch (utility) {
            case LinearAdditive additive ->
                proto.setAdditive(additive(additive)).build();
            case Affine affine ->
                proto.setAffine(AffineUtility.newBuilder()
                                .addAllSlopes(affine.slopes())
                                .setIntercept(affine.intercept()))
                        .build();
            case Table table -> proto.setTable(table(table)).build();
            case HyperRectangles boxes -> proto.setBoxes(boxes(boxes)).build();
            case Combination combination ->
                proto.setCombined(combined(combination)).build();
        };
    }

    private static AdditiveUtility additive(LinearAdditive utility) {
        var proto = AdditiveUtility.newBuilder().setBias(utility.bias());
        for (int i = 0; i < utility.weights().size(); i++) {
            var issue =
                    WeightedEvaluation.newBuilder().setWeight(utility.weights().get(i));
            proto.addIssues(
                    switch (utility.evaluations().get(i)) {
                        case Evaluation.Listed listed ->
                            issue.setListed(ListedEvaluation.newBuilder().addAllWorth(listed.worth()));
                        case Evaluation.Line line ->
                            issue.setLinear(LinearEvaluation.newBuilder()
                                    .setSlope(line.slope())
                                    .setIntercept(line.intercept()));
                    });
        }
        return proto.build();
    }

    /** In the order of the outcomes, so that the same table always makes the same bytes. */
    private TableUtility table(Table table) {
        var proto = TableUtility.newBuilder().setOtherwise(table.otherwise());
        table.entries().entrySet().stream()
                .map(e -> Map.entry(domain.outcome(e.getKey()), e.getValue()))
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> proto.addEntries(TableEntry.newBuilder()
                        .setOutcome(DomainCodec.outcome(domain, e.getKey()))
                        .setUtility(e.getValue())));
        return proto.build();
    }

    private static BoxUtility boxes(HyperRectangles utility) {
        var proto = BoxUtility.newBuilder().setBias(utility.bias());
        for (HyperRectangles.Box box : utility.boxes()) {
            var one = Box.newBuilder().setWeight(box.weight()).setUtility(box.utility());
            box.sides()
                    .forEach(side -> one.addSides(BoxSide.newBuilder()
                            .setIssue(side.issue())
                            .setFrom(side.from())
                            .setTo(side.to())));
            proto.addBoxes(one);
        }
        return proto.build();
    }

    private CombinedUtility combined(Combination utility) {
        return CombinedUtility.newBuilder()
                .addAllParts(utility.parts().stream()
                        .map(part -> CombinedPart.newBuilder()
                                .setWeight(part.weight())
                                .setUtility(toProto(part.utility()))
                                .build())
                        .toList())
                .build();
    }

    /** The utility, not yet evaluated; that its numbers suit the domain is found out then. */
    Utility fromProto(String field, parley.proto.bargaining.v1.Utility proto) {
        return fromProto(field, proto, 1);
    }

    private Utility fromProto(String field, parley.proto.bargaining.v1.Utility proto, int depth) {
        Bounds.check(depth <= DEEPEST, field, "nested " + depth + " deep", "at most " + DEEPEST);
        return DomainCodec.checked(field, () -> switch (proto.getKindCase()) {
            case ADDITIVE -> additive(field + ".additive", proto.getAdditive());
            case AFFINE ->
                new Affine(proto.getAffine().getSlopesList(), proto.getAffine().getIntercept());
            case TABLE -> table(field + ".table", proto.getTable());
            case BOXES -> boxes(field + ".boxes", proto.getBoxes());
            case COMBINED ->
                new Combination(Bounds.each(
                        field + ".combined.parts",
                        proto.getCombined().getPartsList(),
                        (path, part) -> new Combination.Part(
                                part.getWeight(), fromProto(path + ".utility", part.getUtility(), depth + 1))));
            case KIND_NOT_SET -> throw new WireException(field, "", "additive, affine, table, boxes or combined");
        });
    }

    private static Utility additive(String field, AdditiveUtility proto) {
        List<Double> weights = new ArrayList<>();
        List<Evaluation> evaluations = new ArrayList<>();
        for (WeightedEvaluation issue : proto.getIssuesList()) {
            weights.add(issue.getWeight());
            evaluations.add(evaluation(field + ".issues[" + evaluations.size() + "]", issue));
        }
        return new LinearAdditive(weights, evaluations, proto.getBias());
    }

    private static Evaluation evaluation(String field, WeightedEvaluation proto) {
        return switch (proto.getEvaluationCase()) {
            case LISTED -> new Evaluation.Listed(proto.getListed().getWorthList());
            case LINEAR ->
                new Evaluation.Line(
                        proto.getLinear().getSlope(), proto.getLinear().getIntercept());
            case EVALUATION_NOT_SET -> throw new WireException(field, "", "listed or linear");
        };
    }

    private Utility table(String field, TableUtility proto) {
        Map<List<String>, Double> entries = new HashMap<>();
        for (int i = 0; i < proto.getEntriesCount(); i++) {
            String path = field + ".entries[" + i + "].outcome";
            int outcome = DomainCodec.outcome(path, domain, proto.getEntries(i).getOutcome());
            boolean first =
                    entries.put(domain.values(outcome), proto.getEntries(i).getUtility()) == null;
            Bounds.check(first, path, "outcome " + outcome + " again", "each once");
        }
        return new Table(entries, proto.getOtherwise());
    }

    private static Utility boxes(String field, BoxUtility proto) {
        return new HyperRectangles(
                Bounds.each(field, proto.getBoxesList(), (path, box) -> box(path, box)), proto.getBias());
    }

    private static HyperRectangles.Box box(String field, Box proto) {
        return new HyperRectangles.Box(
                Bounds.each(
                        field + ".sides",
                        proto.getSidesList(),
                        (path, side) -> DomainCodec.checked(
                                path, () -> new HyperRectangles.Side(side.getIssue(), side.getFrom(), side.getTo()))),
                proto.getWeight(),
                proto.getUtility());
    }
}
