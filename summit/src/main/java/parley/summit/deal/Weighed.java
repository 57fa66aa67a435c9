package parley.summit.deal;

import org.jspecify.annotations.Nullable;

/** A deal that somebody has asked about: what it changes, and once a side has weighed it, the amounts in it that count there. */
final class Weighed {

    final int[] levels;
    final Components components;
    private @Nullable Columns buyer;
    private @Nullable Columns host;

    Weighed(int[] levels, Components components) {
        this.levels = levels.clone();
        this.components = components;
    }

    /** What the side of {@code from} weighs, by these formulas. */
    Columns amounts(Standpoint from, DealValuation formulas) {
        Columns known = from.isBuyer ? buyer : host;
        return known == null ? entered(from, formulas) : known;
    }

    private Columns entered(Standpoint from, DealValuation formulas) {
        Columns amounts = Columns.ofAmounts();
        formulas.items(components, from, amounts);
        if (from.isBuyer) {
            buyer = amounts;
        } else {
            host = amounts;
        }
        return amounts;
    }
}
