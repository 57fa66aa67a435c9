package parley.sweep.summit;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.summit.chance.Seed;
import parley.summit.scenario.Parameter;
import parley.summit.scenario.Parameters;
import parley.summit.scenario.Priors;
import parley.summit.scenario.Scenario;
import parley.sweep.run.Manifest;
import parley.sweep.run.OtherSweepException;
import parley.sweep.run.Sweep;

/**
 * What a sweep of one scenario is to play.
 *
 * @param scenarioDigest of the scenario as it is kept beside the parts
 * @param variations in the order in which they were given; a later one of the same parameter counts
 * @param runs at most; a design that needs a certain number of them has fewer
 * @param repetitions of each draw of the parameters, with other luck
 * @param seed of everything
 */
public record SummitPlan(
        Scenario scenario,
        String scenarioDigest,
        Design design,
        List<Variation> variations,
        long runs,
        int repetitions,
        long seed,
        Recording recording) {

    /** Place of the digest of its transcript in what is kept of a run. */
    public static final int DIGEST = 3;

    private static final int MOST_IN_A_PART = 500;

    /** A run that is recorded in full has thousands of rows, all of which are in memory until their part is written. */
    private static final int MOST_IN_A_FULL_PART = 50;

    private static final int FEWEST_LEVELS = 2;
    private static final int FEWEST_WALKS = 2;

    /**
     * Checks that the design fits.
     *
     * @throws IllegalArgumentException saying which runs or parameters the design needs
     */
    public SummitPlan {
        variations = List.copyOf(variations);
        if (repetitions < 1 || repetitions > runs) {
            throw new IllegalArgumentException(
                    "seeds per draw: " + repetitions + " (expected: from 1 to the number of runs, " + runs + ")");
        }
        points(design, factors(scenario, design, variations), runs / repetitions, seed);
    }

    /** Where the parameters are drawn from. */
    public Priors priors() {
        return priors(scenario, variations);
    }

    private static Priors priors(Scenario scenario, List<Variation> variations) {
        Priors priors = Priors.of(scenario);
        for (Variation variation : variations) {
            priors = priors.with(variation.parameter(), variation.range());
        }
        return priors;
    }

    /** The parameters that the design places: those that are varied by name, or all that are open where none is. */
    public List<Parameter> factors() {
        return factors(scenario, design, variations);
    }

    private static List<Parameter> factors(Scenario scenario, Design design, List<Variation> variations) {
        List<Parameter> open = priors(scenario, variations).open();
        List<Parameter> named = variations.stream()
                .map(Variation::parameter)
                .filter(open::contains)
                .distinct()
                .toList();
        return switch (design) {
            case RANDOM -> List.of();
            case LHS -> open;
            case GRID -> named;
            case SOBOL, MORRIS -> named.isEmpty() ? open : named;
        };
    }

    Points points() {
        return points(design, factors(), runs / repetitions, seed);
    }

    private static Points points(Design design, List<Parameter> factors, long draws, long number) {
        var seed = new Seed(number);
        return switch (design) {
            case RANDOM -> new Points.Random(draws);
            case LHS -> new Points.Slices(seed, draws, factors);
            case GRID -> new Points.Grid(levels(draws, factors.size()), factors);
            case SOBOL -> {
                need(design, draws, FEWEST_WALKS * (factors.size() + 3L), "two pairs of draws with all between them");
                yield new Points.Pairs(seed, draws / (factors.size() + 3), factors);
            }
            case MORRIS -> {
                need(design, draws, FEWEST_WALKS * (factors.size() + 1L), "two walks");
                yield new Points.Walks(seed, draws / (factors.size() + 1), factors);
            }
        };
    }

    private static void need(Design design, long draws, long needed, String what) {
        if (draws < needed) {
            throw new IllegalArgumentException("runs: " + draws + " draws of the parameters (expected: at least "
                    + needed + " for the design " + name(design) + ", " + what + ")");
        }
    }

    /** The most levels of which every one can meet every other. */
    private static int levels(long draws, int factors) {
        if (factors == 0) {
            throw new IllegalArgumentException(
                    "design: grid (expected: a range for at least one parameter, e.g. --vary psi0=.1...4)");
        }
        int levels = Math.max(1, (int) Math.floor(Math.pow((double) draws, 1.0 / factors)) - 1);
        while (power(levels + 1, factors) <= draws) {
            levels++;
        }
        need(Design.GRID, draws, power(FEWEST_LEVELS, factors), "two levels of " + factors + " parameters");
        return levels;
    }

    private static long power(int base, int exponent) {
        double power = Math.pow(base, exponent);
        return power > Long.MAX_VALUE / 2.0 ? Long.MAX_VALUE : (long) power;
    }

    private static String name(Design design) {
        return design.name().toLowerCase(Locale.ROOT);
    }

    /** How many runs the design has. */
    public long count() {
        return points().draws() * repetitions;
    }

    /** The draw of the parameters that a run belongs to. */
    public long draw(long run) {
        return run / repetitions;
    }

    /** The seed of a run's luck. */
    public long luck(long run) {
        int repetition = (int) (run % repetitions);
        return seed + points().world(draw(run)) * repetitions + repetition;
    }

    /** The seed of those parameters of a run that the design does not place. */
    public long parameterSeed(long run) {
        return seed + points().world(draw(run));
    }

    /** All parameters of a run. */
    public Parameters parameters(long run) {
        return parameters(priors(), points(), run);
    }

    Parameters parameters(Priors priors, Points points, long run) {
        var world = new Seed(parameterSeed(run));
        List<Parameter> factors = points.factors();
        return priors.at(parameter -> factors.contains(parameter)
                ? points.share(draw(run), parameter)
                : world.uniform(parley.summit.chance.Stream.PARAMETER, parameter.symbol(), 0));
    }

    /** The sweep in a folder, new or broken off. */
    public Sweep sweep(Path folder, String version) {
        var playing = new SummitRuns(this);
        int most = recording == Recording.FULL ? MOST_IN_A_FULL_PART : MOST_IN_A_PART;
        return Sweep.in(folder, Manifest.of(version, what(), seed, playing.count(), most), playing);
    }

    /** The sweep that is kept in a folder. */
    public Sweep kept(Path folder) {
        return Sweep.in(folder, Manifest.in(folder), new SummitRuns(this));
    }

    private Map<String, String> what() {
        var what = new LinkedHashMap<String, String>();
        what.put("scenario", scenario.id());
        what.put("scenario_sha256", scenarioDigest);
        what.put("design", name(design));
        what.put("vary", variations.stream().map(Variation::text).collect(Collectors.joining(" ")));
        what.put("factors", factors().stream().map(Parameter::symbol).collect(Collectors.joining(" ")));
        what.put("seeds_per_draw", Integer.toString(repetitions));
        what.put("record", recording.name().toLowerCase(Locale.ROOT));
        return what;
    }

    /** The plan of a sweep that is kept in a folder. */
    public static SummitPlan of(Path folder, Scenario scenario, String scenarioDigest) {
        Manifest manifest = Manifest.in(folder);
        Map<String, String> what = manifest.what();
        String digest = what.getOrDefault("scenario_sha256", "");
        if (!digest.equals(scenarioDigest)) {
            throw new OtherSweepException(folder + ": scenario_sha256: " + digest + " (expected: " + scenarioDigest
                    + ", that of the scenario kept there)");
        }
        try {
            return new SummitPlan(
                    scenario,
                    scenarioDigest,
                    Design.valueOf(what.getOrDefault("design", "").toUpperCase(Locale.ROOT)),
                    variations(what.getOrDefault("vary", "")),
                    manifest.runs(),
                    Integer.parseInt(what.getOrDefault("seeds_per_draw", "")),
                    manifest.seed(),
                    Recording.valueOf(what.getOrDefault("record", "").toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            throw new OtherSweepException(
                    folder + ": its manifest is not that of a sweep of a summit: " + e.getMessage(), e);
        }
    }

    private static List<Variation> variations(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(" ", -1)).map(Variation::parse).toList();
    }

    /** The words of a plan, e.g. for a title: what is varied and how. */
    public String words() {
        return Stream.of(
                        name(design),
                        repetitions > 1 ? repetitions + " seeds for each draw" : "",
                        variations.stream().map(Variation::text).collect(Collectors.joining(", ")))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
