package parley.summit.explain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import parley.bargaining.strategy.Strategy;
import parley.summit.scenario.Profile;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Reply;
import parley.summit.seat.TableAction;
import parley.summit.seat.View;
import parley.summit.strategy.BuiltInStrategy;
import parley.summit.strategy.Deliberation;
import parley.summit.transcript.Driver;

/** The strategies that a player may be playing, of which its moves leave some, or none. */
record Candidates(Scenario scenario) {

    /** A person may do by chance what a strategy does; so may a program, for a turn or two. */
    private static final int CONVINCING = 3;

    Standing of(Explainer.Player player) {
        return switch (player.driver().kind()) {
            case BUILT_IN ->
                new Standing(player.driver(), List.of(player.driver().name()), true);
            case PERSON -> new Standing(player.driver(), List.of(), false);
            case UNKNOWN, DIALLED_AGENT, DIALLED_IN -> new Standing(player.driver(), likely(player.seat()), false);
        };
    }

    /** The scenario's own strategy for the seat first: an agent that is told nothing else plays it. */
    private List<String> likely(String seat) {
        Set<String> names = new LinkedHashSet<>();
        Profile profile = scenario.profiles().get(seat);
        if (profile != null) {
            names.add(profile.defaultStrategy());
        }
        // The others are patterns: nobody can tell all exponents apart by a few moves.
        Strategy.names().stream().filter(name -> name.matches("[a-z-]+")).forEach(names::add);
        return List.copyOf(names);
    }

    /** What is left for one player. */
    static final class Standing {

        private final Driver driver;
        private final boolean recorded;
        private final List<String> left;
        private int turns;

        Standing(Driver driver, List<String> names, boolean recorded) {
            this.driver = driver;
            this.recorded = recorded;
            left = new ArrayList<>(names);
        }

        /** One more turn: what would have moved otherwise is out. */
        void sees(View view, Reply.Move move) {
            if (view.tables().stream().anyMatch(t -> t.toMove())) {
                left.removeIf(name -> !does(BuiltInStrategy.named(name), view, move));
                turns++;
            }
        }

        private static boolean does(BuiltInStrategy strategy, View view, Reply.Move move) {
            Map<String, Deliberation> all = strategy.deliberate(view);
            return all.entrySet().stream()
                    .allMatch(e -> e.getValue()
                            .action()
                            .equals(move.tables().getOrDefault(e.getKey(), new TableAction.Wait())));
        }

        Rule rule() {
            boolean convinced = recorded || turns >= CONVINCING;
            return left.isEmpty() || !convinced
                    ? new Rule.Unknown(driver)
                    : new Rule.Strategy(left.get(0), recorded, turns);
        }
    }
}
