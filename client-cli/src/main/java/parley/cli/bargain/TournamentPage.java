package parley.cli.bargain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import parley.bargaining.domain.Normalisation;
import parley.bargaining.game.Mixture;
import parley.cli.story.Block;
import parley.cli.story.Block.Figure;
import parley.cli.story.Block.Grid;
import parley.cli.story.Block.Heading;
import parley.cli.story.Block.Item;
import parley.cli.story.Block.Paragraph;
import parley.cli.story.Block.Rank;
import parley.cli.story.Chart;
import parley.sweep.tournament.Results;
import parley.sweep.tournament.Results.OnDomain;
import parley.sweep.tournament.Results.Standing;
import parley.sweep.tournament.Tournament;

/** What came of a tournament, in tables and pictures. */
record TournamentPage(Tournament tournament, Results results) {

    private static final int MOST_LISTED = 10;
    private static final String BULLET = "·";

    /** What a terminal shows. */
    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>(List.of(
                new Heading(Rank.STORY, tournament.name()),
                new Paragraph(about()),
                new Heading(Rank.PART, "Strategies, the best first"),
                standings(),
                new Paragraph(intervals()),
                new Heading(Rank.PART, "Who gets how much from whom"),
                new Paragraph(payoffSentence() + " Columns have the numbers of the rows."),
                payoffs(true),
                new Heading(Rank.PART, "Equilibria of the choice of a strategy")));
        blocks.addAll(equilibria());
        blocks.add(new Heading(Rank.PART, "Domains"));
        blocks.add(domains(MOST_LISTED));
        if (results.domains().size() > MOST_LISTED) {
            blocks.add(new Paragraph("and " + (results.domains().size() - MOST_LISTED)
                    + " more, which --json and the page in the folder have."));
        }
        blocks.add(new Paragraph(""));
        blocks.add(new Paragraph("Digest of all negotiations: " + results.digest()));
        return blocks;
    }

    /** What the page shows. */
    List<Block> page() {
        List<Block> blocks = new ArrayList<>(List.of(
                new Heading(Rank.STORY, tournament.name()),
                new Paragraph(about()),
                new Heading(Rank.CHAPTER, "Strategies"),
                new Figure(
                        "Mean utility",
                        best() + " " + intervals(),
                        new Chart.Means("mean utility, " + scale(), means()),
                        standings()),
                standings(),
                new Heading(Rank.CHAPTER, "Who gets how much from whom"),
                new Figure("Payoffs", payoffSentence(), matrix(), payoffs(false)),
                new Heading(Rank.CHAPTER, "Equilibria"),
                new Paragraph("Choosing a strategy is a game as well: if everybody knew these payoffs, what would they "
                        + "choose so that nobody gained by choosing something else?")));
        blocks.addAll(equilibria());
        blocks.add(new Heading(Rank.CHAPTER, "Domains"));
        blocks.add(domains(results.domains().size()));
        blocks.add(new Paragraph("Digest of all negotiations: " + results.digest()));
        return blocks;
    }

    private String about() {
        String seated = tournament.orders() == Tournament.Orders.ALL
                ? "in every seat"
                : "seated in the order of the list alone, so that who comes early acts early";
        return results.runs() + " negotiations of " + tournament.parties() + " parties by stacked alternating offers: "
                + tournament.strategies().size() + " strategies, each against all and itself, " + seated + ", on "
                + tournament.domains().size() + (tournament.domains().size() == 1 ? " domain" : " domains") + ", "
                + times() + ". " + tournament.rounds() + " rounds; utilities on the scale "
                + tournament.normalisation() + ", not discounted; who does not agree gets the reservation value.";
    }

    private String times() {
        return tournament.repetitions() == 1 ? "once" : tournament.repetitions() + " times with other luck";
    }

    private String scale() {
        return switch (tournament.normalisation()) {
            case RANGE -> "0 worst and 1 best outcome of a domain";
            case RAW -> "as the files have it";
            case GENIUS_MAX -> "as GENIUS reads it";
        };
    }

    private List<Standing> ranked() {
        return results.standings().stream()
                .sorted(Comparator.comparingDouble(Standing::utility).reversed())
                .toList();
    }

    private String best() {
        Standing first = ranked().get(0);
        return first.strategy() + " gets most on average, " + Told.number(first.utility()) + ".";
    }

    private String intervals() {
        return results.domains().size() == 1
                ? "One domain says nothing about others, so there are no intervals."
                : "From and to: the 95 % interval of the mean by Student's t, over the means of the "
                        + results.domains().size()
                        + " domains. Strategies meet on the same domains, so two that differ "
                        + "little may still differ surely.";
    }

    private Grid standings() {
        return new Grid(
                List.of("strategy", "utility", "from", "to", "agreed %", "welfare", "rounds", "to Nash", "frontier %"),
                ranked().stream().map(TournamentPage::row).toList());
    }

    private static List<String> row(Standing standing) {
        return List.of(
                standing.strategy(),
                Told.number(standing.utility()),
                Told.number(
                        standing.interval().map(i -> OptionalDouble.of(i.low())).orElse(OptionalDouble.empty())),
                Told.number(standing.interval()
                        .map(i -> OptionalDouble.of(i.high()))
                        .orElse(OptionalDouble.empty())),
                percent(standing.agreed()),
                Told.number(standing.welfare()),
                String.format(Locale.ROOT, "%.1f", standing.rounds()),
                Told.number(standing.nash()),
                percent(standing.frontier()));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }

    private List<Chart.Means.Row> means() {
        return ranked().stream()
                .map(s -> new Chart.Means.Row(
                        s.strategy(),
                        s.utility(),
                        String.format(Locale.ROOT, "%.3f", s.utility()).replace("-", "−"),
                        s.interval().map(i -> new Chart.Means.Span(i.low(), i.high()))))
                .toList();
    }

    private String payoffSentence() {
        return tournament.parties() == 2
                ? "Mean utility of the row's strategy against that of the column."
                : "Mean utility of the row's strategy where that of the column is among the others.";
    }

    private Grid payoffs(boolean numbered) {
        List<String> head = new ArrayList<>(List.of("strategy"));
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < tournament.strategies().size(); i++) {
            String name = tournament.strategies().get(i);
            head.add(numbered ? String.valueOf(i + 1) : name);
            List<String> row = new ArrayList<>(List.of(numbered ? i + 1 + " " + name : name));
            results.payoffs().get(i).forEach(payoff -> row.add(Told.number(payoff)));
            rows.add(row);
        }
        return new Grid(head, rows);
    }

    private Chart.Matrix matrix() {
        double highest = results.payoffs().stream()
                .flatMap(List::stream)
                .mapToDouble(p -> p)
                .max()
                .orElse(1);
        double high = tournament.normalisation() == Normalisation.RANGE || highest <= 0 ? 1 : highest;
        return new Chart.Matrix(
                "mean utility of the row against the column",
                high,
                false,
                tournament.strategies(),
                IntStream.range(0, tournament.strategies().size())
                        .mapToObj(i -> new Chart.Matrix.Row(
                                tournament.strategies().get(i),
                                results.payoffs().get(i).stream()
                                        .map(p -> Optional.of(new Chart.Matrix.Change(Optional.empty(), p)))
                                        .toList()))
                        .toList());
    }

    private List<Block> equilibria() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(
                results.pure().isEmpty()
                        ? "There is none in which everybody plays one strategy."
                        : "In which everybody plays one strategy:"));
        listed(blocks, results.pure().stream().map(this::played).toList());
        if (tournament.parties() == 2) {
            List<Mixture> mixtures = results.mixed().stream()
                    .filter(m -> m.shares().stream().filter(s -> s > 0).count() > 1)
                    .toList();
            blocks.add(new Paragraph(
                    mixtures.isEmpty()
                            ? "None was found in which both play the same mixture of strategies."
                            : "In which both play the same mixture of strategies:"));
            listed(blocks, mixtures.stream().map(this::mixture).toList());
        }
        blocks.add(new Paragraph(
                "Found by trying every set of strategies (support enumeration); no deviation gains more than 1e-9. "
                        + "Mixtures of strategies whose payoffs tie are left out. An equilibrium says nothing about how "
                        + "sure the payoffs are."));
        return blocks;
    }

    private static void listed(List<Block> blocks, List<String> lines) {
        lines.stream().limit(MOST_LISTED).forEach(line -> blocks.add(Item.of(BULLET, line)));
        if (lines.size() > MOST_LISTED) {
            blocks.add(Item.of(BULLET, "and " + (lines.size() - MOST_LISTED) + " more, which --json has."));
        }
    }

    private String played(List<Integer> numbers) {
        List<String> names = numbers.stream().map(tournament.strategies()::get).toList();
        return new HashSet<>(names).size() == 1
                ? (names.size() == 2 ? "both " : "all ") + names.get(0)
                : String.join(" against ", names);
    }

    private String mixture(Mixture mixture) {
        return IntStream.range(0, mixture.shares().size())
                        .filter(i -> mixture.shares().get(i) > 0)
                        .mapToObj(i -> tournament.strategies().get(i) + " "
                                + percent(mixture.shares().get(i)) + " %")
                        .collect(Collectors.joining(", "))
                + ": " + Told.number(mixture.payoff()) + " each";
    }

    private Grid domains(int most) {
        return new Grid(
                List.of("domain", "outcomes", "opposition", "agreed %", "welfare %"),
                results.domains().stream().limit(most).map(TournamentPage::row).toList());
    }

    private static List<String> row(OnDomain domain) {
        return List.of(
                domain.name(),
                String.valueOf(domain.outcomes()),
                Told.number(domain.opposition()),
                percent(domain.agreed()),
                domain.welfare().isPresent() ? percent(domain.welfare().getAsDouble()) : "–");
    }
}
