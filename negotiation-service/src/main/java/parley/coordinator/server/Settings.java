package parley.coordinator.server;

import java.time.Duration;
import parley.coordinator.agent.AllowedAgents;
import parley.coordinator.session.Limits;

/**
 * All that can be set about a coordinator.
 *
 * @param port on the loopback address; 0 for any that is free
 * @param agents whom it may dial
 * @param drain how long sessions that are running may take to end when it stops
 */
public record Settings(int port, Limits limits, AllowedAgents agents, Duration drain) {

    private static final int LAST_PORT = 65_535;

    /** What holds where nothing else is said. */
    public static final Settings DEFAULT = new Settings(
            7070, new Limits(Duration.ofSeconds(10), 100, 200), AllowedAgents.LOOPBACK, Duration.ofSeconds(10));

    public Settings {
        if (port < 0 || port > LAST_PORT) {
            throw new IllegalArgumentException("port: " + port + " (expected: 0.." + LAST_PORT + ")");
        }
        if (drain.isNegative()) {
            throw new IllegalArgumentException("drain: " + drain + " (expected: 0 s or more)");
        }
    }

    public Settings withPort(int newPort) {
        return new Settings(newPort, limits, agents, drain);
    }

    public Settings withLimits(Limits newLimits) {
        return new Settings(port, newLimits, agents, drain);
    }

    /** Another time that a player outside the process may take for one turn. */
    public Settings withPatience(Duration patience) {
        return withLimits(new Limits(patience, limits.running(), limits.kept()));
    }

    public Settings withAgents(AllowedAgents newAgents) {
        return new Settings(port, limits, newAgents, drain);
    }

    public Settings withDrain(Duration newDrain) {
        return new Settings(port, limits, agents, newDrain);
    }
}
