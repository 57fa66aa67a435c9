package parley.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parley.bargaining.chance.Draws;
import parley.bargaining.protocol.Party;
import parley.bargaining.protocol.Protocol;
import parley.bargaining.protocol.Saop;
import parley.bargaining.protocol.Tau;
import parley.bargaining.strategy.Plan;
import parley.wire.DecisionServer;

class ParityTest {

    private static final List<String> PLANS = List.of(
            "boulware",
            "linear",
            "conceder/noise:5",
            "time:2/acnext",
            "micro",
            "naive-tft",
            "nice-tft",
            "random",
            "genius-boulware",
            "boulware/frequency",
            "linear/bayesian");

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 30);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theNetworkChangesNothing(long seed) throws IOException {
        Draws draws = Draws.of(seed, 7);
        int parties = draws.between(2, 3);
        Table table = Table.of(seed, parties);
        List<String> plans = new ArrayList<>();
        for (int seat = 0; seat < parties; seat++) {
            plans.add(PLANS.get(draws.between(0, PLANS.size() - 1)));
        }
        int outcomes = table.domain().arraySize();
        Protocol<?> protocol =
                seed % 5 == 0 ? new Tau(parties, outcomes) : new Saop(parties, outcomes, draws.between(1, 25));
        List<Party> here = new ArrayList<>();
        List<Party> elsewhere = new ArrayList<>();
        try (var opened = new Opened()) {
            for (int seat = 0; seat < parties; seat++) {
                here.add(table.here(seat, plans.get(seat)));
                elsewhere.add(opened.party(table, seat, plans.get(seat)));
            }
            assertThat(protocol.play(elsewhere)).as("%s", plans).isEqualTo(protocol.play(here));
        }
    }

    /** Servers and the parties that call them, each on a port of its own. */
    private static final class Opened implements AutoCloseable {
        private final List<DecisionServer> servers = new ArrayList<>();
        private final List<DialledParty> parties = new ArrayList<>();

        Party party(Table table, int seat, String plan) throws IOException {
            DecisionServer server = PartyServer.start(0, plan, new PlanBrain(Plan.named(plan)));
            servers.add(server);
            DialledParty party = table.elsewhere(seat, server.port(), Table.PATIENCE);
            parties.add(party);
            return party;
        }

        @Override
        public void close() {
            parties.forEach(DialledParty::close);
            servers.forEach(DecisionServer::close);
        }
    }
}
