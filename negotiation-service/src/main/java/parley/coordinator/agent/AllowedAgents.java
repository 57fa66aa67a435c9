package parley.coordinator.agent;

import java.util.Set;
import parley.wire.Address;
import parley.wire.Tls;

/**
 * The agents that may be dialled: all on this machine, and those elsewhere that are named.
 *
 * @param tls what they are shown and have to show where they take TLS
 */
public record AllowedAgents(Set<Address> elsewhere, Tls tls) {

    /** On this machine only. */
    public static final AllowedAgents LOOPBACK = new AllowedAgents(Set.of(), Tls.usual());

    public AllowedAgents {
        elsewhere = Set.copyOf(elsewhere);
    }

    boolean allows(Address address) {
        return address.isLoopback() || elsewhere.contains(address);
    }
}
