package parley.cli.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import parley.cli.story.Block.Grid;
import parley.summit.scenario.Parameter;

/** Every parameter of the model, as the code has it. */
final class ParameterTable {

    private static final List<String> HEAD =
            List.of("symbol", "name", "default", "from", "to", "unit", "meaning", "source");

    private ParameterTable() {}

    static List<Section> sections() {
        return List.of(
                section("Drawn for every run, uniformly from its range", Parameter::drawn),
                section("Fixed, with a range for runs that vary it", p -> !p.drawn()));
    }

    private static Section section(String title, Predicate<Parameter> which) {
        return new Section(
                title,
                "The name is that of the column in a sweep. [J] is judgement, [D] collected for the model, [M] from memory, [S..] a source of"
                        + " MODEL 18, [P] fitted by the authors: ABC [P] to the magnets of 2025, by approximate Bayesian"
                        + " computation, with an early prototype.",
                new Grid(
                        HEAD,
                        Arrays.stream(Parameter.values())
                                .filter(which)
                                .map(p -> List.of(
                                        p.symbol(),
                                        p.name().toLowerCase(Locale.ROOT),
                                        plain(p.standard()),
                                        plain(p.low()),
                                        plain(p.high()),
                                        p.unit(),
                                        p.meaning(),
                                        p.source()))
                                .toList()));
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    /** For a page in Markdown. */
    static String markdown() {
        return String.join("\n", sections().stream().map(Section::markdown).toList());
    }
}
