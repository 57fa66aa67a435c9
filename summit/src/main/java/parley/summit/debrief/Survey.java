package parley.summit.debrief;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoublePredicate;
import java.util.function.ToDoubleFunction;
import parley.summit.deal.Preferences;
import parley.summit.scenario.Issue;
import parley.summit.seat.Appraisal;
import parley.summit.seat.Deal;

/**
 * Looks at the deals of one table with the eyes of both parties: at all of them where they are few, else at those to which better and
 * better deals lead. A table of twelve issues has a million deals, which nobody waits for; the search climbs from several places toward
 * what is best for each mix of the two, and then walks along what nothing beats, one term at a time.
 */
final class Survey {

    /** Up to so many deals all are looked at. */
    static final int ALL = 6_000;

    private static final int MOST = 4 * ALL;
    private static final int MIXES = 12;

    private final int[] sizes;
    private final Preferences first;
    private final Preferences second;
    private final DoublePredicate fits;
    private final Map<Deal, Valued> seen = new LinkedHashMap<>();

    /** What fits and nothing seen so far beats, by what it is worth to the first party. */
    private final TreeMap<Double, Valued> unbeaten = new TreeMap<>();

    private final Deque<Valued> open = new ArrayDeque<>();

    /**
     * A survey that has seen nothing yet.
     *
     * @param fits whether the buyer, who is the first party, can commit so much
     */
    Survey(List<Issue> issues, Preferences first, Preferences second, DoublePredicate fits) {
        sizes = issues.stream().mapToInt(issue -> issue.levels().size()).toArray();
        this.first = first;
        this.second = second;
        this.fits = fits;
    }

    /** The number of deals that the table has. */
    long size() {
        return Arrays.stream(sizes).asLongStream().reduce(1, (a, b) -> a * b);
    }

    /** All that was looked at. */
    Collection<Valued> seen() {
        return seen.values();
    }

    /** What a deal is worth; it counts as looked at from now on. */
    Valued look(int... levels) {
        return seen.computeIfAbsent(Deal.of(levels), deal -> {
            Appraisal buyers = first.appraise(levels);
            var valued = new Valued(deal, buyers.surplus(), second.surplus(levels), fits.test(buyers.commits()));
            rank(valued);
            return valued;
        });
    }

    private void rank(Valued valued) {
        if (!valued.fits() || isBeaten(valued)) {
            return;
        }
        var lower = unbeaten.headMap(valued.first(), true);
        while (!lower.isEmpty() && lower.lastEntry().getValue().second() <= valued.second()) {
            lower.pollLastEntry();
        }
        unbeaten.put(valued.first(), valued);
        open.add(valued);
    }

    private boolean isBeaten(Valued valued) {
        Map.Entry<Double, Valued> next = unbeaten.ceilingEntry(valued.first());
        return next != null && next.getValue().second() >= valued.second();
    }

    /** Looks at every deal, or for the best ones. */
    void run() {
        look(new int[sizes.length]);
        if (size() <= ALL) {
            everything(new int[sizes.length], 0);
        } else {
            climb();
            walk();
        }
    }

    private void everything(int[] levels, int issue) {
        if (issue == levels.length) {
            look(levels);
            return;
        }
        for (int level = 0; level < sizes[issue]; level++) {
            levels[issue] = level;
            everything(levels, issue + 1);
        }
    }

    /** The scales of the two are what the best deal of each is worth to it, so that mixes are even. */
    private void climb() {
        var nothing = new int[sizes.length];
        double ours = Math.max(1e-9, top(Valued::first, nothing).first());
        double theirs = Math.max(1e-9, top(Valued::second, nothing).second());
        int[] middle = Arrays.stream(sizes).map(count -> count / 2).toArray();
        for (int mix = 0; mix <= MIXES; mix++) {
            double weight = (double) mix / MIXES;
            ToDoubleFunction<Valued> worth =
                    deal -> weight * deal.first() / ours + (1 - weight) * deal.second() / theirs;
            for (int[] start : List.of(nothing, middle)) {
                if (look(start).fits()) {
                    Valued unused = top(worth, start);
                }
            }
        }
    }

    /** The deal from which no change of a single term that fits leads higher. */
    private Valued top(ToDoubleFunction<Valued> worth, int... start) {
        Valued best = look(start);
        while (true) {
            Valued at = best;
            Valued next = neighbours(at).stream()
                    .filter(Valued::fits)
                    .max(Comparator.comparingDouble(worth))
                    .orElse(at);
            if (worth.applyAsDouble(next) <= worth.applyAsDouble(at)) {
                return at;
            }
            best = next;
        }
    }

    private List<Valued> neighbours(Valued deal) {
        int[] levels = deal.deal().toArray();
        var found = new ArrayList<Valued>();
        for (int issue = 0; issue < sizes.length; issue++) {
            int before = levels[issue];
            for (int level = 0; level < sizes[issue]; level++) {
                if (level != before) {
                    levels[issue] = level;
                    found.add(look(levels));
                }
            }
            levels[issue] = before;
        }
        return found;
    }

    /** From every deal that nothing beats to its neighbours, until nothing new comes up. */
    private void walk() {
        while (!open.isEmpty() && seen.size() < MOST) {
            Valued next = open.poll();
            boolean stands = next.equals(unbeaten.get(next.first()));
            if (stands && (next.isRational() || unbeaten.values().stream().noneMatch(Valued::isRational))) {
                List<Valued> unused = neighbours(next);
            }
        }
    }
}
