/** A general negotiation library: domains and preferences, protocols, and strategies that play them. */
module parley.bargaining {
    requires static org.jspecify;

    exports parley.bargaining.domain;
    exports parley.bargaining.protocol;
    exports parley.bargaining.strategy;
}
