package parley.wire;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parley.bargaining.domain.Domain;
import parley.bargaining.domain.Issue;
import parley.proto.bargaining.v1.DiscreteValues;
import parley.proto.bargaining.v1.Outcome;
import parley.proto.bargaining.v1.RealValues;
import parley.proto.bargaining.v1.Value;
import parley.proto.bargaining.v1.WholeValues;

/** Domains and their outcomes. */
final class DomainCodec {

    private static final int MOST_ISSUES = 100;
    private static final long MOST_OUTCOMES = 1_000_000;
    private static final Pattern REFUSAL = Pattern.compile("(?s)(.*) \\(expected: (.*)\\)");

    private DomainCodec() {}

    static parley.proto.bargaining.v1.Domain toProto(Domain domain) {
        return parley.proto.bargaining.v1.Domain.newBuilder()
                .addAllIssues(domain.issues().stream().map(DomainCodec::toProto).toList())
                .build();
    }

    private static parley.proto.bargaining.v1.Issue toProto(Issue issue) {
        var proto = parley.proto.bargaining.v1.Issue.newBuilder().setName(issue.name());
        return switch (issue) {
            case Issue.Discrete discrete ->
                proto.setDiscrete(DiscreteValues.newBuilder().addAllNames(discrete.values()))
                        .build();
            case Issue.Whole whole ->
                proto.setWhole(WholeValues.newBuilder()
                                .setLowest(whole.lowest())
                                .setHighest(whole.highest()))
                        .build();
            case Issue.Real real ->
                proto.setReal(RealValues.newBuilder()
                                .setLowest(real.lowest())
                                .setHighest(real.highest())
                                .setSteps(real.steps().orElse(0)))
                        .build();
        };
    }

    static Domain fromProto(String field, parley.proto.bargaining.v1.Domain proto) {
        Bounds.check(
                proto.getIssuesCount() <= MOST_ISSUES,
                field + ".issues",
                proto.getIssuesCount() + " issues",
                "at most " + MOST_ISSUES);
        List<Issue> issues = Bounds.each(field + ".issues", proto.getIssuesList(), DomainCodec::issue);
        return counted(field, checked(field, () -> new Domain(issues)));
    }

    /** The domain, whose outcomes must be few enough to be worked through one by one. */
    static Domain counted(String field, Domain domain) {
        for (Issue issue : domain.issues()) {
            Bounds.check(
                    !(issue instanceof Issue.Real real) || real.steps().isPresent(),
                    field + ".issues[" + domain.issues().indexOf(issue) + "].real.steps",
                    0,
                    "1 or more");
        }
        Bounds.check(domain.size() <= MOST_OUTCOMES, field, domain.size() + " outcomes", "at most " + MOST_OUTCOMES);
        return domain;
    }

    private static Issue issue(String field, parley.proto.bargaining.v1.Issue proto) {
        String name = Bounds.text(field + ".name", proto.getName(), Bounds.SHORT_TEXT);
        return checked(field, () -> switch (proto.getValuesCase()) {
            case DISCRETE -> new Issue.Discrete(name, names(field, proto.getDiscrete()));
            case WHOLE ->
                new Issue.Whole(
                        name, proto.getWhole().getLowest(), proto.getWhole().getHighest());
            case REAL -> real(name, proto.getReal());
            case VALUES_NOT_SET -> throw new WireException(field + ".values", "", "discrete, whole or real");
        });
    }

    private static List<String> names(String field, DiscreteValues proto) {
        proto.getNamesList().forEach(name -> Bounds.text(field + ".discrete.names", name, Bounds.SHORT_TEXT));
        return proto.getNamesList();
    }

    private static Issue real(String name, RealValues proto) {
        OptionalInt steps = proto.getSteps() == 0 ? OptionalInt.empty() : OptionalInt.of(proto.getSteps());
        return new Issue.Real(name, proto.getLowest(), proto.getHighest(), steps);
    }

    static Outcome outcome(Domain domain, long outcome) {
        int[] levels = domain.levels(outcome);
        var proto = Outcome.newBuilder();
        for (int i = 0; i < levels.length; i++) {
            proto.addValues(value(domain.issues().get(i), levels[i]));
        }
        return proto.build();
    }

    private static Value value(Issue issue, int level) {
        var proto = Value.newBuilder();
        return switch (issue) {
            case Issue.Discrete discrete -> proto.setName(discrete.value(level)).build();
            case Issue.Whole whole -> proto.setWhole((int) whole.number(level)).build();
            case Issue.Real real -> proto.setReal(real.number(level)).build();
        };
    }

    static int outcome(String field, Domain domain, Outcome proto) {
        List<Issue> issues = domain.issues();
        Bounds.check(
                proto.getValuesCount() == issues.size(),
                field + ".values",
                proto.getValuesCount() + " values",
                issues.size() + ", one for each issue");
        int[] levels = new int[issues.size()];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = level(field + ".values[" + i + "]", issues.get(i), proto.getValues(i));
        }
        return (int) domain.outcome(levels);
    }

    private static int level(String field, Issue issue, Value proto) {
        OptionalInt level = switch (issue) {
            case Issue.Discrete discrete when proto.hasName() -> discrete.level(proto.getName());
            case Issue.Whole whole when proto.hasWhole() -> whole.level(Integer.toString(proto.getWhole()));
            case Issue.Real real when proto.hasReal() -> real.level(Double.toString(proto.getReal()));
            case Issue.Discrete other -> OptionalInt.empty();
            case Issue.Whole other -> OptionalInt.empty();
            case Issue.Real other -> OptionalInt.empty();
        };
        return level.orElseThrow(
                () -> new WireException(field, said(proto), "of the issue " + issue.name() + ", " + issue.expected()));
    }

    private static String said(Value proto) {
        return switch (proto.getKindCase()) {
            case NAME -> "the name \"" + PlainText.of(proto.getName()) + "\"";
            case WHOLE -> "the whole number " + proto.getWhole();
            case REAL -> "the real number " + proto.getReal();
            case KIND_NOT_SET -> "";
        };
    }

    /** What the library refuses, with the field that it stood in. */
    static <T> T checked(String field, Supplier<T> made) {
        try {
            return made.get();
        } catch (WireException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            Matcher refusal = REFUSAL.matcher(message);
            throw refusal.matches()
                    ? new WireException(field, refusal.group(1), refusal.group(2), e)
                    : new WireException(field, message, "what the contract says", e);
        }
    }
}
