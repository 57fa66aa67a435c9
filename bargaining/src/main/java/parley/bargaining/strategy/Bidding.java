package parley.bargaining.strategy;

import parley.bargaining.model.Modelling;

/** What a party offers over a whole domain. */
public sealed interface Bidding {

    /** What a tactic says; of what reaches its threshold the outcome that is worth least to the party. */
    record Conceding(Tactic tactic) implements Bidding {}

    /** Of what reaches a tactic's threshold, the outcome that the others seem to like best. */
    record Obliging(Tactic tactic, Modelling modelling) implements Bidding {

        public Obliging {
            if (tactic instanceof Micro) {
                throw new IllegalArgumentException(
                        "tactic: micro (expected: one with a threshold, to choose above it)");
            }
        }
    }

    /**
     * The outcome nearest to a target that falls with time, as the time-dependent parties of GENIUS choose it: their target is
     * exactly 1 in the first round, and scaled by neither the worst outcome nor the reservation value. Other than those, it never
     * offers what is worse than no agreement.
     *
     * @param exponent of time, 1/e in GENIUS's terms
     */
    record Nearest(double exponent) implements Bidding {

        double target(double time, double firstTime) {
            return 1 - StrictMath.pow(Math.max(0, time - firstTime), exponent);
        }
    }

    /** Nice tit-for-tat (Baarslag, Hindriks and Jonker 2013). */
    record NiceTitForTat(Modelling modelling) implements Bidding {}

    /** Any outcome that is no worse than no agreement, as its luck has it. */
    record Anything() implements Bidding {}
}
