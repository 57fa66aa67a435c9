package parley.summit.measure;

import java.util.List;
import parley.summit.scenario.Scenario;

/** How countries stand to each other: the pressure that each feels from each, and the tension of the day; all 0..1. */
public final class Relations {

    private final List<String> countries;
    private final double[][] pressure;
    private double tension;

    public Relations(Scenario scenario) {
        countries = scenario.countries().stream().map(c -> c.code()).toList();
        pressure = new double[countries.size()][countries.size()];
        tension = scenario.tension();
        scenario.pressures().forEach(p -> pressure[index(p.on())][index(p.from())] = p.value());
    }

    /** Pressure that {@code on} feels from {@code from}. */
    public double pressure(String on, String from) {
        return pressure[index(on)][index(from)];
    }

    /** Adds to a pressure, up to 1. */
    public void press(String on, String from, double more) {
        double[] row = pressure[index(on)];
        row[index(from)] = Math.min(1, row[index(from)] + more);
    }

    /** Scales one pressure. */
    public void scale(String on, String from, double factor) {
        pressure[index(on)][index(from)] *= factor;
    }

    /** Keeps a pressure from falling below {@code least}. */
    public void keepAtLeast(String on, String from, double least) {
        double[] row = pressure[index(on)];
        row[index(from)] = Math.max(row[index(from)], least);
    }

    /** All pressures fade by a factor. */
    public void fade(double factor) {
        for (double[] row : pressure) {
            for (int j = 0; j < row.length; j++) {
                row[j] *= factor;
            }
        }
    }

    public double tension() {
        return tension;
    }

    /** Moves the tension, within 0..1. */
    public void moveTension(double by) {
        tension = Math.min(1, Math.max(0, tension + by));
    }

    private int index(String country) {
        return countries.indexOf(country);
    }
}
