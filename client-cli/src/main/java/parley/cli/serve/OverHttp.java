package parley.cli.serve;

import io.grpc.ServerServiceDefinition;
import java.io.Closeable;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;
import parley.cli.console.BadInputException;
import parley.coordinator.access.Permissions;
import parley.http.HttpPort;
import parley.http.HttpSettings;
import parley.wire.Endpoint;

/** The HTTP port of {@code parley serve}. */
final class OverHttp {

    private OverHttp() {}

    /** Opens it, and tells in words where it is. */
    static Closeable open(
            Endpoint endpoint,
            List<String> hosts,
            List<String> origins,
            List<ServerServiceDefinition> services,
            Consumer<String> told)
            throws IOException {
        HttpPort port = HttpPort.start(settings(endpoint, hosts, origins), services);
        told.accept("over HTTP at " + port.target() + ", with its calls at " + port.target() + "/docs/");
        return port::close;
    }

    private static HttpSettings settings(Endpoint endpoint, List<String> hosts, List<String> origins) {
        try {
            return new HttpSettings(
                    endpoint, new LinkedHashSet<>(hosts), new LinkedHashSet<>(origins), 2 * Permissions.LARGEST);
        } catch (IllegalArgumentException e) {
            throw new BadInputException("--allow-" + e.getMessage(), e);
        }
    }
}
