package parley.bargaining.protocol;

/** Plays one seat. Sees only its {@link Turn}; the protocol decides what the action does. */
@FunctionalInterface
public interface Party {
    Action act(Turn turn);

    /** Is told how the negotiation ended; by then nothing can be changed. */
    default void concluded(int seat, Transcript transcript) {}
}
