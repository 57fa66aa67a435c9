package parley.party;

import java.io.IOException;
import parley.wire.DecisionServer;
import parley.wire.Endpoint;

/** A party that listens on a loopback port. */
public final class PartyServer {

    private PartyServer() {}

    /**
     * Starts one; fails with one line that says why if the port cannot be listened on.
     *
     * @param port 0 for any that is free
     * @param strategy what it says of how it plays
     */
    public static DecisionServer start(int port, String strategy, Brain brain) throws IOException {
        return DecisionServer.start(Endpoint.loopback(port), new PartyGrpc(strategy, brain));
    }
}
