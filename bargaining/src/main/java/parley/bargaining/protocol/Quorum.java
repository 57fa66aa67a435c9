package parley.bargaining.protocol;

import java.util.List;

/** Who has to sign for an outcome to enter into force; it always takes two. */
public sealed interface Quorum {

    /** Everybody who has not left. */
    record Everybody() implements Quorum {}

    /** So many, whoever they are. */
    record Count(int seats) implements Quorum {

        public Count {
            if (seats < 2) {
                throw new IllegalArgumentException("signatories: " + seats + " (expected: >= 2)");
            }
        }
    }

    /** Seats whose weights add up to what is needed; the weights are in the order of the seats. */
    record Weight(List<Double> weights, double needed) implements Quorum {

        public Weight {
            weights = List.copyOf(weights);
            double all = weights.stream().mapToDouble(Double::doubleValue).sum();
            if (weights.stream().anyMatch(weight -> !(weight >= 0))) {
                throw new IllegalArgumentException("weights: " + weights + " (expected: each >= 0)");
            }
            if (!(needed > 0 && needed <= all)) {
                throw new IllegalArgumentException(
                        "weight needed: " + needed + " (expected: > 0, at most " + all + ")");
            }
        }

        private double of(List<Integer> seats) {
            return seats.stream().mapToDouble(weights::get).sum();
        }
    }

    /** Whether these are enough, all of them being among those who are present. */
    default boolean isReached(List<Integer> signatories, List<Integer> present) {
        return signatories.size() >= 2
                && switch (this) {
                    case Everybody everybody -> signatories.size() == present.size();
                    case Count count -> signatories.size() >= count.seats;
                    case Weight weight -> weight.of(signatories) >= weight.needed;
                };
    }

    /** Whether those who are present would be enough. */
    default boolean isPossible(List<Integer> present) {
        return isReached(present, present);
    }
}
