package parley.summit.market;

import java.util.List;
import java.util.Optional;
import parley.summit.scenario.Parameter;
import parley.summit.scenario.Parameters;

/** What a projection supposes to happen at its start: further controls, and a sale of new output. */
public record WhatIf(List<Control> controls, Optional<Sale> sale) {

    public WhatIf {
        controls = List.copyOf(controls);
    }

    /** Nothing happens. */
    public static WhatIf nothing() {
        return new WhatIf(List.of(), Optional.empty());
    }

    /** These controls start. */
    public static WhatIf controls(List<Control> controls) {
        return new WhatIf(controls, Optional.empty());
    }

    /** The same, and a sale. */
    public WhatIf with(Sale newSale) {
        return new WhatIf(controls, Optional.of(newSale));
    }

    /** {@code amount} more is sold from {@code origin}, {@code share} of it to {@code buyer}. */
    public record Sale(int market, int origin, double amount, int buyer, double share) {
        void apply(List<MarketState> markets, Parameters parameters, int china) {
            Displacement.sell(
                    markets.get(market),
                    origin,
                    amount,
                    buyer,
                    share,
                    parameters.get(Parameter.CHINA_DISPLACED_FIRST),
                    china);
        }
    }
}
