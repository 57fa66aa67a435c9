package parley.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What people of a class were told that it counts, and what came of it at the browsers of those whom it concerns. For any number of threads. */
final class ClassLedger {

    /**
     * Something that a browser can be shown.
     *
     * @param what it is, e.g. a message or an offer; the same at every browser
     */
    record Sight(String what) {}

    /** Something that was acknowledged, and who should see it. Times are of {@link System#nanoTime}. */
    private record Promise(Sight sight, long sent, long acknowledged, Set<Integer> watchers, boolean timed) {}

    private final Map<Sight, Promise> promises = new ConcurrentHashMap<>();

    /** By person, when each thing was first seen. */
    private final Map<Integer, Map<Sight, Long>> seen = new ConcurrentHashMap<>();

    /** How often each move was made at most: it may have been made without being acknowledged. */
    private final Nth attempts = new Nth();

    private final Set<String> made = new HashSet<>();
    private final AtomicInteger doubled = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> odd = new ConcurrentLinkedQueue<>();
    private volatile boolean timing;

    /** From now on deliveries are measured, or not: while everybody is away they say nothing. */
    void time(boolean on) {
        timing = on;
    }

    /** Somebody makes a move. */
    synchronized void made(String what) {
        made.add(attempts.next(what).what());
    }

    /** Whether a move was made that often. */
    synchronized boolean isMade(String nth) {
        return made.contains(nth);
    }

    /** A call was answered: it counts. */
    void acknowledged(Sight sight, long sent, Collection<Integer> watchers) {
        promises.putIfAbsent(sight, new Promise(sight, sent, System.nanoTime(), Set.copyOf(watchers), timing));
    }

    /** A browser was shown something. */
    void shown(int person, Sight sight) {
        seen.computeIfAbsent(person, id -> new ConcurrentHashMap<>()).putIfAbsent(sight, System.nanoTime());
    }

    /** A browser was sent something again that must come once. */
    void cameTwice(int person, Sight sight) {
        doubled.incrementAndGet();
        odd.add(sight.what() + " came twice to " + person);
    }

    /** What is there twice, though it was done once. */
    void happenedTwice(String what) {
        doubled.incrementAndGet();
        odd.add(what + " is there twice");
    }

    int doubled() {
        return doubled.get();
    }

    /** The first oddities, for whoever has to find out why. */
    List<String> odd() {
        return odd.stream().limit(20).toList();
    }

    int count() {
        return promises.size();
    }

    private Map<Sight, Long> of(int person) {
        return seen.getOrDefault(person, Map.of());
    }

    /** What should have been seen and was not, so far. */
    List<String> lost() {
        var lost = new ArrayList<String>();
        promises.values()
                .forEach(promise -> promise.watchers().stream()
                        .filter(person -> !of(person).containsKey(promise.sight()))
                        .forEach(person -> lost.add(promise.sight().what() + " for " + person)));
        return lost;
    }

    /** What somebody saw that was for others. */
    List<String> strayed() {
        var strayed = new ArrayList<String>();
        seen.forEach((person, sights) -> sights.keySet().stream()
                .filter(sight -> promises.containsKey(sight)
                        && !promises.get(sight).watchers().contains(person))
                .forEach(sight -> strayed.add(sight.what() + " at " + person)));
        return strayed;
    }

    /** Milliseconds from the acknowledgement until each browser showed it, or from sending; what was there before counts as 0. */
    List<Long> deliveries(boolean fromSending) {
        var all = new ArrayList<Long>();
        for (Promise promise : promises.values()) {
            if (promise.timed()) {
                long from = fromSending ? promise.sent() : promise.acknowledged();
                promise.watchers().stream()
                        .map(person -> of(person).get(promise.sight()))
                        .filter(at -> at != null)
                        .forEach(at -> all.add(Math.max(0, at - from) / 1_000_000));
            }
        }
        return all.stream().sorted().toList();
    }

    /** Everything that was acknowledged and begins so. */
    Set<String> acknowledged(String prefix) {
        var all = new HashSet<String>();
        promises.keySet().stream()
                .map(Sight::what)
                .filter(what -> what.startsWith(prefix))
                .forEach(all::add);
        return all;
    }

    /** Names the same thing that happens several times: the first, the second, and so on. */
    static final class Nth {
        private final Map<String, Integer> counts = new HashMap<>();

        Sight next(String what) {
            return new Sight(what + " #" + counts.merge(what, 1, Integer::sum));
        }
    }
}
