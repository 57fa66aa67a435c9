package parley.sweep.tournament;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import parley.bargaining.domain.Normalisation;
import parley.bargaining.strategy.Plan;
import parley.sweep.run.Manifest;
import parley.sweep.run.Sweep;

/**
 * Who plays where.
 *
 * @param arenas all for the same number of parties
 * @param strategies by their names
 * @param rounds until time is up
 * @param orders how the strategies are seated
 * @param repetitions of each negotiation, with luck of its own
 * @param seed of all luck but that of the arenas
 */
public record Tournament(
        String name,
        List<ArenaPlan> arenas,
        List<String> strategies,
        int rounds,
        Normalisation normalisation,
        Orders orders,
        int repetitions,
        long seed) {

    private static final int MOST_IN_A_PART = 5000;

    /** How the strategies of one negotiation are seated. */
    public enum Orders {
        /** In every way that there is, so that each plays every role of a domain. */
        ALL,
        /** In the order of the list, so that strategies that come early act early. */
        ONE
    }

    public Tournament {
        arenas = List.copyOf(arenas);
        strategies = List.copyOf(strategies);
    }

    /** The tournament that a file describes. */
    public static Tournament read(Path file) {
        return TournamentFile.read(file);
    }

    /** The parties of each negotiation. */
    public int parties() {
        return arenas.get(0).parties();
    }

    /** The names of the domains, in their order. */
    public List<String> domains() {
        return arenas.stream().map(ArenaPlan::name).toList();
    }

    /** How many negotiations there are. */
    public long runs() {
        return new Schedule(this).count();
    }

    List<Plan> played() {
        return strategies.stream().map(Plan::named).toList();
    }

    /** The sweep of all negotiations in a folder, new or broken off. */
    public Sweep sweep(Path folder, String version) {
        var runs = new TournamentRuns(this);
        Map<String, String> what = Map.of("config", Sweep.digest(canonical()));
        return Sweep.in(folder, Manifest.of(version, what, seed, runs.count(), MOST_IN_A_PART), runs);
    }

    /** What came of a sweep that is finished. */
    public Results results(Sweep sweep) {
        var standings = new Tally(this);
        String digest = sweep.read(standings::add);
        return standings.results(digest);
    }

    /** All that decides what the runs are. */
    private String canonical() {
        String where = arenas.stream()
                .map(plan -> plan.name() + "\n" + plan.canonical())
                .collect(Collectors.joining("\n"));
        return String.join(
                "\n",
                String.join(",", strategies),
                rounds + " " + normalisation + " " + orders + " " + repetitions,
                where);
    }
}
