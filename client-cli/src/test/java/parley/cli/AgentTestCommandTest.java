package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.agent.CountryAgentServer;
import parley.agent.Settings;
import parley.proto.seat.v1.Move;
import parley.summit.strategy.BuiltInStrategy;
import parley.summit.strategy.DefaultStrategy;
import parley.wire.DecisionServer;

/** The conformance kit as a command. */
class AgentTestCommandTest {

    @Test
    void theJavaAgentPassesInTheLargestScenarioToo() throws IOException {
        try (DecisionServer agent = CountryAgentServer.start(
                new Settings(List.of("CHN", "USA", "KOR"), "linear", 0), BuiltInStrategy.named("linear"))) {
            Parley test = Parley.run(
                    "agent",
                    "test",
                    agent.target(),
                    "--scenario",
                    "gyeongju-2025",
                    "--country",
                    "KOR",
                    "--seeds",
                    "none");

            assertThat(test.code()).as(test.out() + test.err()).isZero();
            assertThat(test.out())
                    .contains("linear, mostly as KOR in gyeongju-2025")
                    .contains("20 passed, 0 failed");
        }
    }

    @Test
    void aReportSaysHowWellAnAgentPlaysBesideTheOwnStrategy() throws IOException {
        try (DecisionServer agent =
                CountryAgentServer.start(new Settings(List.of("USA"), "scenario default", 0), new DefaultStrategy())) {
            Parley test = Parley.run("agent", "test", agent.target(), "--seeds", "1..3", "--json");

            assertThat(test.code()).as(test.out() + test.err()).isZero();
            JsonNode report = new ObjectMapper().readTree(test.out());
            assertThat(report.path("passed").asBoolean()).isTrue();
            assertThat(report.path("play").findValuesAsText("figure"))
                    .contains("own surplus", "share of the joint gain");
            JsonNode surplus = report.path("play").get(0);
            assertThat(surplus.path("agent")).isEqualTo(surplus.path("own"));
            assertThat(surplus.path("more").path("mean").asDouble(-1)).isZero();
            assertThat(surplus.path("agent").has("low")).isTrue();
        }
    }

    @Test
    void anAgentThatBreaksARuleIsToldWhatToMendAndTheExitCodeIsOne() {
        try (TestAgent agent = TestAgent.of(view -> {
            throw new IllegalStateException("broken on purpose");
        })) {
            Parley test = Parley.run("agent", "test", agent.address());

            assertThat(test.code()).isEqualTo(1);
            assertThat(test.out())
                    .contains(
                            "FAIL  It answers every question.",
                            "in round 1 of seed 1, for USA",
                            "-> Decide failed: look at")
                    .doesNotContain("own surplus");
        }
    }

    @Test
    void anAgentThatOnlyWaitsIsAnAgentThatAnswersAtNoTable() {
        try (TestAgent agent = TestAgent.of(view -> Move.getDefaultInstance())) {
            Parley test = Parley.run("agent", "test", agent.address());

            assertThat(test.code()).isEqualTo(1);
            assertThat(test.out()).contains("FAIL  It answers at every table of a turn, not at one alone.");
        }
    }

    @Test
    void whatDoesNotExistIsRefusedInOneLine() {
        assertThat(Parley.run("agent", "test", "nowhere").err()).contains("HOST:PORT: nowhere (expected: host:port");
        assertThat(Parley.run("agent", "test", "127.0.0.1:1", "--scenario", "atlantis")
                        .err())
                .contains("--scenario: atlantis (expected: one of ");
        assertThat(Parley.run("agent", "test", "127.0.0.1:1", "--country", "XXX")
                        .err())
                .contains("--country: XXX (expected: one of ");
    }
}
