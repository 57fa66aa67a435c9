package parley.summit.strategy;

import parley.bargaining.strategy.Luck;
import parley.summit.chance.Seed;
import parley.summit.scenario.Table;

/** A seat's luck at each of its tables, from its private bits for the turn (MODEL section 8.4). */
final class TableLuck {

    private TableLuck() {}

    static Luck of(long bits, Table table) {
        long first = Seed.mix(bits ^ Seed.id(table.id()));
        return new Luck(Seed.unit(first), Seed.unit(Seed.mix(first)));
    }
}
