package parley.bargaining.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import parley.bargaining.domain.Evaluation;
import parley.bargaining.domain.LinearAdditive;
import parley.bargaining.domain.Profile;

/**
 * A party's profile as a file has it.
 *
 * @param place the file, to be named where its content does not fit something else
 * @param valuations one per issue of the domain, in the domain's order
 * @param reservation what no agreement is worth, on whatever scale the utilities are read; empty where the file is silent
 * @param discount by what a utility is multiplied at the deadline; empty where the file is silent
 */
public record ProfileFile(
        String place, String name, List<Valuation> valuations, OptionalDouble reservation, OptionalDouble discount) {

    public ProfileFile {
        valuations = List.copyOf(valuations);
    }

    /** A profile of the library over a domain, to be written; its evaluations must be listed, and add up without a bias. */
    public static ProfileFile of(String name, Profile profile, DomainFile domain) {
        if (!(profile.utility() instanceof LinearAdditive additive) || additive.bias() != 0) {
            throw new IllegalArgumentException("profile " + name + ": " + profile.utility()
                    + " (expected: a sum over the issues, without a bias)");
        }
        List<Valuation> valuations = new ArrayList<>();
        for (int i = 0; i < additive.weights().size(); i++) {
            valuations.add(new Valuation(
                    additive.weights().get(i),
                    worth(domain.issues().get(i), additive.evaluations().get(i))));
        }
        return new ProfileFile(
                name,
                name,
                valuations,
                Double.isFinite(profile.reservation())
                        ? OptionalDouble.of(profile.reservation())
                        : OptionalDouble.empty(),
                profile.discount() == 1 ? OptionalDouble.empty() : OptionalDouble.of(profile.discount()));
    }

    private static Worth worth(IssueEntry issue, Evaluation evaluation) {
        return switch (evaluation) {
            case Evaluation.Listed listed -> {
                Map<String, Double> evaluations = new LinkedHashMap<>();
                for (int level = 0; level < listed.worth().size(); level++) {
                    evaluations.put(issue.values().get(level), listed.worth().get(level));
                }
                yield new Worth.Table(evaluations);
            }
            case Evaluation.Line line ->
                throw new IllegalArgumentException(
                        "evaluation of " + issue.name() + ": " + line + " (expected: a list)");
        };
    }

    /** The library's own utility over the domain that the profile was read for. */
    public LinearAdditive utility(DomainFile domain) {
        List<Evaluation> evaluations = new ArrayList<>();
        for (int i = 0; i < valuations.size(); i++) {
            evaluations.add(evaluation(domain.issues().get(i), valuations.get(i).worth()));
        }
        return new LinearAdditive(valuations.stream().map(Valuation::weight).toList(), evaluations, 0);
    }

    private Evaluation evaluation(IssueEntry issue, Worth worth) {
        return switch (worth) {
            case Worth.Table table ->
                new Evaluation.Listed(issue.values().stream()
                        .map(value -> evaluation(issue, table.evaluations(), value))
                        .toList());
            case Worth.Linear linear ->
                new Evaluation.Line(linear.slope(), linear.offset() - linear.slope() * lowest(issue));
            case Worth.Function function -> line(issue, function);
        };
    }

    private static double lowest(IssueEntry issue) {
        return issue instanceof IssueEntry.Whole whole ? whole.lowest() : 0;
    }

    /** GENIUS's functions of a real number; a triangle is kept in files, but no utility has one. */
    private Evaluation line(IssueEntry issue, Worth.Function function) {
        List<Double> parameters = function.parameters();
        if (function.name().equals("linear") && parameters.size() >= 2) {
            return new Evaluation.Line(parameters.get(1), parameters.get(0));
        }
        if (function.name().equals("constant") && !parameters.isEmpty()) {
            return new Evaluation.Line(0, parameters.get(0));
        }
        throw new FaultyFileException(
                place,
                "function of issue " + issue.name(),
                function.name() + " " + parameters,
                "linear with two parameters, or constant with one");
    }

    private double evaluation(IssueEntry issue, Map<String, Double> evaluations, String value) {
        Double evaluation = evaluations.get(value);
        if (evaluation == null) {
            throw new FaultyFileException(
                    place,
                    "issue " + issue.name() + ", evaluation of " + value,
                    "",
                    "one for every value of the domain");
        }
        return evaluation;
    }
}
