package parley.summit.strategy;

import java.util.Map;
import java.util.stream.Collectors;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Negotiator;
import parley.summit.seat.Reply;
import parley.summit.seat.View;

/** Plays for each country the strategy that its scenario gives it, as the view tells it. */
public record DefaultStrategy() implements Negotiator {

    /** One for every seat of a scenario, by country. */
    public static Map<String, Negotiator> ofAll(Scenario scenario) {
        return scenario.seats().stream().collect(Collectors.toMap(seat -> seat, seat -> new DefaultStrategy()));
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
