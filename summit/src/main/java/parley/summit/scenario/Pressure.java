package parley.summit.scenario;

/** The pressure, 0..1, that one country feels from another when the summit opens. */
public record Pressure(String on, String from, double value) {}
