package parley.summit.deal;

import parley.summit.scenario.Parameter;
import parley.summit.scenario.Parameters;

/**
 * What was signed, and what will be kept of it: of money, offtake, floor, relief and technology a memorandum delivers less than
 * a binding form (MODEL section 6.1).
 *
 * @param signed at face value
 * @param kept the same terms with what is promised in them cut to what will be delivered
 * @param push how strongly what is kept pushes projects, 0..1
 */
public record Promises(Terms signed, Terms kept, double push) {

    Promises(Terms signed, Terms kept) {
        this(signed, kept, kept.push());
    }

    /** The promises in these terms. */
    public static Promises of(Terms signed, Parameters p) {
        double share = p.get(signed.isBinding() ? Parameter.KEPT_BINDING : Parameter.KEPT_NON_BINDING);
        return new Promises(signed, signed.kept(share));
    }

    /** Whether technology comes in full, so that it no longer matters who withholds it; a matter of what was signed. */
    boolean liftsTechnology() {
        return signed.technology() >= 1;
    }
}
