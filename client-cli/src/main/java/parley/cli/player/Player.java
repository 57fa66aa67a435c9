package parley.cli.player;

/** Who plays a country. */
public sealed interface Player {

    /** A built-in strategy. */
    record BuiltIn(String strategy) implements Player {}

    /** An agent that runs already. */
    record Remote(String address) implements Player {}

    /** Whoever dials in with a token of the seat; what the transcript calls that player, or nothing. */
    record DialsIn(String name) implements Player {}
}
