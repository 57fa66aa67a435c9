package parley.summit.month;

import java.util.List;
import parley.summit.market.CountryOutlook;
import parley.summit.scenario.DatedControl;

/**
 * The material world at the end of a month, in more detail than a transcript keeps.
 *
 * @param month after the summit, from 0
 * @param countries the supply of every country, in scenario order, with every market in which it uses material
 * @param pending controls that were announced before the summit and do not act yet
 */
public record MonthEnd(int month, List<CountryOutlook> countries, List<DatedControl> pending) {

    public MonthEnd {
        countries = List.copyOf(countries);
        pending = List.copyOf(pending);
    }
}
