package parley.cli.bargain;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import parley.bargaining.analysis.Certificate;
import parley.bargaining.analysis.Frontier;
import parley.bargaining.analysis.Point;
import parley.bargaining.analysis.Solution;
import parley.bargaining.analysis.UtilitySpace;
import parley.bargaining.protocol.Action;
import parley.bargaining.protocol.Move;
import parley.bargaining.protocol.Transcript;
import parley.cli.story.Block;
import parley.cli.story.Block.Figure;
import parley.cli.story.Block.Grid;
import parley.cli.story.Chart.Plane;
import parley.cli.story.Chart.Plane.Path;
import parley.cli.story.Chart.Plane.Place;

/** How offers move through what outcomes are worth: a picture for each two parties. */
record Dance(Bargain bargain, Transcript transcript, Certificate certificate) {

    /** Dots of a picture per side; outcomes that fall on the same one are drawn once. */
    private static final int DOTS = 100;

    private static final int MOST_ROWS = 1000;
    private static final int MOST_EFFICIENT = 2000;

    List<Block> figures(String sentence) {
        Frontier frontier = bargain.frontier();
        List<Block> figures = new ArrayList<>();
        for (int first = 0; first < bargain.space().parties(); first++) {
            for (int second = first + 1; second < bargain.space().parties(); second++) {
                figures.add(new Figure(
                        "The offers of all, as " + bargain.party(first) + " and " + bargain.party(second) + " see them",
                        sentence,
                        plane(frontier, first, second),
                        numbers()));
            }
        }
        return figures;
    }

    private Plane plane(Frontier frontier, int first, int second) {
        var axes = new Axes(bargain.space(), first, second);
        return new Plane(
                "utility of " + bargain.party(first),
                "utility of " + bargain.party(second),
                axes.dots(),
                frontier.points().stream()
                        .limit(MOST_EFFICIENT)
                        .map(p -> axes.place(p.outcome()))
                        .toList(),
                marks(frontier, axes),
                paths(axes),
                new Place(bargain.space().reservation(first), bargain.space().reservation(second)),
                certificate.agreement().isPresent()
                        ? Optional.of(axes.place(certificate.agreement().getAsInt()))
                        : Optional.empty());
    }

    /** The plane of two parties' utilities. */
    private record Axes(UtilitySpace space, int first, int second) {

        Place place(int outcome) {
            return new Place(space.utility(first, outcome), space.utility(second, outcome));
        }

        List<Place> dots() {
            var taken = new BitSet();
            List<Place> dots = new ArrayList<>();
            for (int outcome = 0; outcome < space.size(); outcome++) {
                int dot = DOTS * step(first, outcome) + step(second, outcome);
                if (!taken.get(dot)) {
                    taken.set(dot);
                    dots.add(place(outcome));
                }
            }
            return dots;
        }

        private int step(int party, int outcome) {
            double width = Math.max(Double.MIN_NORMAL, space.highest(party) - space.lowest(party));
            return (int) ((space.utility(party, outcome) - space.lowest(party)) / width * (DOTS - 1));
        }
    }

    private static List<Plane.Mark> marks(Frontier frontier, Axes axes) {
        List<Plane.Mark> marks = new ArrayList<>();
        add(marks, frontier, axes, Solution.NASH, "N");
        add(marks, frontier, axes, Solution.KALAI, "K");
        add(marks, frontier, axes, Solution.KALAI_SMORODINSKY, "S");
        add(marks, frontier, axes, Solution.WELFARE, "W");
        return marks;
    }

    private static void add(List<Plane.Mark> marks, Frontier frontier, Axes axes, Solution solution, String letter) {
        for (Point point : solution.on(frontier).stream().limit(Told.MOST_ROWS).toList()) {
            marks.add(new Plane.Mark(letter, Told.name(solution), axes.place(point.outcome())));
        }
    }

    private List<Path> paths(Axes axes) {
        List<Path> paths = new ArrayList<>();
        for (int seat = 0; seat < bargain.space().parties(); seat++) {
            int by = seat;
            paths.add(new Path(
                    bargain.party(seat),
                    transcript.moves().stream()
                            .filter(move -> move.seat() == by)
                            .flatMap(move -> move.action() instanceof Action.Offer offer
                                    ? Stream.of(axes.place(offer.outcome()))
                                    : Stream.of())
                            .toList()));
        }
        return paths;
    }

    /** What was done in order; a long negotiation's table ends before it does. */
    private Grid numbers() {
        List<String> head = new ArrayList<>(List.of("move", "round", "party", "does"));
        head.addAll(bargain.parties());
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST_ROWS, transcript.moves().size()); i++) {
            rows.add(row(i + 1, transcript.moves().get(i)));
        }
        if (transcript.moves().size() > MOST_ROWS) {
            List<String> rest =
                    new ArrayList<>(List.of("…", "", "", (transcript.moves().size() - MOST_ROWS) + " more moves"));
            bargain.parties().forEach(party -> rest.add(""));
            rows.add(rest);
        }
        return new Grid(head, rows);
    }

    private List<String> row(int number, Move move) {
        List<String> row = new ArrayList<>(
                List.of(String.valueOf(number), String.valueOf(move.round()), bargain.party(move.seat()), does(move)));
        for (int seat = 0; seat < bargain.space().parties(); seat++) {
            row.add(
                    move.action() instanceof Action.Offer offer
                            ? Told.number(bargain.space().utility(seat, offer.outcome()))
                            : "");
        }
        return row;
    }

    private String does(Move move) {
        return switch (move.action()) {
            case Action.Offer offer -> "offers " + bargain.outcome(offer.outcome());
            case Action.Accept accept -> "accepts";
            case Action.Reject reject -> "rejects";
            case Action.NoReply none ->
                "does not answer (" + none.reason().name().toLowerCase(Locale.ROOT) + ")";
            case Action.Wait wait -> "waits";
            case Action.Leave leave -> "leaves";
            case Action.End end -> "ends it";
        };
    }
}
