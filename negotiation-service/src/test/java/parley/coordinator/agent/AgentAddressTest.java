package parley.coordinator.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:7101", "127.8.0.1:1", "localhost:65535", "[::1]:7101"})
    void anAddressOnThisMachineMayAlwaysBeDialled(String target) {
        assertThat(AllowedAgents.LOOPBACK.allows(AgentAddress.parse(target))).isTrue();
        assertThat(AgentAddress.parse(target)).hasToString(target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.7:7101",
                "127.0.0.1.example.org:7101",
                "localhost.example.org:7101",
                "127.0.0.256:7101",
                "[::2]:7101"
            })
    void anAddressElsewhereMayNotBeDialledUnlessItIsNamed(String target) {
        AgentAddress address = AgentAddress.parse(target);

        assertThat(AllowedAgents.LOOPBACK.allows(address)).isFalse();
        assertThat(new AllowedAgents(Set.of(address)).allows(address)).isTrue();
        assertThat(new AllowedAgents(Set.of(new AgentAddress(address.host(), 7102))).allows(address))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "127.0.0.1",
                "127.0.0.1:",
                "127.0.0.1:0",
                "127.0.0.1:65536",
                "dns:///localhost:7101",
                "unix:/tmp/agent",
                "localhost:7101/path",
                "user@localhost:7101",
                ":7101"
            })
    void onlyAHostAndAPortAreAnAddress(String target) {
        assertThatThrownBy(() -> AgentAddress.parse(target))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("agent: " + target + " (expected: host:port, e.g. 127.0.0.1:7101)");
    }
}
