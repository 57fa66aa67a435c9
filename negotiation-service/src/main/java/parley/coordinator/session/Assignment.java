package parley.coordinator.session;

import parley.summit.transcript.Driver;

/** Who is to drive a seat. */
public sealed interface Assignment {

    /** A strategy in the coordinator's process. */
    record Strategy(String name) implements Assignment {}

    /** An agent that the coordinator dials, e.g. {@code 127.0.0.1:7101}. */
    record Agent(String target) implements Assignment {}

    /** A player that dials in, and what the transcript calls it. */
    record Player(String name) implements Assignment {}

    /** What the transcript says about whoever plays. */
    default Driver identity() {
        return switch (this) {
            case Strategy strategy -> new Driver(Driver.Kind.BUILT_IN, strategy.name());
            case Agent agent -> new Driver(Driver.Kind.DIALLED_AGENT, agent.target());
            case Player player -> new Driver(Driver.Kind.DIALLED_IN, player.name());
        };
    }
}
