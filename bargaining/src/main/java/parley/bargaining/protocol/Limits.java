package parley.bargaining.protocol;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import parley.bargaining.chance.Draws;

/**
 * When a negotiation ends if nothing else ends it: at whichever limit comes first.
 *
 * @param rounds the last round
 * @param time how much time there is, in any unit; whoever runs the negotiation says how much has passed
 * @param chance how likely it is after each round that it was the last
 * @param seed decides which round that is
 */
public record Limits(OptionalInt rounds, OptionalDouble time, OptionalDouble chance, long seed) {

    /** Keeps the progress above 0 and below 1. */
    private static final double LEAST = 0x1p-50;

    public Limits {
        if (rounds.isPresent() && rounds.getAsInt() < 1) {
            throw new IllegalArgumentException("rounds: " + rounds.getAsInt() + " (expected: >= 1)");
        }
        if (time.isPresent() && !(time.getAsDouble() > 0)) {
            throw new IllegalArgumentException("time: " + time.getAsDouble() + " (expected: > 0)");
        }
        if (chance.isPresent() && !(chance.getAsDouble() > 0 && chance.getAsDouble() < 1)) {
            throw new IllegalArgumentException("chance: " + chance.getAsDouble() + " (expected: between 0 and 1)");
        }
        if (rounds.isEmpty() && time.isEmpty() && chance.isEmpty()) {
            throw new IllegalArgumentException("limits: none (expected: rounds, time, or a chance)");
        }
    }

    public static Limits rounds(int rounds) {
        return new Limits(OptionalInt.of(rounds), OptionalDouble.empty(), OptionalDouble.empty(), 0);
    }

    public static Limits time(double time) {
        return new Limits(OptionalInt.empty(), OptionalDouble.of(time), OptionalDouble.empty(), 0);
    }

    public static Limits chance(double chance, long seed) {
        return new Limits(OptionalInt.empty(), OptionalDouble.empty(), OptionalDouble.of(chance), seed);
    }

    /** These limits, and a time. */
    public Limits andTime(double time) {
        return new Limits(rounds, OptionalDouble.of(time), chance, seed);
    }

    /** These limits, and a chance that each round is the last. */
    public Limits andChance(double chance, long seed) {
        return new Limits(rounds, time, OptionalDouble.of(chance), seed);
    }

    /** Whether it ends though no time passes. */
    boolean endsWithoutClock() {
        return rounds.isPresent() || chance.isPresent();
    }

    /** Whether a round is the last one. */
    public boolean isLast(int round) {
        boolean counted = rounds.isPresent() && round >= rounds.getAsInt();
        return counted || (chance.isPresent() && Draws.of(seed, round).unit() < chance.getAsDouble());
    }

    /** Whether the time is over. */
    public boolean isOver(double elapsed) {
        return time.isPresent() && elapsed >= time.getAsDouble();
    }

    /**
     * How much of the negotiation is over in a round, between 0 and 1: by rounds, by time, or by how likely it was to end before,
     * whichever is most.
     *
     * @param elapsed the time that had passed when the round began
     */
    public double progress(int round, double elapsed) {
        double byRounds = rounds.isPresent() ? round / (rounds.getAsInt() + 1.0) : 0;
        double byTime = time.isPresent() ? elapsed / time.getAsDouble() : 0;
        double byChance = chance.isPresent() ? 1 - StrictMath.pow(1 - chance.getAsDouble(), round) : 0;
        return Math.clamp(Math.max(byRounds, Math.max(byTime, byChance)), LEAST, 1 - LEAST);
    }
}
