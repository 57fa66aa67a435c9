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
        return restrictions.stream().filter(r -> r.market() == market).toList();
    }

    /** A control from now on. */
    public sealed interface Restriction {

        int market();

        /** It starts. */
        default Control begin() {
            return switch (this) {
                case Ban ban -> Control.ban(ban.origin, ban.market, ban.target);
                case Licences licences ->
                    Control.licences(licences.origin, licences.market, OptionalInt.empty(), licences.approval);
            };
        }
    }

    /** Nothing passes to {@code target}. */
    public record Ban(int origin, int market, int target) implements Restriction {}

    /** Licences for everybody, of which a share is approved, 0..1. */
    public record Licences(int origin, int market, double approval) implements Restriction {}

    /** {@code amount} more is sold from {@code origin}, {@code share} of it to {@code buyer}. */
    public record Sale(int market, int origin, double amount, int buyer, double share) {
        void apply(MarketState state, Parameters parameters, int china) {
            Displacement.sell(
                    state, origin, amount, buyer, share, parameters.get(Parameter.CHINA_DISPLACED_FIRST), china);
        }
    }
}
