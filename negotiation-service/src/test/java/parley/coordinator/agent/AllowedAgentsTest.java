package parley.coordinator.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.wire.Address;
import parley.wire.Tls;

class AllowedAgentsTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:7101", "127.8.0.1:1", "localhost:65535", "[::1]:7101", "grpcs://localhost:7101"})
    void anAddressOnThisMachineMayAlwaysBeDialled(String target) {
        assertThat(AllowedAgents.LOOPBACK.allows(Address.parse(target))).isTrue();
        assertThat(Address.parse(target)).hasToString(target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.7:7101",
                "grpcs://agents.example.org:7101",
                "127.0.0.1.example.org:7101",
                "localhost.example.org:7101",
                "127.0.0.256:7101",
                "[::2]:7101"
            })
    void anAddressElsewhereMayNotBeDialledUnlessItIsNamed(String target) {
        Address address = Address.parse(target);

        assertThat(AllowedAgents.LOOPBACK.allows(address)).isFalse();
        assertThat(new AllowedAgents(Set.of(address), Tls.usual()).allows(address))
                .isTrue();
        assertThat(new AllowedAgents(Set.of(new Address(address.tls(), address.host(), 7102)), Tls.usual())
                        .allows(address))
                .isFalse();
    }

    @Test
    void whoeverIsNamedWithTlsIsNotDialledInTheClear() {
        var allowed = new AllowedAgents(Set.of(Address.parse("grpcs://192.0.2.7:7101")), Tls.usual());

        assertThat(allowed.allows(Address.parse("192.0.2.7:7101"))).isFalse();
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
                "https://localhost:7101",
                ":7101"
            })
    void onlyAHostAndAPortAreAnAddress(String target) {
        assertThatThrownBy(() -> Address.parse(target))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("address: " + target + " (expected: " + Address.EXPECTED + ")");
    }
}
