package parley.sweep.tournament;

import java.util.ArrayList;
import java.util.List;
import parley.bargaining.game.SymmetricGame;
import parley.sweep.tournament.Tournament.Orders;

/** The negotiations of a tournament in their order: arena by arena, pairing by pairing, repetition by repetition. */
final class Schedule {

    private final int arenas;
    private final int repetitions;
    private final List<List<Integer>> pairings;

    Schedule(Tournament tournament) {
        this.arenas = tournament.arenas().size();
        this.repetitions = tournament.repetitions();
        int strategies = tournament.strategies().size();
        this.pairings = tournament.orders() == Orders.ALL
                ? ordered(strategies, tournament.parties())
                : SymmetricGame.multisets(strategies, tournament.parties());
    }

    /**
     * One negotiation.
     *
     * @param strategies by seat
     */
    record Fixture(int arena, List<Integer> strategies, int repetition) {}

    long count() {
        return (long) arenas * pairings.size() * repetitions;
    }

    Fixture at(long run) {
        long pairing = run / repetitions;
        return new Fixture((int) (pairing / pairings.size()), pairings.get((int) (pairing % pairings.size())), (int)
                (run % repetitions));
    }

    private static List<List<Integer>> ordered(int strategies, int size) {
        List<List<Integer>> all = List.of(List.of());
        for (int seat = 0; seat < size; seat++) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> begun : all) {
                for (int next = 0; next < strategies; next++) {
                    List<Integer> more = new ArrayList<>(begun);
                    more.add(next);
                    longer.add(List.copyOf(more));
                }
            }
            all = longer;
        }
        return all;
    }
}
