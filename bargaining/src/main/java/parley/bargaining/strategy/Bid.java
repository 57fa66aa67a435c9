package parley.bargaining.strategy;

import java.util.OptionalInt;

/** What a party would offer, if there is anything that it may offer, and the least that its bidding asks for. */
record Bid(OptionalInt outcome, double threshold) {}
