package parley.cli.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import parley.cli.evidence.Episode.Figure;
import parley.cli.evidence.Episode.InMarkets;
import parley.cli.evidence.Episode.InSessions;
import parley.cli.evidence.Episode.OnLadder;
import parley.cli.evidence.Episode.Stand;
import parley.cli.evidence.Episode.Steps;
import parley.cli.evidence.Episode.Target;
import parley.cli.model.Cores;
import parley.cli.model.SeedRange;
import parley.summit.chance.Secrets;
import parley.summit.scenario.Issue;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.Table;
import parley.summit.session.Session;
import parley.summit.strategy.DefaultStrategy;
import parley.summit.transcript.Event;
import parley.summit.transcript.Transcript;

/**
 * The episodes one by one: what was seen, what the model says, and how good that was beside the base rate and persistence.
 * An episode that parameters may be fitted to is judged by parameters that were fitted to the others.
 *
 * @param runs draws for the ladders, and sessions
 */
record Backtest(Scenario scenario, Episodes episodes, Abc abc, SeedRange runs) {

    /** Controls of 2006 to 2025 that ended, by month in force: 3 in 432 (base-rates.csv of the forecast). */
    private static final double ENDING = 3 / 432.0;

    /** One episode's verdicts. */
    record Verdict(Episode episode, List<Line> lines) {
        Verdict {
            lines = List.copyOf(lines);
        }
    }

    /**
     * One figure: seen, and the model's sample of it.
     *
     * @param low below which 10 of 100 of the model's values lie; of a probability, over draws of the parameters where that is told
     * @param score CRPS, or the Brier score of a probability; 0 is perfect
     * @param prior the same without fitting
     * @param base the same of the base rate; no number where there is none
     */
    record Line(
            String title,
            double observed,
            double from,
            double to,
            double low,
            double median,
            double high,
            boolean probability,
            double score,
            double prior,
            double base,
            double persistence,
            String source) {

        double width() {
            return high - low;
        }

        /** Whether the model's band and the range of what was seen meet; of a probability, whether it is on the right side. */
        boolean holds() {
            return probability ? Math.abs(median - observed) < .5 : low <= to && from <= high;
        }
    }

    List<Verdict> verdicts() {
        return episodes.all().stream().map(e -> new Verdict(e, lines(e))).toList();
    }

    private List<Line> lines(Episode episode) {
        return switch (episode) {
            case InMarkets e -> inMarkets(e);
            case OnLadder e -> onLadder(e);
            case Steps e -> steps(e);
            case InSessions e -> inSessions(e);
        };
    }

    private List<Line> inMarkets(InMarkets episode) {
        Figures figures = abc.figures();
        List<InMarkets> fitted = episodes.inMarkets().stream()
                .filter(e -> e.isFitted() && !e.id().equals(episode.id()))
                .toList();
        int[] accepted = abc.accepted(fitted);
        List<Line> lines = new ArrayList<>();
        for (int t = 0; t < episode.targets().size(); t++) {
            Figure figure = episode.targets().get(t);
            double[] sample = figures.over(accepted, episode, t);
            double seen = Figures.scaled(figure, figure.observed());
            double[] others = others(episode, figure);
            double[] sorted = sample.clone();
            Arrays.sort(sorted);
            lines.add(new Line(
                    figure.title(),
                    figure.observed(),
                    figure.low(),
                    figure.high(),
                    Quantiles.of(sorted, .1),
                    Quantiles.of(sorted, .5),
                    Quantiles.of(sorted, .9),
                    false,
                    Quantiles.score(scaled(figure, sample), seen),
                    Quantiles.score(scaled(figure, figures.over(figures.all(), episode, t)), seen),
                    Quantiles.score(scaled(figure, others), seen),
                    Math.abs(Figures.scaled(figure, figure.before()) - seen),
                    figure.source()));
        }
        return lines;
    }

    private static double[] scaled(Figure figure, double[] values) {
        return Arrays.stream(values).map(v -> Figures.scaled(figure, v)).toArray();
    }

    /** What was seen of figures of this kind in the other episodes: the base rate. */
    private double[] others(InMarkets episode, Figure figure) {
        return episodes.inMarkets().stream()
                .filter(e -> !e.id().equals(episode.id()))
                .flatMap(e -> e.targets().stream())
                .filter(f -> f.kind().equals(figure.kind()))
                .mapToDouble(Figure::observed)
                .toArray();
    }

    private List<Line> onLadder(OnLadder episode) {
        List<LadderRun> played = Cores.all().play(runs, number -> run(episode, number), done -> {});
        return episode.targets().stream()
                .map(stand -> stand.standingAt().isPresent() ? standing(episode, stand, played) : net(stand, played))
                .toList();
    }

    /** Levels by month, and the share of the exports hit that is lost. */
    private record LadderRun(List<Integer> levels, double netLoss) {}

    private LadderRun run(OnLadder episode, long number) {
        var course = new LadderCourse(scenario, number, episode.tension());
        course.set(episode.ladder(), episode.level(), episode.pressure());
        boolean trade = episode.targets().stream().anyMatch(Stand::netLoss);
        double net = trade ? course.netLoss(episode.ladder(), episode.level()) : 0;
        return new LadderRun(course.levels(episode.ladder(), episode.months()), net);
    }

    /** The base rate is a control that ends at the pooled hazard of the record. */
    private static Line standing(OnLadder episode, Stand stand, List<LadderRun> played) {
        int month = Math.min(episode.months(), stand.standingAt().orElse(1));
        double share = played.stream()
                .mapToDouble(r -> r.levels().get(month - 1) >= stand.from() ? 1 : 0)
                .average()
                .orElse(0);
        return probability(stand, share, Math.exp(-ENDING * month));
    }

    private static Line probability(Target target, double share, double base) {
        return new Line(
                target.title(),
                target.observed(),
                target.low(),
                target.high(),
                share,
                share,
                share,
                true,
                brier(share, target),
                brier(share, target),
                brier(base, target),
                brier(target.before(), target),
                target.source());
    }

    private static double brier(double probability, Target target) {
        return (probability - target.observed()) * (probability - target.observed());
    }

    private static Line net(Stand stand, List<LadderRun> played) {
        double[] sample =
                played.stream().mapToDouble(LadderRun::netLoss).sorted().toArray();
        double score = Quantiles.score(sample, stand.observed());
        return new Line(
                stand.title(),
                stand.observed(),
                stand.low(),
                stand.high(),
                Quantiles.of(sample, .1),
                Quantiles.of(sample, .5),
                Quantiles.of(sample, .9),
                false,
                score,
                score,
                Double.NaN,
                Math.abs(stand.before() - stand.observed()),
                stand.source());
    }

    /** Every month of every ladder is one case of three: up, down, hold; half the sum of squares is its Brier score. */
    private List<Line> steps(Steps episode) {
        List<Map<String, List<LadderCourse.Step>>> played =
                Cores.all().play(runs, number -> steps(episode, number), done -> {});
        List<Line> lines = new ArrayList<>();
        for (Episode.Path path : episode.ladders()) {
            lines.add(line(
                    episode,
                    path,
                    played.stream()
                            .map(p -> Objects.requireNonNull(p.get(path.ladder()), path.ladder()))
                            .toList()));
        }
        return lines;
    }

    private Map<String, List<LadderCourse.Step>> steps(Steps episode, long number) {
        var course = new LadderCourse(scenario, number, episode.tension());
        Map<String, List<LadderCourse.Step>> steps = new LinkedHashMap<>();
        for (Episode.Path path : episode.ladders()) {
            course.set(path.ladder(), path.levels().get(0), episode.pressure());
            steps.put(path.ladder(), new ArrayList<>());
        }
        int months = episode.ladders().get(0).levels().size() - 1;
        for (int month = 1; month <= months; month++) {
            for (Episode.Path path : episode.ladders()) {
                Objects.requireNonNull(steps.get(path.ladder())).add(course.step(path.ladder()));
            }
            for (Episode.Path path : episode.ladders()) {
                course.move(path.ladder(), path.levels().get(month));
            }
            course.pass();
        }
        return steps;
    }

    private static Line line(Steps episode, Episode.Path path, List<List<LadderCourse.Step>> played) {
        int months = path.levels().size() - 1;
        Episode.Base base = Objects.requireNonNull(episode.base().get(path.ladder()), path.ladder());
        double score = 0;
        double baseScore = 0;
        double persistence = 0;
        double right = 0;
        int ups = 0;
        for (int month = 1; month <= months; month++) {
            int m = month - 1;
            int moved = Integer.signum(path.levels().get(month) - path.levels().get(m));
            double up =
                    played.stream().mapToDouble(p -> p.get(m).up()).average().orElse(0);
            double down =
                    played.stream().mapToDouble(p -> p.get(m).down()).average().orElse(0);
            score += brier(up, down, moved) / months;
            baseScore += brier(base.up(), base.down(), moved) / months;
            persistence += brier(0, 0, moved) / months;
            right += up / months;
            ups += moved > 0 ? 1 : 0;
        }
        double[] rates = played.stream()
                .mapToDouble(p ->
                        p.stream().mapToDouble(LadderCourse.Step::up).average().orElse(0))
                .sorted()
                .toArray();
        double seen = ups / (double) months;
        return new Line(
                path.ladder() + ": months in which it tightened, share",
                seen,
                seen,
                seen,
                Quantiles.of(rates, .1),
                right,
                Quantiles.of(rates, .9),
                false,
                score,
                score,
                baseScore,
                persistence,
                path.source());
    }

    private static double brier(double up, double down, int moved) {
        double hold = 1 - up - down;
        double a = up - (moved > 0 ? 1 : 0);
        double b = down - (moved < 0 ? 1 : 0);
        double c = hold - (moved == 0 ? 1 : 0);
        return (a * a + b * b + c * c) / 2;
    }

    private List<Line> inSessions(InSessions episode) {
        var secrets = Secrets.open(scenario.seats());
        var negotiators = DefaultStrategy.ofAll(scenario);
        List<Double> signed = Cores.all()
                .play(runs, seed -> level(episode, Session.play(scenario, seed, secrets, negotiators)), done -> {});
        return episode.targets().stream()
                .map(term -> probability(
                        term,
                        signed.stream()
                                .mapToDouble(value -> value < term.below() ? 1 : 0)
                                .average()
                                .orElse(0),
                        Double.NaN))
                .toList();
    }

    /** Value of the issue in what was signed at the table; below all where nothing was. */
    private double level(InSessions episode, Transcript transcript) {
        Table table = scenario.table(episode.table()).orElseThrow();
        int place = table.issueIndex(episode.issue());
        List<Issue.Level> levels = table.issues().get(place).levels();
        return transcript.entries().stream()
                .map(entry -> entry.event())
                .filter(e -> e instanceof Event.DealSigned deal && deal.table().equals(episode.table()))
                .map(Event.DealSigned.class::cast)
                .mapToDouble(deal -> levels.get(deal.deal().levels().get(place)).value())
                .findFirst()
                .orElse(-1);
    }

    /** Places of draws that serve as truths, spread over all of them. */
    static int[] truths(int size, int cases) {
        return IntStream.range(0, cases)
                .map(c -> (int) ((c + .5) * size / cases))
                .toArray();
    }
}
