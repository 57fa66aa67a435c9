package parley.wire;

import io.grpc.Grpc;
import io.grpc.ServerCall;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Optional;

/** Who is at the other end of a call. */
public final class Peer {

    private Peer() {}

    /** Its address, without the port; empty where the transport knows none. */
    public static String address(ServerCall<?, ?> call) {
        Optional<SocketAddress> remote =
                Optional.ofNullable(call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR));
        return remote.map(a -> a instanceof InetSocketAddress inet
                        ? String.valueOf(inet.getAddress().getHostAddress())
                        : String.valueOf(a))
                .orElse("");
    }
}
