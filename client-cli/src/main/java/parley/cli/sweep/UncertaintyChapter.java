package parley.cli.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import parley.cli.story.Block;
import parley.cli.story.Block.Figure;
import parley.cli.story.Block.Grid;
import parley.cli.story.Block.Heading;
import parley.cli.story.Block.Paragraph;
import parley.cli.story.Block.Rank;
import parley.cli.story.Chart.Means;
import parley.summit.scenario.Parameter;
import parley.sweep.summit.Design;
import parley.sweep.summit.Estimate;
import parley.sweep.summit.Headline;
import parley.sweep.summit.LuckAndIgnorance;
import parley.sweep.summit.Sensitivity;
import parley.sweep.summit.Sensitivity.Influence;

/** What of the spread is luck and what is not knowing the parameters, and which of these matter. */
record UncertaintyChapter(Evidence evidence) {

    private static final int MOST_SHOWN = 10;

    /** Of an index between 0 and 1. */
    private static final int DIGITS = 2;

    List<Block> blocks() {
        var blocks = new ArrayList<Block>(List.of(new Heading(Rank.CHAPTER, "Luck, and what nobody knows")));
        blocks.add(luck());
        blocks.addAll(sensitivity());
        return blocks;
    }

    private Block luck() {
        Map<Headline, LuckAndIgnorance> found = new LinkedHashMap<>();
        for (Headline headline : Headline.values()) {
            evidence.findings().luckAndIgnorance(headline).ifPresent(l -> found.put(headline, l));
        }
        List<Map.Entry<Headline, LuckAndIgnorance>> moving = found.entrySet().stream()
                .filter(e -> e.getValue().within() + e.getValue().between() > 0)
                .sorted(Comparator.comparingDouble(
                        e -> -e.getValue().ignorance().value()))
                .toList();
        return moving.isEmpty() ? new Paragraph(without()) : figure(moving);
    }

    private String without() {
        return evidence.plan().design() == Design.MORRIS || evidence.plan().design() == Design.SOBOL
                ? "How the spread divides into luck and ignorance is not told by this design; ./parley sweep --seeds-per-draw 20 tells it."
                : evidence.plan().repetitions() > 1
                        ? "How the spread divides into luck and ignorance cannot be told before more draws have all their runs."
                        : "Every run has parameters and luck of its own, so that the two cannot be told apart here; ./parley sweep --seeds-per-draw 20 tells them apart.";
    }

    private Figure figure(List<Map.Entry<Headline, LuckAndIgnorance>> found) {
        Map.Entry<Headline, LuckAndIgnorance> first = found.get(0);
        Map.Entry<Headline, LuckAndIgnorance> last = found.get(found.size() - 1);
        return new Figure(
                "How much of the spread comes from not knowing the parameters, % of the variance",
                "Most of it where it is about %s: %s %%. Least where it is about %s: %s %%; the rest is luck, which no better knowledge of the parameters takes away."
                        .formatted(
                                first.getKey().meaning(),
                                Evidence.percent(first.getValue().ignorance().value()),
                                last.getKey().meaning(),
                                Evidence.percent(last.getValue().ignorance().value())),
                new Means(
                        "% of the variance that is between draws of the parameters",
                        "epistemic share",
                        "where it probably lies (95 %)",
                        found.stream()
                                .map(e -> row(words(e.getKey()), e.getValue().ignorance(), 100, 0))
                                .toList()),
                new Grid(
                        List.of(
                                "what",
                                "unit",
                                "epistemic %",
                                "from",
                                "to",
                                "standard deviation by luck alone",
                                "by parameters alone"),
                        found.stream()
                                .map(e -> numbers(e.getKey(), e.getValue()))
                                .toList()));
    }

    private static String words(Headline headline) {
        return headline.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    private static List<String> numbers(Headline headline, LuckAndIgnorance found) {
        return List.of(
                words(headline),
                headline.unit().isEmpty() ? "–" : headline.unit(),
                Evidence.percent(found.ignorance().value()),
                Evidence.percent(found.ignorance().low()),
                Evidence.percent(found.ignorance().high()),
                Evidence.readable(found.within()),
                Evidence.readable(found.between()));
    }

    private static Means.Row row(String name, Estimate estimate, double scale, int digits) {
        return new Means.Row(
                name,
                scale * estimate.value(),
                Evidence.number(scale * estimate.value(), digits),
                Optional.of(new Means.Span(scale * estimate.low(), scale * estimate.high())));
    }

    private List<Block> sensitivity() {
        Map<Headline, Sensitivity> found = new LinkedHashMap<>();
        for (Headline headline : Headline.values()) {
            evidence.findings()
                    .sensitivity(headline)
                    .filter(s -> s.influences().stream().anyMatch(i -> i.total().value() > 0))
                    .ifPresent(s -> found.put(headline, s));
        }
        if (found.isEmpty()) {
            return List.of(
                    new Paragraph(
                            "Which parameters matter is told by ./parley sweep --design morris, and with shares of the variance by --design sobol."));
        }
        var blocks = new ArrayList<Block>(List.of(new Heading(Rank.CHAPTER, "What it depends on")));
        blocks.add(new Paragraph(legend()));
        found.forEach((headline, sensitivity) -> blocks.add(figure(headline, sensitivity)));
        return blocks;
    }

    private boolean isMorris() {
        return evidence.plan().design() == Design.MORRIS;
    }

    private String legend() {
        return isMorris()
                ? "One parameter at a time moves by two thirds of its range, the same luck before and after. µ* is the mean size of what that changes, over the whole range; σ its standard deviation: where σ is as large as µ*, the effect depends on the other parameters, on luck, or bends. Intervals are by bootstrap over the walks, 95 %."
                : "First: the share of the variance that goes away if this parameter alone is known. Total: the share that stays if all but this one are known. Luck counts as one factor: the draws of a run other than parameters%s. Intervals are by bootstrap over the pairs of draws, 95 %%; they may reach below 0."
                        .formatted(others());
    }

    /** What is in the factor luck besides luck. */
    private String others() {
        int left = evidence.plan().priors().open().size()
                - evidence.plan().factors().size();
        String parameters = left > 0 ? ", and the " + left + " parameters that are drawn and were not varied" : "";
        return evidence.plan().repetitions() > 1
                ? parameters + ", in the mean of " + evidence.plan().repetitions() + " runs"
                : parameters;
    }

    private Figure figure(Headline headline, Sensitivity sensitivity) {
        List<Influence> ranked = sensitivity.influences().stream()
                .sorted(Comparator.comparingDouble(
                        i -> -(isMorris() ? i.first().value() : i.total().value())))
                .toList();
        List<Influence> shown = ranked.stream().limit(MOST_SHOWN).toList();
        String small = isMorris() ? "µ*" : "first";
        String large = isMorris() ? "σ" : "total";
        String unit = isMorris()
                ? "change over the whole range" + (headline.unit().isEmpty() ? "" : ", " + headline.unit())
                : "share of the variance";
        return new Figure(
                words(headline).substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                        + words(headline).substring(1) + ": " + headline.meaning(),
                sentence(ranked),
                new Means(
                        unit,
                        small + " and " + large,
                        "where it probably lies (95 %)",
                        shown.stream()
                                .flatMap(i -> Stream.of(
                                        bar(i.factor() + " " + small, i.first()),
                                        bar(i.factor() + " " + large, i.total())))
                                .toList()),
                new Grid(
                        List.of("factor", "meaning", small, "from", "to", large, "from ", "to "),
                        ranked.stream().map(UncertaintyChapter::numbers).toList()));
    }

    private static Means.Row bar(String name, Estimate estimate) {
        return new Means.Row(
                name,
                estimate.value(),
                Evidence.readable(estimate.value()),
                Optional.of(new Means.Span(estimate.low(), estimate.high())));
    }

    private static String meaning(String factor) {
        return Parameter.of(factor).map(Parameter::meaning).orElse("luck of the run");
    }

    private String sentence(List<Influence> ranked) {
        Influence first = ranked.get(0);
        String second = ranked.size() < 2
                ? ""
                : "; then %s (%s)"
                        .formatted(ranked.get(1).factor(), meaning(ranked.get(1).factor()));
        return (isMorris()
                        ? "It moves most with %s (%s): by %s over its range on average%s."
                        : "It depends most on %s (%s): in all %s of the variance%s.")
                .formatted(
                        first.factor(),
                        meaning(first.factor()),
                        isMorris()
                                ? Evidence.readable(first.first().value())
                                : Evidence.number(first.total().value(), DIGITS),
                        second);
    }

    private static List<String> numbers(Influence i) {
        return List.of(
                i.factor(),
                meaning(i.factor()),
                Evidence.readable(i.first().value()),
                Evidence.readable(i.first().low()),
                Evidence.readable(i.first().high()),
                Evidence.readable(i.total().value()),
                Evidence.readable(i.total().low()),
                Evidence.readable(i.total().high()));
    }
}
