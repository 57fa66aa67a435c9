package parley.bargaining.model;

/** An offer that another party made, and how much of the negotiation was over by then, from 0 to 1. */
public record Sighting(int outcome, double time) {}
