package parley.sweep.tournament;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import parley.bargaining.game.SymmetricGame;
import parley.sweep.run.Row;
import parley.sweep.tournament.Results.OnDomain;
import parley.sweep.tournament.Results.Standing;

/** Counts what came of the negotiations, one row after the other; its size depends on strategies and domains alone. */
final class Tally {

    private final Tournament tournament;
    private final Schedule schedule;
    private final int parties;
    private final Map<String, Integer> columns;
    private final List<OfStrategy> strategies = new ArrayList<>();
    private final List<OfDomain> domains = new ArrayList<>();
    private final Mean[][] pairs;
    private final Map<Company, Mean> companies = new HashMap<>();
    private long runs;

    Tally(Tournament tournament) {
        this.tournament = tournament;
        this.schedule = new Schedule(tournament);
        this.parties = tournament.parties();
        this.columns = Kept.places(parties);
        int size = tournament.strategies().size();
        this.pairs = new Mean[size][size];
        for (int row = 0; row < size; row++) {
            strategies.add(new OfStrategy(tournament.arenas().size()));
            for (int column = 0; column < size; column++) {
                pairs[row][column] = new Mean();
            }
        }
        tournament.arenas().forEach(arena -> domains.add(new OfDomain()));
    }

    /** A strategy and what the others play, in rising order. */
    private record Company(int strategy, List<Integer> others) {}

    private static final class OfStrategy {
        private final List<Mean> utilities;
        private final Mean utility = new Mean();
        private final Mean agreed = new Mean();
        private final Mean welfare = new Mean();
        private final Mean rounds = new Mean();
        private final Mean nash = new Mean();
        private final Mean frontier = new Mean();

        OfStrategy(int arenas) {
            utilities = IntStream.range(0, arenas).mapToObj(a -> new Mean()).toList();
        }
    }

    private static final class OfDomain {
        private final Mean outcomes = new Mean();
        private final Mean opposition = new Mean();
        private final Mean agreed = new Mean();
        private final Mean welfare = new Mean();
    }

    private double number(Row row, String column) {
        return row.number(columns.getOrDefault(column, -1));
    }

    void add(Row row) {
        runs++;
        Schedule.Fixture fixture = schedule.at(row.run());
        OfDomain domain = domains.get(fixture.arena());
        domain.outcomes.add(number(row, "outcomes"));
        domain.opposition.add(number(row, "opposition"));
        domain.agreed.add(number(row, "agreed"));
        domain.welfare.add(number(row, "welfare_share"));
        for (int seat = 0; seat < parties; seat++) {
            double utility = number(row, "utility_" + (seat + 1));
            int strategy = fixture.strategies().get(seat);
            strategies.get(strategy).utilities.get(fixture.arena()).add(utility);
            strategies.get(strategy).utility.add(utility);
            meet(fixture.strategies(), seat, utility);
        }
        new TreeSet<>(fixture.strategies()).forEach(strategy -> add(strategies.get(strategy), row));
    }

    /** What a negotiation was like counts once for a strategy that sits in several of its seats. */
    private void add(OfStrategy strategy, Row row) {
        strategy.agreed.add(number(row, "agreed"));
        strategy.welfare.add(number(row, "welfare"));
        strategy.rounds.add(number(row, "rounds"));
        strategy.nash.add(number(row, "distance_nash"));
        strategy.frontier.add(number(row, "on_frontier"));
    }

    private void meet(List<Integer> seated, int seat, double utility) {
        List<Integer> others = new ArrayList<>(seated);
        int own = others.remove(/* index */ seat);
        others.sort(null);
        companies.computeIfAbsent(new Company(own, others), c -> new Mean()).add(utility);
        new TreeSet<>(others).forEach(other -> pairs[own][other].add(utility));
    }

    Results results(String digest) {
        int size = strategies.size();
        var game = new SymmetricGame(parties, size, (strategy, others) -> {
            Mean mean = companies.get(new Company(strategy, others));
            return mean == null ? Double.NaN : mean.value();
        });
        return new Results(
                runs,
                digest,
                IntStream.range(0, size).mapToObj(this::standing).toList(),
                IntStream.range(0, size)
                        .mapToObj(row -> IntStream.range(0, size)
                                .mapToObj(column -> pairs[row][column].value())
                                .toList())
                        .toList(),
                game.pure(),
                parties == 2 ? game.mixed() : List.of(),
                IntStream.range(0, domains.size()).mapToObj(this::onDomain).toList());
    }

    private Standing standing(int number) {
        OfStrategy strategy = strategies.get(number);
        return new Standing(
                tournament.strategies().get(number),
                strategy.utility.count(),
                strategy.utility.value(),
                Interval.of(strategy.utilities.stream().map(Mean::value).toList()),
                strategy.agreed.value(),
                strategy.welfare.value(),
                strategy.rounds.value(),
                strategy.nash.optional(),
                strategy.frontier.value());
    }

    private OnDomain onDomain(int number) {
        OfDomain domain = domains.get(number);
        return new OnDomain(
                tournament.arenas().get(number).name(),
                (long) domain.outcomes.value(),
                domain.opposition.optional(),
                domain.agreed.value(),
                domain.welfare.optional());
    }
}
