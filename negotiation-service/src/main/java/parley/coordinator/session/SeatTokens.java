package parley.coordinator.session;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import parley.coordinator.seat.SeatName;

/** Which token speaks for which seat. */
final class SeatTokens {

    private final Map<String, SeatName> seats = new ConcurrentHashMap<>();
    private final Chance chance;

    SeatTokens(Chance chance) {
        this.chance = chance;
    }

    String issue(SeatName seat) {
        String token = chance.token();
        seats.put(token, seat);
        return token;
    }

    Optional<SeatName> seat(String token) {
        return Optional.ofNullable(seats.get(token));
    }

    void revoke(String session) {
        seats.values().removeIf(seat -> seat.session().equals(session));
    }
}
