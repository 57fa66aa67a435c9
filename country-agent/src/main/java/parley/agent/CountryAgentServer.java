package parley.agent;

import java.io.IOException;
import parley.summit.seat.Negotiator;
import parley.wire.DecisionServer;

/** An agent that listens. */
public final class CountryAgentServer {

    private CountryAgentServer() {}

    /** Starts one; fails with one line that says why if the port cannot be listened on. */
    public static DecisionServer start(Settings settings, Negotiator negotiator) throws IOException {
        return DecisionServer.start(settings.endpoint(), new CountryAgentGrpc(settings, negotiator));
    }
}
