package parley.summit.seat;

/**
 * The exact worth of a deal to one seat over what it falls back on, and its parts: {@code surplus = welfare - retaliation + politics}, each
 * in units of 0.1 % of gross domestic product.
 *
 * @param commits what the deal would commit of a budget, US$ bn
 */
public record Appraisal(double surplus, double welfare, double retaliation, double politics, double commits) {}
