package parley.coordinator.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import parley.coordinator.access.CallLimits;
import parley.coordinator.agent.AllowedAgents;
import parley.coordinator.session.Limits;
import parley.coordinator.session.Patience;
import parley.wire.Endpoint;

/**
 * All that can be set about a coordinator.
 *
 * @param endpoint where it listens
 * @param agents whom it may dial
 * @param drain how long sessions that are running may take to end when it stops
 * @param calls how much one caller may take
 * @param tokenFolder where it puts a host's token for whoever started it; nowhere if empty
 */
public record Settings(
        Endpoint endpoint,
        Limits limits,
        AllowedAgents agents,
        Duration drain,
        CallLimits calls,
        Optional<Path> tokenFolder) {

    /** What holds where nothing else is said. */
    public static final Settings DEFAULT = new Settings(
            Endpoint.loopback(7070),
            new Limits(Duration.ofSeconds(10), 100, 200),
            AllowedAgents.LOOPBACK,
            Duration.ofSeconds(10),
            CallLimits.DEFAULT,
            Optional.empty());

    public Settings {
        if (drain.isNegative()) {
            throw new IllegalArgumentException("drain: " + drain + " (expected: 0 s or more)");
        }
    }

    public Settings withEndpoint(Endpoint newEndpoint) {
        return new Settings(newEndpoint, limits, agents, drain, calls, tokenFolder);
    }

    public Settings withPort(int port) {
        return withEndpoint(endpoint.withPort(port));
    }

    public Settings withLimits(Limits newLimits) {
        return new Settings(endpoint, newLimits, agents, drain, calls, tokenFolder);
    }

    /** Another time that any player outside the process may take for one turn. */
    public Settings withPatience(Duration patience) {
        return withPatience(Patience.alike(patience));
    }

    /** Other times that players may take for one turn. */
    public Settings withPatience(Patience patience) {
        return withLimits(new Limits(patience, limits.running(), limits.kept()));
    }

    public Settings withAgents(AllowedAgents newAgents) {
        return new Settings(endpoint, limits, newAgents, drain, calls, tokenFolder);
    }

    public Settings withDrain(Duration newDrain) {
        return new Settings(endpoint, limits, agents, newDrain, calls, tokenFolder);
    }

    public Settings withCalls(CallLimits newCalls) {
        return new Settings(endpoint, limits, agents, drain, newCalls, tokenFolder);
    }

    public Settings withTokenFolder(Path folder) {
        return new Settings(endpoint, limits, agents, drain, calls, Optional.of(folder));
    }
}
