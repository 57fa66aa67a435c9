package parley.cli.model;

import java.util.List;
import java.util.Map;
import parley.proto.transcript.v1.Event;
import parley.summit.chance.Secrets;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Negotiator;
import parley.summit.session.Session;
import parley.summit.strategy.DefaultStrategy;
import parley.wire.EventCodec;

/** The course that the rules give a scenario, with open secrets, as the reference tells it. */
public final class RulesCourse {

    private RulesCourse() {}

    /** All events but the ends of turns, without number and visibility; every seat plays its default strategy. */
    public static List<Event> of(Scenario scenario, long seed) {
        return of(scenario, seed, DefaultStrategy.ofAll(scenario));
    }

    /** The course with these players, one for every country with a seat. */
    public static List<Event> of(Scenario scenario, long seed, Map<String, Negotiator> negotiators) {
        return Session.play(scenario, seed, Secrets.open(scenario.seats()), negotiators).entries().stream()
                .map(EventCodec::toProto)
                .filter(event -> !event.hasTurnEnded())
                .map(event -> event.toBuilder().clearNumber().clearVisibility().build())
                .toList();
    }
}
