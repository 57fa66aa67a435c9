package parley.summit.strategy;

import parley.summit.seat.Negotiator;
import parley.summit.seat.Reply;
import parley.summit.seat.View;

/** Plays for each country the strategy that its scenario gives it, as the view tells it. */
public record DefaultStrategy() implements Negotiator {

    @Override
    public Reply decide(View view) {
        return BuiltInStrategy.named(view.defaultStrategy()).decide(view);
    }

    @Override
    public boolean looksAround() {
        return false;
    }
}
