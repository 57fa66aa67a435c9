/** The world of critical minerals: rules without a network, a file, a clock or a thread. */
module parley.summit {
    requires transitive parley.bargaining;
    requires static org.jspecify;

    exports parley.summit.chance;
    exports parley.summit.market;
    exports parley.summit.measure;
    exports parley.summit.deal;
    exports parley.summit.debrief;
    exports parley.summit.explain;
    exports parley.summit.month;
    exports parley.summit.report;
    exports parley.summit.scenario;
    exports parley.summit.seat;
    exports parley.summit.session;
    exports parley.summit.strategy;
    exports parley.summit.table;
    exports parley.summit.transcript;
    exports parley.summit.world;
}
