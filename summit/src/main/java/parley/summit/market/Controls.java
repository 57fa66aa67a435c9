package parley.summit.market;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** All controls in the order in which they came, and those of each market at hand: a market step asks for nothing else. */
final class Controls {

    private final List<Control> all = new ArrayList<>();
    private final List<List<Control>> byMarket = new ArrayList<>();

    Controls(int markets) {
        for (int k = 0; k < markets; k++) {
            byMarket.add(new ArrayList<>());
        }
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

    void tick() {
        for (Control control : all) {
            control.tick();
        }
    }
}
