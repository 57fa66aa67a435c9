package parley.summit.scenario;

import java.util.List;

/** One thing that is negotiated, with its levels in rising order. */
public record Issue(String id, String title, List<Level> levels) {

    public Issue {
        levels = List.copyOf(levels);
    }

    /** One level: its number in the unit of the issue, its name, and at a truce table its worth to each party. */
    public record Level(double value, String title, List<Payoff> payoffs) {
        public Level {
            payoffs = List.copyOf(payoffs);
        }
    }

    /** What a level is worth to one party: welfare over twelve months in US$ bn, and politics. */
    public record Payoff(String country, double welfare, double political) {}
}
