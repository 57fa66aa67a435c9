package parley.agent;

import java.io.IOException;
import parley.summit.seat.Negotiator;
import parley.wire.LoopbackServer;

/** An agent that listens on a loopback port. */
public final class CountryAgentServer {

    private CountryAgentServer() {}

    /** Starts one; fails with one line that says why if the port cannot be listened on. */
    public static LoopbackServer start(Settings settings, Negotiator negotiator) throws IOException {
        return LoopbackServer.start(settings.port(), new CountryAgentGrpc(settings, negotiator));
    }
}
