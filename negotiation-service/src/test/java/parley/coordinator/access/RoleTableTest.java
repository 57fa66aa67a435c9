package parley.coordinator.access;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.coordinator.access.Role.HOST;
import static parley.coordinator.access.Role.NOBODY;
import static parley.coordinator.access.Role.OBSERVER;
import static parley.coordinator.access.Role.SEAT;

import com.google.protobuf.Message;
import com.nimbusds.jose.PlainHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parley.coordinator.AnyCall;
import parley.coordinator.AnyCall.Outcome;
import parley.coordinator.HttpDoor;
import parley.coordinator.ServedCoordinator;
import parley.coordinator.seat.SeatName;
import parley.coordinator.session.SessionPlan;
import parley.coordinator.session.TokenStore;
import parley.http.HttpPort;
import parley.http.HttpSettings;
import parley.wire.Bearer;
import parley.wire.Endpoint;

/** Every call that a coordinator answers, made over its ports by every role and with every kind of token. */
class RoleTableTest {

    /** What the contract says, once more: whoever changes who may do what does it in two places. */
    private static final Map<String, Set<Role>> EXPECTED = Map.ofEntries(
            Map.entry("parley.negotiation.v1.NegotiationService/CreateSession", EnumSet.of(HOST)),
            Map.entry("parley.negotiation.v1.NegotiationService/ListSessions", EnumSet.of(HOST)),
            Map.entry("parley.negotiation.v1.NegotiationService/CancelSession", EnumSet.of(HOST)),
            Map.entry("parley.negotiation.v1.NegotiationService/DeleteSession", EnumSet.of(HOST)),
            Map.entry("parley.negotiation.v1.NegotiationService/ImportSession", EnumSet.of(HOST)),
            Map.entry("parley.negotiation.v1.NegotiationService/GetSession", EnumSet.of(HOST, SEAT, OBSERVER)),
            Map.entry("parley.negotiation.v1.NegotiationService/WatchSession", EnumSet.of(HOST, SEAT, OBSERVER)),
            Map.entry("parley.negotiation.v1.NegotiationService/GetTranscript", EnumSet.of(HOST, SEAT, OBSERVER)),
            Map.entry("parley.negotiation.v1.NegotiationService/GetOutlook", EnumSet.of(HOST, SEAT, OBSERVER)),
            Map.entry("parley.negotiation.v1.NegotiationService/AssignSeat", EnumSet.of(HOST)),
            Map.entry("parley.negotiation.v1.NegotiationService/PauseSession", EnumSet.of(HOST)),
            Map.entry("parley.negotiation.v1.NegotiationService/ResumeSession", EnumSet.of(HOST)),
            Map.entry("parley.negotiation.v1.NegotiationService/ExtendTurn", EnumSet.of(HOST)),
            Map.entry("parley.negotiation.v1.NegotiationService/InjectEvent", EnumSet.of(HOST)),
            Map.entry("parley.seat.v1.SeatService/TakeSeat", EnumSet.of(SEAT)),
            Map.entry("parley.seat.v1.SeatService/AwaitTurn", EnumSet.of(SEAT)),
            Map.entry("parley.seat.v1.SeatService/SubmitMove", EnumSet.of(SEAT)),
            Map.entry("parley.seat.v1.SeatService/Appraise", EnumSet.of(SEAT)),
            Map.entry("parley.scenario.v1.ScenarioService/ListScenarios", EnumSet.of(HOST, SEAT, OBSERVER)),
            Map.entry("parley.scenario.v1.ScenarioService/GetScenario", EnumSet.of(HOST, SEAT, OBSERVER)),
            Map.entry("parley.scenario.v1.ScenarioService/ValidateScenario", EnumSet.of(HOST)),
            Map.entry("parley.access.v1.AccessService/IssueToken", EnumSet.of(HOST)),
            Map.entry("parley.access.v1.AccessService/RevokeToken", EnumSet.of(HOST)),
            Map.entry("grpc.health.v1.Health/Check", EnumSet.allOf(Role.class)),
            Map.entry("grpc.health.v1.Health/Watch", EnumSet.allOf(Role.class)),
            Map.entry("grpc.reflection.v1.ServerReflection/ServerReflectionInfo", EnumSet.of(HOST, SEAT, OBSERVER)));

    private static final int MANY = 1_000_000;
    private static final Duration HOUR = Duration.ofHours(1);

    private static final ServedCoordinator COORDINATOR =
            ServedCoordinator.start(ServedCoordinator.settings().withCalls(new CallLimits(MANY, MANY, MANY)));
    private static final Tokens TOKENS = COORDINATOR.server().tokens();
    private static final Tokens OTHERS = new Tokens(TokenStore.none(), InstantSource.system());

    private static final HttpPort HTTP = http();
    private static final HttpDoor DOOR = new HttpDoor(HTTP.target());

    private static HttpPort http() {
        try {
            return HttpPort.start(
                    new HttpSettings(Endpoint.loopback(0), Set.of(), Set.of(), Permissions.LARGEST),
                    COORDINATOR.server().services());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void stop() {
        HTTP.close();
        COORDINATOR.close();
    }

    static List<AnyCall> calls() {
        return AnyCall.of(COORDINATOR.server().services());
    }

    private static String newSession() {
        return COORDINATOR
                .server()
                .coordinator()
                .create("", SessionPlan.open("starter", 7, Map.of()))
                .name();
    }

    private static Caller caller(Role role, String session) {
        return switch (role) {
            case HOST -> new Caller.Host();
            case SEAT -> new Caller.Seat(new SeatName(session, "CHN"));
            case OBSERVER -> new Caller.Observer(session);
            case NOBODY -> new Caller.Nobody();
        };
    }

    /** The ways to make a call. */
    private enum Port {
        GRPC,
        WEB,
        JSON;

        Outcome outcome(AnyCall call, Optional<String> token, Message request) {
            return switch (this) {
                case GRPC -> call.on(COORDINATOR.channel(), token.map(Bearer::of), request);
                case WEB -> DOOR.web(call, token, request).outcome();
                case JSON -> DOOR.json(call, token, request).outcome();
            };
        }

        static List<Port> of(AnyCall call) {
            return HttpDoor.canMake(call) ? List.of(values()) : List.of(GRPC);
        }
    }

    private static Set<Role> allowed(AnyCall call) {
        return EXPECTED.getOrDefault(call.name(), Set.of());
    }

    @Test
    void everyCallThatIsServedHasARowAndEveryRowACall() {
        assertThat(calls()).extracting(AnyCall::name).containsExactlyInAnyOrderElementsOf(EXPECTED.keySet());
        assertThat(Permissions.calls()).isEqualTo(EXPECTED.keySet());
        assertThat(EXPECTED)
                .allSatisfy((call, roles) -> assertThat(Permissions.roles(call)).isEqualTo(roles));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aValidTokenMayCallWhatItsRoleMayAndNothingElse(AnyCall call) {
        for (Port port : Port.of(call)) {
            for (Role role : EnumSet.of(HOST, SEAT, OBSERVER)) {
                String session = newSession();
                Outcome outcome = port.outcome(
                        call,
                        Optional.of(TOKENS.issue(caller(role, session), HOUR).text()),
                        call.about(session));
                if (allowed(call).contains(role)) {
                    assertThat(outcome.reason())
                            .as("%s by %s, %s", call.name(), role, port)
                            .isNotIn("NOT_ALLOWED", "TOKEN_INVALID", "UNKNOWN_SESSION", "LIMIT_EXCEEDED");
                } else {
                    assertThat(outcome)
                            .as("%s by %s, %s", call.name(), role, port)
                            .hasToString("PERMISSION_DENIED NOT_ALLOWED");
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void withoutATokenOnlyWhatIsEverybodysIsAnswered(AnyCall call) {
        for (Port port : Port.of(call)) {
            Outcome outcome = port.outcome(call, Optional.empty(), call.about(newSession()));

            if (allowed(call).contains(NOBODY)) {
                assertThat(outcome).as(port.name()).isEqualTo(Outcome.ANSWERED);
            } else {
                assertThat(outcome).as(port.name()).hasToString("UNAUTHENTICATED TOKEN_INVALID");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void anotherSessionsTokenLearnsNothingOfThisOne(AnyCall call) {
        String session = newSession();
        String other = newSession();
        for (Role role : EnumSet.of(SEAT, OBSERVER)) {
            Optional<String> token =
                    Optional.of(TOKENS.issue(caller(role, other), HOUR).text());
            for (Port port : Port.of(call)) {
                Outcome outcome = port.outcome(call, token, call.about(session));
                if (allowed(call).contains(role) && call.isAboutASession()) {
                    assertThat(outcome)
                            .as(port.name())
                            .hasToString("NOT_FOUND UNKNOWN_SESSION")
                            .hasToString(port.outcome(call, token, call.about("sessions/nosuch"))
                                    .toString());
                } else if (!allowed(call).contains(role)) {
                    assertThat(outcome).as(port.name()).hasToString("PERMISSION_DENIED NOT_ALLOWED");
                }
            }
        }
    }

    private static Map<String, String> broken(Caller caller) {
        var tokens = new LinkedHashMap<String, String>();
        String valid = TOKENS.issue(caller, HOUR).text();
        String[] parts = valid.split("\\.", -1);
        Tokens.Issued revoked = TOKENS.issue(caller, HOUR);
        TOKENS.revoke(revoked.token().id());
        tokens.put("expired", TOKENS.issue(caller, Duration.ofSeconds(-1)).text());
        tokens.put("revoked", revoked.text());
        tokens.put("signed with another key", OTHERS.issue(caller, HOUR).text());
        tokens.put("another signature", parts[0] + "." + parts[1] + "." + flipped(parts[2]));
        tokens.put("another role under the same signature", parts[0] + "." + promoted(parts[1]) + "." + parts[2]);
        tokens.put("no signature", parts[0] + "." + parts[1] + ".");
        tokens.put("the algorithm none", unsigned());
        tokens.put("no token at all", "0".repeat(64));
        tokens.put("empty", "");
        return tokens;
    }

    private static String flipped(String signature) {
        return (signature.charAt(0) == 'A' ? 'B' : 'A') + signature.substring(1);
    }

    private static String promoted(String claims) {
        String text = new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8);
        String more = text.contains("host")
                ? text.replace("\"exp\":", "\"exp\":9")
                : text.replaceFirst("seat|observer", "host");
        return Base64.getUrlEncoder().withoutPadding().encodeToString(more.getBytes(StandardCharsets.UTF_8));
    }

    private static String unsigned() {
        return new PlainJWT(
                        new PlainHeader(),
                        new JWTClaimsSet.Builder()
                                .issuer("parley")
                                .jwtID("0".repeat(32))
                                .claim("role", "host")
                                .expirationTime(Date.from(Instant.now().plus(HOUR)))
                                .build())
                .serialize();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aTokenThatIsNotValidIsRefusedEverywhere(AnyCall call) {
        String session = newSession();
        var softly = new SoftAssertions();
        Stream.of(HOST, SEAT, OBSERVER)
                .forEach(role -> broken(caller(role, session))
                        .forEach((kind, token) -> Port.of(call)
                                .forEach(port -> softly.assertThat(
                                                port.outcome(call, Optional.of(token), call.about(session)))
                                        .as("%s by %s, %s, %s", call.name(), role, kind, port)
                                        .hasToString("UNAUTHENTICATED TOKEN_INVALID"))));
        softly.assertAll();
    }
}
