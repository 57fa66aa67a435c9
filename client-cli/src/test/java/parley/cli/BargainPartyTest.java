package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.bargaining.strategy.Plan;
import parley.party.Brain;
import parley.party.PartyServer;
import parley.party.PlanBrain;
import parley.wire.DecisionServer;

class BargainPartyTest {

    private static final String FLAT = "../docs/bargaining/domains/flat-share/";

    private static Parley run(String options) {
        return Parley.run(Stream.concat(
                        Stream.of("bargain", "run", FLAT + "domain.yaml", FLAT + "ana.yaml", FLAT + "ben.yaml"),
                        Stream.of(options.split(" ")))
                .toArray(String[]::new));
    }

    private static Parley with(Brain brain, String options) throws IOException {
        try (DecisionServer server = PartyServer.start(0, "test", brain)) {
            return run(options.replace("HERE", server.target()));
        }
    }

    private static Brain plan(String name) {
        return new PlanBrain(Plan.named(name));
    }

    private static ObjectNode json(Parley run) throws IOException {
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        return (ObjectNode) new ObjectMapper().readTree(run.out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            conceder | --strategies boulware --party 2=HERE     | boulware,conceder
            micro    | --strategies linear/noise:3 --party 1=HERE | micro,linear/noise:3
            nice-tft | --strategies boulware --party Ben=HERE   | boulware,nice-tft
            """)
    void aPartyOverGrpcMakesTheSameRunAsTheSameStrategyInProcess(String strategy, String options, String same)
            throws IOException {
        ObjectNode remote = json(with(plan(strategy), options + " --rounds 30 --json"));
        ObjectNode local = json(run("--rounds 30 --json --strategies " + same));
        assertThat(remote.remove("strategies").toString()).contains("127.0.0.1:");
        local.remove("strategies");
        assertThat(remote).isEqualTo(local);
    }

    @Test
    void allSeatsCanBeElsewhere() throws IOException {
        JsonNode run = json(with(plan("linear"), "--party 1=HERE --party 2=HERE --rounds 20 --json"));
        assertThat(run.path("end").asText()).isEqualTo("AGREEMENT");
        assertThat(run.path("noReplies")).isEmpty();
    }

    @Test
    void turnsWithoutAnAnswerAreListedWithTheirReasons() throws IOException {
        Brain failing = turn -> {
            throw new IllegalStateException("a fault of the test");
        };
        JsonNode none = json(with(failing, "--strategies linear --party 2=HERE --rounds 3 --json"))
                .path("noReplies");
        assertThat(none).hasSize(3);
        assertThat(none.path(0).path("party").asText()).isEqualTo("Ben");
        assertThat(none.path(0).path("reason").asText()).isEqualTo("FAILED");
        assertThat(none.path(0).path("detail").asText()).startsWith("INTERNAL: something is wrong");
        assertThat(with(failing, "--strategies linear --party 2=HERE --rounds 3")
                        .out())
                .contains("Turns without an answer: 3", "Ben in round 1");
    }

    @Test
    void whereNobodyListensTheRunStopsBeforeTheFirstTurn() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Parley run = run("--strategies linear --party 2=127.0.0.1:" + port);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo("parley: party at 127.0.0.1:" + port
                        + ": could not be reached: Connection refused (expected: a party service; "
                        + "./parley bargain party serves one)" + System.lineSeparator());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --strategies linear --party 3=127.0.0.1:1           | --party: 3=127.0.0.1:1 (expected: a number from 1 to 2 or one of Ana, Ben, then
            --strategies linear --party Bea=127.0.0.1:1         | --party: Bea=127.0.0.1:1 (expected: a number from 1 to 2
            --strategies linear --party 2=nowhere               | --party: 2=nowhere (expected: a number from 1 to 2
            --strategies linear --party 2=[::1]:1 --party Ben=127.0.0.1:1 | --party: Ben twice (expected: one party for each seat)
            --strategies linear,linear --party 2=127.0.0.1:1    | --strategies: linear,linear (expected: 1 of them, one for each profile that no --party plays)
            --party 2=127.0.0.1:1                               | --strategies: missing (expected: 1 of them
            --strategies linear --party 2=127.0.0.1:1 --rounds 10001 | --rounds: 10001 (expected: at most 10000 with a --party
            --strategies linear --party 2=127.0.0.1:1 --patience 0 | --patience: 0 (expected: seconds
            """)
    void badInputIsRefusedWithWhatWasExpected(String options, String message) {
        Parley run = run(options);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("parley: ").contains(message);
    }

    @Test
    void aStrategyThatDoesNotExistIsNotServed() {
        Parley run = Parley.run("bargain", "party", "--strategy", "bolware");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--strategy: bolware (expected: one of boulware");
    }
}
