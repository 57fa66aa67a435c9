package parley.bargaining.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import parley.bargaining.domain.LinearAdditive;

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

    /** The library's own utility over the domain that the profile was read for. */
    public LinearAdditive utility(DomainFile domain) {
        List<List<Double>> evaluations = new ArrayList<>();
        for (int i = 0; i < valuations.size(); i++) {
            evaluations.add(
                    evaluations(domain.issues().get(i), valuations.get(i).worth()));
        }
        return new LinearAdditive(valuations.stream().map(Valuation::weight).toList(), evaluations);
    }

    private List<Double> evaluations(IssueEntry issue, Worth worth) {
        return switch (worth) {
            case Worth.Table table ->
                issue.values().stream()
                        .map(value -> evaluation(issue, table.evaluations(), value))
                        .toList();
            case Worth.Linear linear ->
                IntStream.range(0, Math.toIntExact(issue.size()))
                        .mapToObj(step -> linear.offset() + linear.slope() * step)
                        .toList();
            case Worth.Function function ->
                throw new FaultyFileException(
                        place, "issue " + issue.name(), function.name(), "evaluations that can be listed");
        };
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
