package parley.summit.market;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * All controls in the order in which they came, and those of each market at hand with the policy that they make together; it is made
 * anew only when one of them has changed.
 */
final class Controls {

    private final int countries;
    private final double extraterritorialLoss;
    private final List<Control> all = new ArrayList<>();
    private final List<List<Control>> byMarket = new ArrayList<>();
    private final Policy[] policies;
    private final long[] changes;

    Controls(int markets, int countries, double extraterritorialLoss) {
        this.countries = countries;
        this.extraterritorialLoss = extraterritorialLoss;
        policies = new Policy[markets];
        changes = new long[markets];
        Arrays.fill(policies, Policy.free(countries));
        for (int k = 0; k < markets; k++) {
            byMarket.add(new ArrayList<>());
        }
    }

    /** Copies of those that act in the {@code active} markets. */
    Controls copy(int[] active) {
        var copy = new Controls(policies.length, countries, extraterritorialLoss);
        for (int k : active) {
            byMarket.get(k).forEach(control -> copy.add(control.copy()));
            copy.policies[k] = policies[k];
            copy.changes[k] = changes[k];
        }
        return copy;
    }

    /** All of them, in their order. */
    Controls copy() {
        var copy = new Controls(policies.length, countries, extraterritorialLoss);
        all.forEach(control -> copy.add(control.copy()));
        for (int k = 0; k < policies.length; k++) {
            copy.policies[k] = policies[k];
            copy.changes[k] = changes[k];
        }
        return copy;
    }

    void add(Control control) {
        all.add(control);
        byMarket.get(control.market()).add(control);
    }

    List<Control> all() {
        return Collections.unmodifiableList(all);
    }

    List<Control> in(int market) {
        return byMarket.get(market);
    }

    /** What the controls of one market let pass. */
    Policy policy(int market) {
        long now = 0;
        for (Control control : byMarket.get(market)) {
            now += control.changes();
        }
        if (now != changes[market]) {
            changes[market] = now;
            policies[market] = Policy.of(byMarket.get(market), market, countries, extraterritorialLoss);
        }
        return policies[market];
    }

    void tick() {
        for (Control control : all) {
            control.tick();
        }
    }
}
