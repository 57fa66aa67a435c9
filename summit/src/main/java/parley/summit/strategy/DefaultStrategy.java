package parley.summit.strategy;

import java.util.Map;
import java.util.stream.Collectors;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Negotiator;
import parley.summit.seat.Reply;
import parley.summit.seat.View;

/** Plays for each country the strategy that its scenario gives it, as the view tells it. */
public record DefaultStrategy() implements Negotiator {

    /** What the scenario gives each of its seats, by country, for those who know the scenario. */
    public static Map<String, Negotiator> ofAll(Scenario scenario) {
        return scenario.profiles().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        seat -> BuiltInStrategy.named(seat.getValue().defaultStrategy())));
    }

    @Override
    public Reply decide(View view) {
        return BuiltInStrategy.named(view.defaultStrategy()).decide(view);
    }

    @Override
    public boolean looksAround() {
        return false;
    }
}
