package parley.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import parley.wire.Endpoint;

class HttpSettingsTest {

    private static HttpSettings settings(Endpoint endpoint, String host) {
        return new HttpSettings(endpoint, Set.of(host), Set.of(), 1);
    }

    @Test
    void itIsCalledByTheNamesOfThisMachineItsOwnAndThoseThatAreAllowed() {
        var everywhere = new Endpoint("0.0.0.0", 8080, Optional.empty(), Optional.of("Parley.example.org"));

        assertThat(settings(everywhere, "proxy.example.org").names())
                .containsExactlyInAnyOrder("localhost", "127.0.0.1", "::1", "parley.example.org", "proxy.example.org");
        assertThat(settings(new Endpoint("192.0.2.7", 8080, Optional.empty(), Optional.empty()), "a")
                        .names())
                .contains("192.0.2.7");
    }

    @Test
    void whatIsNoHostAndNoOriginIsNamed() {
        assertThatThrownBy(() -> settings(Endpoint.loopback(0), "http://x"))
                .hasMessage("host: http://x (expected: a name or an address, without a port)");
        assertThatThrownBy(() -> new HttpSettings(Endpoint.loopback(0), Set.of(), Set.of("x.example.org/a"), 1))
                .hasMessageStartingWith("origin: x.example.org/a (expected: ");
    }
}
