package parley.cli.bargain;

import java.util.ArrayList;
import java.util.List;
import parley.bargaining.analysis.Certificate;
import parley.bargaining.protocol.Negotiation.Agreed;
import parley.bargaining.protocol.Transcript;
import parley.bargaining.strategy.Match;

/**
 * A negotiation that was played.
 *
 * @param players how each party is played, in the order of the profiles
 */
record Played(Bargain bargain, Match match, List<String> players, Transcript transcript, Certificate certificate) {

    Played {
        players = List.copyOf(players);
    }

    static Played of(Bargain bargain, Match match, List<String> players, Transcript transcript) {
        return new Played(
                bargain, match, players, transcript, Certificate.of(bargain.frontier(), transcript.agreement()));
    }

    /** The parties that agreed, in the order of their profiles; none without an agreement. */
    List<String> signatories() {
        return transcript.end() instanceof Agreed agreed
                ? agreed.signatories().stream().sorted().map(bargain::party).toList()
                : List.of();
    }

    /**
     * What the agreement is worth to each party by the time it is reached, that is, after its discount; what no agreement is
     * worth is not discounted.
     */
    List<Double> discounted() {
        if (certificate.agreement().isEmpty()) {
            return certificate.utilities();
        }
        double time = match.time(bargain.domain(), transcript.end().round());
        List<Double> worth = new ArrayList<>();
        for (int seat = 0; seat < certificate.utilities().size(); seat++) {
            double left = StrictMath.pow(bargain.discount(seat), time);
            worth.add(certificate.utilities().get(seat) * left);
        }
        return worth;
    }
}
