package parley.coordinator.session;

/**
 * A session as a store knows it.
 *
 * @param order counts the sessions of a store, from 1
 */
public record Kept(long order, Charter charter) {

    /** Its name, {@code sessions/{id}}. */
    public String name() {
        return charter.name();
    }
}
