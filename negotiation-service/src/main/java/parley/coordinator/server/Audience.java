package parley.coordinator.server;

import java.util.Set;
import java.util.stream.Collectors;
import parley.coordinator.access.Caller;
import parley.summit.scenario.Scenario;
import parley.summit.transcript.Visibility;

/**
 * What a watcher may see of a session that is not open.
 *
 * @param seats its own country, if it speaks for one
 * @param tables its own tables
 */
record Audience(Set<String> seats, Set<String> tables) {

    /** The host sees no more than an observer: its screen may be on the wall. */
    static Audience of(Caller caller, Scenario scenario) {
        return switch (caller) {
            case Caller.Seat seat -> of(seat.name().country(), scenario);
            case Caller.Host host -> new Audience(Set.of(), Set.of());
            case Caller.Observer observer -> new Audience(Set.of(), Set.of());
            case Caller.Nobody nobody -> new Audience(Set.of(), Set.of());
        };
    }

    private static Audience of(String country, Scenario scenario) {
        return new Audience(
                Set.of(country),
                scenario.tables().stream()
                        .filter(table -> table.parties().contains(country))
                        .map(table -> table.id())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    boolean sees(Visibility visibility) {
        return switch (visibility) {
            case Visibility.Everyone everyone -> true;
            case Visibility.AtTable table -> tables.contains(table.table());
            case Visibility.OneSeat seat -> seats.contains(seat.seat());
            case Visibility.HostOnly hostOnly -> false;
        };
    }
}
