package parley.sweep.tournament;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import parley.bargaining.analysis.Certificate;
import parley.bargaining.chance.Draws;
import parley.bargaining.protocol.Transcript;
import parley.bargaining.strategy.Match;
import parley.bargaining.strategy.Plan;
import parley.sweep.run.Keeper;
import parley.sweep.run.Runs;
import parley.sweep.run.Table;
import parley.sweep.tournament.Schedule.Fixture;

/** The negotiations of a tournament as runs. */
final class TournamentRuns implements Runs {

    private final Tournament tournament;
    private final Schedule schedule;
    private final List<Plan> plans;
    private final Recent arenas = new Recent();
    private final Table table;

    TournamentRuns(Tournament tournament) {
        this.tournament = tournament;
        this.schedule = new Schedule(tournament);
        this.plans = tournament.played();
        this.table = Kept.table(tournament.parties());
    }

    /** The arenas that are in use; the schedule goes through them one after the other, so that a few are enough. */
    private static final class Recent {

        private static final int MOST = 4;

        private final Map<Integer, Once> kept = new LinkedHashMap<>(MOST, 1, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Integer, Once> eldest) {
                return size() > MOST;
            }
        };

        Arena get(int number, Supplier<Arena> made) {
            Once once;
            synchronized (kept) {
                once = kept.computeIfAbsent(number, n -> new Once());
            }
            return once.get(made);
        }
    }

    /** An arena that is worked out by the first who needs it. */
    private static final class Once {

        private @Nullable Arena arena;

        synchronized Arena get(Supplier<Arena> made) {
            Arena there = arena;
            if (there == null) {
                there = made.get();
                arena = there;
            }
            return there;
        }
    }

    @Override
    public List<Table> tables() {
        return List.of(table);
    }

    @Override
    public long count() {
        return schedule.count();
    }

    @Override
    public String name(long run) {
        Fixture fixture = schedule.at(run);
        return tournament.arenas().get(fixture.arena()).name() + ", "
                + String.join(" against ", names(fixture.strategies())) + ", repetition " + (fixture.repetition() + 1);
    }

    private List<String> names(List<Integer> numbers) {
        return numbers.stream().map(tournament.strategies()::get).toList();
    }

    @Override
    public void play(long run, Keeper keeper) {
        Fixture fixture = schedule.at(run);
        Arena arena = arenas.get(
                fixture.arena(), () -> tournament.arenas().get(fixture.arena()).arena(tournament.normalisation()));
        long seed = Draws.of(tournament.seed(), run).bits();
        List<Plan> seated = fixture.strategies().stream().map(plans::get).toList();
        Transcript transcript = new Match(Match.Rules.SAOP, seated, tournament.rounds(), seed)
                .play(arena.domain(), arena.preferences());
        Certificate certificate = Certificate.of(arena.frontier(), transcript.agreement());
        keeper.keep(
                table,
                Kept.cells(
                        arena, names(fixture.strategies()), fixture.repetition() + 1, seed, transcript, certificate));
    }
}
