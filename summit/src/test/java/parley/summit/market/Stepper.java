package parley.summit.market;

import parley.summit.scenario.Parameters;

/** Something that claims to move a market by one month: the rules, or rules with a planted fault. */
@FunctionalInterface
interface Stepper {

    /** The rules themselves. */
    Stepper RULES = (market, policy, availability, parameters, china) ->
            rules(market, parameters, china).step(market, policy, availability);

    /** The rules without the rule that lets markets rest. */
    Stepper AWAKE = (market, policy, availability, parameters, china) ->
            rules(market, parameters, china).stepAwake(market, policy, availability);

    void step(MarketState market, Policy policy, double[] availability, Parameters parameters, int china);

    private static MarketStep rules(MarketState market, Parameters parameters, int china) {
        return new MarketStep(parameters, market.size, china);
    }

    /** Follows the rules, and then spoils what came of them. */
    static Stepper then(Spoiling spoiling) {
        return (market, policy, availability, parameters, china) -> {
            MarketState before = market.copy();
            RULES.step(market, policy, availability, parameters, china);
            spoiling.spoil(market, before);
        };
    }

    /** What a planted fault makes of a market, given the state before the month. */
    @FunctionalInterface
    interface Spoiling {
        void spoil(MarketState market, MarketState before);
    }
}
