package parley.coordinator.session;

/** Who is to drive a seat. */
public sealed interface Assignment {

    /** A strategy in the coordinator's process. */
    record Strategy(String name) implements Assignment {}

    /** An agent that the coordinator dials, e.g. {@code 127.0.0.1:7101}. */
    record Agent(String target) implements Assignment {}
}
