package parley.summit.seat;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a seat keeps to itself (MODEL section 2).
 *
 * @param politicalWeight weight of politics against money (wP)
 * @param retaliationWeight weight of China's retaliation (wR)
 * @param sovereignty weight of sovereignty after the private factor (sov)
 * @param concessionAversion factor on what the seat gives at a truce table (mc)
 * @param ratification constraint at home after the private factor (cons)
 * @param prestige of a signature, by id of the seat's tables (pr)
 */
public record SeatValues(
        String country,
        double politicalWeight,
        double retaliationWeight,
        double sovereignty,
        double concessionAversion,
        double ratification,
        SortedMap<String, Double> prestige) {

    public SeatValues {
        prestige = Collections.unmodifiableSortedMap(new TreeMap<>(prestige));
    }
}
