package parley.summit.scenario;

/** What a country can commit over all of its deals together, US$ bn. */
public record Budget(String country, double limit) {}
