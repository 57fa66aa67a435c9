/** A general negotiation library: domains and preferences, protocols, strategies that play them, and what comes of it. */
module parley.bargaining {
    requires static org.jspecify;

    exports parley.bargaining.analysis;
    exports parley.bargaining.chance;
    exports parley.bargaining.domain;
    exports parley.bargaining.game;
    exports parley.bargaining.generate;
    exports parley.bargaining.model;
    exports parley.bargaining.protocol;
    exports parley.bargaining.strategy;
}
