package parley.summit.market;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** All controls in the order in which they came, and those of each market at hand. */
final class Controls {

    private final List<Control> all = new ArrayList<>();
    private final List<MarketControls> byMarket = new ArrayList<>();

    Controls(int markets, int countries, double extraterritorialLoss) {
        for (int k = 0; k < markets; k++) {
            byMarket.add(new MarketControls(k, countries, extraterritorialLoss));
        }
    }

    private Controls() {}

    /** All of them, in their order. */
    Controls copy() {
        var copy = new Controls();
        byMarket.forEach(controls -> copy.byMarket.add(controls.copy()));
        var next = new int[byMarket.size()];
        for (Control control : all) {
            int k = control.market();
            copy.all.add(copy.in(k).all().get(next[k]++));
        }
        return copy;
    }

    void add(Control control) {
        all.add(control);
        in(control.market()).add(control);
    }

    List<Control> all() {
        return Collections.unmodifiableList(all);
    }

    MarketControls in(int market) {
        return byMarket.get(market);
    }

    void tick() {
        for (Control control : all) {
            control.tick();
        }
    }
}
