package parley.bargaining.files;

/** What a profile says about one issue of the domain. */
public record Valuation(double weight, Worth worth) {}
