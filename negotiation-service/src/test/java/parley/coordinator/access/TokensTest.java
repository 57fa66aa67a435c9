package parley.coordinator.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static parley.coordinator.ServedCoordinator.starter;

import com.google.common.util.concurrent.Uninterruptibles;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.coordinator.ScriptedAgent;
import parley.coordinator.ServedCoordinator;
import parley.coordinator.seat.SeatName;
import parley.coordinator.session.DeclinedException;
import parley.coordinator.session.TokenStore;
import parley.coordinator.store.DatabaseStore;
import parley.proto.access.v1.AccessServiceGrpc;
import parley.proto.access.v1.IssueTokenRequest;
import parley.proto.access.v1.IssueTokenResponse;
import parley.proto.access.v1.Observer;
import parley.proto.access.v1.RevokeTokenRequest;
import parley.proto.access.v1.Seat;
import parley.proto.error.v1.ErrorReason;
import parley.proto.negotiation.v1.GetSessionRequest;
import parley.proto.negotiation.v1.NegotiationServiceGrpc;
import parley.proto.negotiation.v1.SecretsMode;
import parley.proto.negotiation.v1.WatchSessionRequest;
import parley.wire.Bearer;
import parley.wire.Errors;
import parley.wire.TokenFile;

class TokensTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    private Path folder;

    private static boolean counts(Tokens tokens, String text) {
        try {
            tokens.require(tokens.known(text).orElseGet(() -> tokens.verified(text)));
            return true;
        } catch (DeclinedException e) {
            return false;
        }
    }

    @Test
    void aTokenSaysWhoItsBearerIs() {
        var tokens = new Tokens(TokenStore.none(), InstantSource.system());
        var seat = new Caller.Seat(new SeatName("sessions/7", "CHN"));

        assertThat(tokens.verified(tokens.issue(seat, HOUR).text()).caller()).isEqualTo(seat);
    }

    @Test
    void aTokenThatWasMetBeforeExpiresAllTheSame() {
        var clock = new AtomicLong(Instant.now().getEpochSecond());
        var tokens = new Tokens(TokenStore.none(), () -> Instant.ofEpochSecond(clock.get()));
        String text = tokens.issue(new Caller.Host(), HOUR).text();

        assertThat(counts(tokens, text)).isTrue();
        clock.addAndGet(HOUR.toSeconds());
        assertThat(counts(tokens, text)).isFalse();
    }

    @Test
    void keysAndWhatWasRevokedOutliveTheCoordinator() throws IOException {
        String kept;
        String revoked;
        try (var store = DatabaseStore.in(folder)) {
            var tokens = new Tokens(store.tokens(), InstantSource.system());
            kept = tokens.issue(new Caller.Host(), HOUR).text();
            Tokens.Issued second = tokens.issue(new Caller.Host(), HOUR);
            revoked = second.text();
            tokens.revoke(second.token().id());
        }
        try (var store = DatabaseStore.in(folder)) {
            var tokens = new Tokens(store.tokens(), InstantSource.system());
            assertThat(counts(tokens, kept)).isTrue();
            assertThat(counts(tokens, revoked)).isFalse();
        }
    }

    @Test
    void aCoordinatorLearnsWhatAnotherOneRevoked() throws IOException {
        try (var store = DatabaseStore.in(folder)) {
            var here = new Tokens(store.tokens(), InstantSource.system());
            var there = new Tokens(store.tokens(), InstantSource.system());
            Tokens.Issued issued = here.issue(new Caller.Host(), HOUR);
            assertThat(counts(there, issued.text())).isTrue();

            here.revoke(issued.token().id());
            there.refresh();

            assertThat(counts(there, issued.text())).isFalse();
        }
    }

    @Test
    void whatIsRevokedWhileACoordinatorLooksStaysRevoked() throws InterruptedException {
        var looking = new CountDownLatch(1);
        var looked = new CountDownLatch(1);
        var store = new SlowFirstLook(looking, looked);
        var tokens = new Tokens(store, InstantSource.system());
        Tokens.Issued issued = tokens.issue(new Caller.Host(), HOUR);
        store.slow = true;
        Thread look = Thread.ofPlatform().start(tokens::refresh);
        looking.await();

        Thread revoking =
                Thread.ofPlatform().start(() -> tokens.revoke(issued.token().id()));
        while (revoking.isAlive() && revoking.getState() != Thread.State.BLOCKED) {
            Thread.onSpinWait();
        }
        looked.countDown();
        look.join();
        revoking.join();

        assertThat(counts(tokens, issued.text())).isFalse();
    }

    /** Has read what was revoked, and takes its time to say so; later looks are fast. */
    private static final class SlowFirstLook implements TokenStore {

        private final TokenStore tokens = TokenStore.none();
        private final CountDownLatch looking;
        private final CountDownLatch looked;
        private volatile boolean slow;

        SlowFirstLook(CountDownLatch looking, CountDownLatch looked) {
            this.looking = looking;
            this.looked = looked;
        }

        @Override
        public String keys(String fresh) {
            return tokens.keys(fresh);
        }

        @Override
        public void revoke(String id, Instant until, Instant now) {
            tokens.revoke(id, until, now);
        }

        @Override
        public Set<String> revoked() {
            Set<String> revoked = tokens.revoked();
            if (slow) {
                slow = false;
                looking.countDown();
                Uninterruptibles.awaitUninterruptibly(looked);
            }
            return revoked;
        }
    }

    @Test
    void theFileOfACoordinatorThatHasTakenItsPlaceIsLeftAlone() throws IOException {
        TokenFile file;
        try (var coordinator =
                ServedCoordinator.start(ServedCoordinator.settings().withTokenFolder(folder))) {
            file = TokenFile.of(folder, coordinator.server().port());
            file.write("another");
        }
        assertThat(file.read()).contains("another");
    }

    @Test
    void theHostsTokenIsForItsOwnerAloneAndGoesWithTheCoordinator() throws IOException {
        Path file;
        try (var coordinator =
                ServedCoordinator.start(ServedCoordinator.settings().withTokenFolder(folder.resolve("tokens")))) {
            file = folder.resolve("tokens")
                    .resolve(String.valueOf(coordinator.server().port()));
            String token = Files.readString(file).strip();

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                    .isEqualTo("rwx------");
            assertThat(NegotiationServiceGrpc.newBlockingStub(coordinator.channel())
                            .withCallCredentials(Bearer.of(token))
                            .listSessions(parley.proto.negotiation.v1.ListSessionsRequest.getDefaultInstance())
                            .getSessionsCount())
                    .isZero();
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void whatACoordinatorThatDiedHasLeftThereCountsNoMore() throws IOException {
        Path place = folder.resolve("tokens");
        try (var store = DatabaseStore.in(folder.resolve("data"))) {
            var tokens = new Tokens(store.tokens(), InstantSource.system());
            String left = tokens.issue(new Caller.Host(), HOUR).text();
            int port = freePort();
            TokenFile.of(place, port).write(left);

            try (var coordinator = ServedCoordinator.start(
                    ServedCoordinator.settings().withTokenFolder(place).withPort(port), store)) {
                assertThat(TokenFile.of(place, coordinator.server().port()).read())
                        .isPresent()
                        .get()
                        .isNotEqualTo(left);
                tokens.refresh();
                assertThat(counts(tokens, left)).isFalse();
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void aTokenIsIssuedForASeatThatThereIs() {
        try (var coordinator = ServedCoordinator.start()) {
            String session = coordinator.create(starter(7, Map.of())).getName();
            var access = coordinator.as(new Caller.Host(), AccessServiceGrpc.newBlockingStub(coordinator.channel()));
            IssueTokenResponse issued = access.issueToken(IssueTokenRequest.newBuilder()
                    .setSeat(Seat.newBuilder().setSession(session).setCountry("CHN"))
                    .build());

            assertThat(NegotiationServiceGrpc.newBlockingStub(coordinator.channel())
                            .withCallCredentials(Bearer.of(issued.getToken()))
                            .getSession(GetSessionRequest.newBuilder()
                                    .setName(session)
                                    .build())
                            .getSession()
                            .getName())
                    .isEqualTo(session);
            assertThatThrownBy(() -> access.issueToken(IssueTokenRequest.newBuilder()
                            .setSeat(Seat.newBuilder().setSession(session).setCountry("AUT"))
                            .build()))
                    .satisfies(e -> assertThat(Errors.reason(e)).isEqualTo(ErrorReason.ERROR_REASON_UNKNOWN_COUNTRY));
            assertThatThrownBy(() -> access.issueToken(IssueTokenRequest.newBuilder()
                            .setObserver(Observer.newBuilder().setSession("sessions/nosuch"))
                            .build()))
                    .satisfies(e -> assertThat(Errors.reason(e)).isEqualTo(ErrorReason.ERROR_REASON_UNKNOWN_SESSION));
            assertThatThrownBy(() -> access.issueToken(IssueTokenRequest.getDefaultInstance()))
                    .hasMessageContaining("role: missing (expected: host, seat or observer)");
            assertThatThrownBy(() -> access.revokeToken(
                            RevokeTokenRequest.newBuilder().setId("7").build()))
                    .hasMessageContaining("id: 7 (expected: the id of a token");
        }
    }

    @Test
    void whoeverWatchesWithATokenThatIsRevokedIsBrokenOff() {
        var goOn = new CountDownLatch(1);
        try (var china = ScriptedAgent.answering(request -> ScriptedAgent.afterwards(goOn));
                var coordinator = ServedCoordinator.start()) {
            String session = coordinator
                    .create(starter(7, Map.of("CHN", china.address())).setSecrets(SecretsMode.SECRETS_MODE_RANDOM))
                    .getName();
            Tokens.Issued issued = coordinator.server().tokens().issue(new Caller.Observer(session), HOUR);
            var watch = NegotiationServiceGrpc.newBlockingStub(coordinator.channel())
                    .withCallCredentials(Bearer.of(issued.text()))
                    .watchSession(
                            WatchSessionRequest.newBuilder().setName(session).build());
            assertThat(watch.next().hasEvent()).isTrue();

            coordinator.server().tokens().revoke(issued.token().id());

            assertThatThrownBy(() -> watch.forEachRemaining(step -> {}))
                    .isInstanceOf(StatusRuntimeException.class)
                    .satisfies(e -> assertThat(Errors.reason(e)).isEqualTo(ErrorReason.ERROR_REASON_TOKEN_INVALID));
            goOn.countDown();
        }
    }
}
