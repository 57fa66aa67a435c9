package parley.coordinator.access;

import java.util.Optional;
import parley.coordinator.seat.SeatName;

/** Whoever makes a call. */
public sealed interface Caller {

    Role role();

    /** The one session that it may ask about; empty where there is no such bound. */
    Optional<String> session();

    /** May do everything but speak for a seat. */
    record Host() implements Caller {
        @Override
        public Role role() {
            return Role.HOST;
        }

        @Override
        public Optional<String> session() {
            return Optional.empty();
        }
    }

    /** Speaks for one country in one session. */
    record Seat(SeatName name) implements Caller {
        @Override
        public Role role() {
            return Role.SEAT;
        }

        @Override
        public Optional<String> session() {
            return Optional.of(name.session());
        }
    }

    /** Watches one session. */
    record Observer(String watched) implements Caller {
        @Override
        public Role role() {
            return Role.OBSERVER;
        }

        @Override
        public Optional<String> session() {
            return Optional.of(watched);
        }
    }

    /** Shows no token. */
    record Nobody() implements Caller {
        @Override
        public Role role() {
            return Role.NOBODY;
        }

        @Override
        public Optional<String> session() {
            return Optional.empty();
        }
    }
}
