package parley.coordinator.agent;

import java.util.Set;

/** The agents that may be dialled: all on this machine, and those elsewhere that are named. */
public record AllowedAgents(Set<AgentAddress> elsewhere) {

    /** On this machine only. */
    public static final AllowedAgents LOOPBACK = new AllowedAgents(Set.of());

    public AllowedAgents {
        elsewhere = Set.copyOf(elsewhere);
    }

    boolean allows(AgentAddress address) {
        return address.isLoopback() || elsewhere.contains(address);
    }
}
