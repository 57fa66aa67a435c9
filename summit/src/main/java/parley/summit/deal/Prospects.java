package parley.summit.deal;

import java.util.List;
import java.util.Map;

/**
 * What all parties take as given in one turn: one snapshot of the world.
 *
 * @param round of the summit
 * @param weights by buyer
 * @param redLines that stand
 * @param provoking hosts whose deals in force provoke China enough to dilute its answer to others
 */
public record Prospects(
        int round,
        Map<String, Weights> weights,
        Retaliation.Curves retaliation,
        RedLines redLines,
        List<String> provoking) {

    public Prospects {
        weights = Map.copyOf(weights);
        provoking = List.copyOf(provoking);
    }

    /** Provocation above which a deal in force counts for others. */
    public static final double COUNTS = .3;

    Weights weights(String buyer) {
        return weights.getOrDefault(buyer, new Weights(1, 0, 0));
    }

    double retaliation(String host, double provocation) {
        return answer(host).cost(provocation);
    }

    /** What China is expected to do to {@code host}. */
    Retaliation.Answer answer(String host) {
        int others = 0;
        for (String other : provoking) {
            others += other.equals(host) ? 0 : 1;
        }
        return retaliation.answer(host, others);
    }
}
