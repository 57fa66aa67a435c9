package parley.summit.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Turns every dial further and further, both ways, until a decision changes, then closes in on where it does. A change that
 * reverts between two steps of the grid is missed: neighbouring steps are 15 % apart.
 *
 * @param same whether two decisions count as one
 */
record FlipSearch<T>(List<Dial<T>> dials, T chosen, BiPredicate<T, T> same) {

    private static final double FIRST = 1e-4;
    private static final double GROWTH = 1.15;
    private static final double PRECISION = 1e-7;

    /** The smallest changes to any other decision, at most {@code number}, the smallest first and one for each number. */
    List<Flip<T>> smallest(int number) {
        return smallest(number, decision -> !same.test(decision, chosen));
    }

    /** The smallest change to a decision that is {@code wanted}. */
    Optional<Flip<T>> smallest(Predicate<T> wanted) {
        return smallest(1, wanted).stream().findFirst();
    }

    private List<Flip<T>> smallest(int number, Predicate<T> wanted) {
        var found = new ArrayList<Flip<T>>();
        double before = 0;
        for (double size = FIRST; before < 1 && found.size() < number; size = Math.min(1, size * GROWTH)) {
            for (Dial<T> dial : dials) {
                if (found.stream().noneMatch(f -> f.quantity().equals(dial.quantity()))) {
                    between(dial, before, size, wanted).ifPresent(found::add);
                }
            }
            before = size;
        }
        found.sort(Comparator.comparingDouble(Flip::relative));
        return List.copyOf(found.subList(0, Math.min(number, found.size())));
    }

    private Optional<Flip<T>> between(Dial<T> dial, double before, double size, Predicate<T> wanted) {
        Optional<Flip<T>> down = oneWay(dial, -before, -size, wanted);
        Optional<Flip<T>> up = oneWay(dial, before, size, wanted);
        boolean lower = down.isPresent()
                && (up.isEmpty() || down.get().relative() <= up.get().relative());
        return lower ? down : up;
    }

    private Optional<Flip<T>> oneWay(Dial<T> dial, double before, double size, Predicate<T> wanted) {
        if (!dial.reaches(size)) {
            return dial.reaches(before) ? upToTheEnd(dial, before, size, wanted) : Optional.empty();
        }
        return wanted.test(dial.decision().apply(dial.at(size)))
                ? Optional.of(closed(dial, before, size, wanted))
                : Optional.empty();
    }

    /** The last step of the grid that a dial can take ends at its stop. */
    private Optional<Flip<T>> upToTheEnd(Dial<T> dial, double before, double size, Predicate<T> wanted) {
        double stop = ((size < 0 ? dial.low() : dial.high()) - dial.now()) / dial.unit();
        return Math.abs(stop) > Math.abs(before) && wanted.test(dial.decision().apply(dial.at(stop)))
                ? Optional.of(closed(dial, before, stop, wanted))
                : Optional.empty();
    }

    private Flip<T> closed(Dial<T> dial, double outside, double inside, Predicate<T> wanted) {
        double not = outside;
        double enough = inside;
        while (Math.abs(enough - not) > PRECISION * Math.max(FIRST, Math.abs(enough))) {
            double middle = (not + enough) / 2;
            if (wanted.test(dial.decision().apply(dial.at(middle)))) {
                enough = middle;
            } else {
                not = middle;
            }
        }
        double value = dial.at(enough);
        return new Flip<>(
                dial.quantity(),
                dial.now(),
                value,
                dial.at(not),
                Math.abs(enough),
                dial.decision().apply(value));
    }
}
