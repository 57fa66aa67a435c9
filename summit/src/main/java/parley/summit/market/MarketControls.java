package parley.summit.market;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import parley.summit.scenario.DatedControl;

/**
 * The controls of one market in the order in which they came, and the policy that they make together; it is made anew only when one of
 * them has changed.
 */
final class MarketControls {

    private final int market;
    private final int countries;
    private final double extraterritorialLoss;
    private final List<Control> controls = new ArrayList<>();
    private Policy policy;
    private long changes;

    /** No controls among so many countries. */
    MarketControls(int market, int countries, double extraterritorialLoss) {
        this.market = market;
        this.countries = countries;
        this.extraterritorialLoss = extraterritorialLoss;
        policy = Policy.free(countries);
    }

    MarketControls copy() {
        var copy = new MarketControls(market, countries, extraterritorialLoss);
        controls.forEach(control -> copy.add(control.copy()));
        copy.policy = policy;
        copy.changes = changes;
        return copy;
    }

    void add(Control control) {
        controls.add(control);
    }

    List<Control> all() {
        return Collections.unmodifiableList(controls);
    }

    /** Those with the key of a dated revision become what it decrees. */
    void revise(DatedControl dated) {
        for (Control control : controls) {
            if (control.key().equals(dated.key())) {
                control.decree(dated.approval(), dated.ban(), dated.extraterritorial(), dated.technology());
            }
        }
    }

    /** What they let pass. */
    Policy policy() {
        long now = 0;
        for (Control control : controls) {
            now += control.changes();
        }
        if (now != changes) {
            changes = now;
            policy = Policy.of(controls, market, countries, extraterritorialLoss);
        }
        return policy;
    }

    void tick() {
        for (Control control : controls) {
            control.tick();
        }
    }
}
