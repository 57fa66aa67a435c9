package parley.coordinator.seat;

/**
 * Names the seat of one country in one session.
 *
 * @param session name of the session, e.g. {@code sessions/7}
 */
public record SeatName(String session, String country) {

    /** Names one question to the seat; the same for the same turn, also after a restart. */
    public String turn(int number) {
        return this + "/turns/" + number;
    }

    /** A readable path, e.g. {@code sessions/7/seats/CHN}. */
    @Override
    public String toString() {
        return session + "/seats/" + country;
    }
}
