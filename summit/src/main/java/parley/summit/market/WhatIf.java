package parley.summit.market;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import parley.summit.scenario.Parameter;
import parley.summit.scenario.Parameters;

/** What a projection supposes to happen at its start: further restrictions, and a sale of new output. */
public record WhatIf(List<Restriction> restrictions, Optional<Sale> sale) {

    public WhatIf {
        restrictions = List.copyOf(restrictions);
    }

    /** Nothing happens. */
    public static WhatIf nothing() {
        return new WhatIf(List.of(), Optional.empty());
    }

    /** These restrictions start. */
    public static WhatIf restrictions(List<Restriction> restrictions) {
        return new WhatIf(restrictions, Optional.empty());
    }

    /** The same, and a sale. */
    public WhatIf with(Sale newSale) {
        return new WhatIf(restrictions, Optional.of(newSale));
    }

    List<Restriction> restrictionsOf(int market) {
        return restrictions.stream().filter(r -> r.market == market).toList();
    }

    /**
     * A control from now on.
     *
     * @param approval share that is approved, 0..1; a ban approves nothing
     */
    public record Restriction(int origin, int market, OptionalInt target, double approval, boolean ban) {

        /** Nothing passes to {@code target}. */
        public static Restriction ban(int origin, int market, int target) {
            return new Restriction(origin, market, OptionalInt.of(target), 1, true);
        }

        /** Licences for everybody, of which a share is approved. */
        public static Restriction licences(int origin, int market, double approval) {
            return new Restriction(origin, market, OptionalInt.empty(), approval, false);
        }

        Control begin() {
            return target.isPresent() && ban
                    ? Control.ban(origin, market, target.getAsInt())
                    : Control.licences(origin, market, target, approval);
        }
    }

    /** {@code amount} more is sold from {@code origin}, {@code share} of it to {@code buyer}. */
    public record Sale(int market, int origin, double amount, int buyer, double share) {
        void apply(MarketState state, Parameters parameters, int china) {
            Displacement.sell(
                    state, origin, amount, buyer, share, parameters.get(Parameter.CHINA_DISPLACED_FIRST), china);
        }
    }
}
