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
record OverHttp(HttpSettings settings) {

    /** There, for these names and origins beside its own; those that cannot be are refused. */
    static OverHttp at(Endpoint endpoint, List<String> hosts, List<String> origins) {
        try {
            return new OverHttp(new HttpSettings(
                    endpoint, new LinkedHashSet<>(hosts), new LinkedHashSet<>(origins), 2 * Permissions.LARGEST));
        } catch (IllegalArgumentException e) {
            throw new BadInputException("--allow-" + e.getMessage(), e);
        }
    }

    /** Opens it, and tells in words where it is. */
    Closeable open(List<ServerServiceDefinition> services, Consumer<String> told) throws IOException {
        HttpPort port = HttpPort.start(settings, services);
        told.accept("over HTTP at " + port.target() + ", with its calls at " + port.target() + "/docs/");
        return port::close;
    }
}
