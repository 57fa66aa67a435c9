package parley.bargaining.analysis;

import java.util.List;

/** An outcome in utility space: what it is worth to each party, in their order. */
public record Point(int outcome, List<Double> utilities) {

    public Point {
        utilities = List.copyOf(utilities);
    }

    /** How far it is from other utilities, in a straight line. */
    public double distance(List<Double> others) {
        double sum = 0;
        for (int party = 0; party < utilities.size(); party++) {
            double apart = utilities.get(party) - others.get(party);
            sum += apart * apart;
        }
        return Math.sqrt(sum);
    }
}
