package parley.summit.market;

import java.util.Arrays;
import parley.summit.scenario.Parameter;

/** Markets that are moved wrongly, each in one way. */
final class Faults {

    static final Stepper ARRIVALS_LOST = Stepper.then((m, before) -> scale(m.arrivals, 1 - 1e-6));
    static final Stepper IMPORTS_TWICE = Stepper.then((m, before) -> scale(m.imports, 1 + 1e-6));
    static final Stepper PRICES_CREEP = Stepper.then((m, before) -> scale(m.price, 1 + 1e-9));
    static final Stepper STOCKS_EVAPORATE = (market, policy, availability, parameters, china) -> {
        scale(market.stock, 1 - 1e-5);
        Stepper.RULES.step(market, policy, availability, parameters, china);
    };
    static final Stepper REFUSED_IS_PERMITTED = (market, policy, availability, parameters, china) -> {
        var swapped = new double[market.size][market.size];
        var toAll = new double[market.size][market.size];
        var search = new double[market.size];
        for (int i = 0; i < market.size; i++) {
            search[i] = policy.search(i);
            for (int j = 0; j < market.size; j++) {
                double share = policy.permitted(i, j);
                swapped[i][j] = share < 1 ? 1 - share : 1;
                toAll[i][j] = Math.max(swapped[i][j], policy.permittedToAll(i, j));
            }
        }
        Stepper.RULES.step(market, Policy.custom(swapped, toAll, search), availability, parameters, china);
    };
    static final Stepper SHORTAGE_IS_CHEAP = Stepper.then((m, before) -> {
        for (int j = 0; j < m.size; j++) {
            m.price[j] /= 1 + m.shortage[j];
        }
    });
    static final Stepper POOL_UPSIDE_DOWN = Stepper.then((m, before) -> m.poolPrice = 1 + 1 / m.poolPrice);
    static final Stepper FULL_STORES_ARE_EMPTY = (market, policy, availability, parameters, china) -> {
        for (int j = 0; j < market.size; j++) {
            market.stock[j] = market.stock[j] > .5 * market.normalUse[j] ? 0 : market.stock[j];
        }
        Stepper.RULES.step(market, policy, availability, parameters, china);
    };
    static final Stepper SEARCH_UPSIDE_DOWN = (market, policy, availability, parameters, china) -> {
        double psi = .7 - parameters.get(Parameter.RESOURCING_FRESH);
        Stepper.RULES.step(market, policy, availability, parameters.with(Parameter.RESOURCING_FRESH, psi), china);
    };
    static final Stepper CHEAP_WITHOUT_SUPPRESSION = Stepper.then((m, before) -> scale(m.price, 1 - 1e-9));
    static final Stepper TOO_DEAR = Stepper.then((m, before) -> scale(m.price, 1.01));
    static final Stepper MORE_THAN_ALL_CHINESE = Stepper.then((m, before) -> scale(m.dependence, 1.5));
    static final Stepper FIRST_COUNTRY_FIRST = Stepper.then((m, before) -> m.shortage[0] *= .5);
    static final Stepper A_KILOGRAM_MORE = (market, policy, availability, parameters, china) -> {
        Arrays.setAll(market.stock, j -> market.stock[j] + 1e-3);
        Stepper.RULES.step(market, policy, availability, parameters, china);
    };
    static final Stepper FALLS_ASLEEP = (market, policy, availability, parameters, china) -> {
        double cover = parameters.get(Parameter.STOCK_COVER);
        Arrays.setAll(
                market.stock,
                j -> market.stock[j] > .9 * cover * market.normalUse[j]
                        ? cover * market.normalUse[j]
                        : market.stock[j]);
        Stepper.RULES.step(market, policy, availability, parameters, china);
    };

    private Faults() {}

    private static void scale(double[] values, double factor) {
        Arrays.setAll(values, i -> values[i] * factor);
    }
}
