package parley.coordinator.session;

/** This coordinator does not lead a session any more: another one has taken it over, or its own store is closed. */
public final class LeadLostException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public LeadLostException(String message) {
        super(message);
    }
}
