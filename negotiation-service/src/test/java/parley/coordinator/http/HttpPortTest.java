package parley.coordinator.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.google.api.HttpRule;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import parley.coordinator.AnyCall;
import parley.coordinator.AnyCall.Knock;
import parley.coordinator.DialledIn;
import parley.coordinator.HttpDoor;
import parley.coordinator.ServedCoordinator;
import parley.coordinator.access.CallLimits;
import parley.coordinator.access.Caller;
import parley.coordinator.seat.SeatName;
import parley.http.HttpPort;
import parley.http.HttpSettings;
import parley.proto.access.v1.Host;
import parley.proto.access.v1.IssueTokenRequest;
import parley.proto.access.v1.RevokeTokenRequest;
import parley.proto.negotiation.v1.AssignSeatRequest;
import parley.proto.negotiation.v1.DialIn;
import parley.proto.negotiation.v1.ExtendTurnRequest;
import parley.proto.negotiation.v1.InjectEventRequest;
import parley.proto.negotiation.v1.PauseSessionRequest;
import parley.proto.negotiation.v1.SeatAssignment;
import parley.proto.negotiation.v1.Session;
import parley.proto.negotiation.v1.WatchSessionResponse;
import parley.proto.scenario.v1.GetScenarioRequest;
import parley.proto.scenario.v1.ValidateScenarioRequest;
import parley.proto.seat.v1.AppraiseRequest;
import parley.proto.seat.v1.AwaitTurnResponse;
import parley.proto.seat.v1.Deal;
import parley.proto.seat.v1.Move;
import parley.proto.seat.v1.SubmitMoveRequest;
import parley.proto.seat.v1.Turn;
import parley.wire.Bearer;
import parley.wire.Endpoint;
import parley.wire.Times;

/** The same services at two ports. */
class HttpPortTest {

    private static final int MANY = 1_000_000;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int LARGEST = 1 << 20;
    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final Pattern CONTENT_LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

    private static final ServedCoordinator COORDINATOR =
            ServedCoordinator.start(ServedCoordinator.settings().withCalls(new CallLimits(MANY, MANY, MANY)));
    private static final HttpPort HTTP = http(COORDINATOR.server().services());
    private static final HttpDoor DOOR = new HttpDoor(HTTP.target());
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static HttpPort http(List<ServerServiceDefinition> services) {
        try {
            return HttpPort.start(
                    new HttpSettings(
                            Endpoint.loopback(0),
                            Set.of("parley.example.org"),
                            Set.of("https://class.example.org"),
                            LARGEST),
                    services);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    static void stop() {
        HTTP.close();
        COORDINATOR.close();
    }

    static List<AnyCall> calls() {
        return AnyCall.of(COORDINATOR.server().services()).stream()
                .filter(HttpDoor::canMake)
                .toList();
    }

    private static String token(Caller caller) {
        return COORDINATOR.server().tokens().issue(caller, HOUR).text();
    }

    private static Caller.Seat china(String session) {
        return new Caller.Seat(new SeatName(session, "CHN"));
    }

    /** One that waits for China, so that nothing happens in it meanwhile. */
    private static String waiting() {
        String session = COORDINATOR
                .create(ServedCoordinator.starter(7, Map.of())
                        .addSeats(SeatAssignment.newBuilder().setCountry("CHN").setDialIn(DialIn.getDefaultInstance())))
                .getName();
        DialledIn.nextTurn(DialledIn.stub(COORDINATOR, session, "CHN"), session, 0);
        return session;
    }

    private static Map<String, Optional<String>> tokens(String session, String other) {
        var tokens = new LinkedHashMap<String, Optional<String>>();
        tokens.put("nobody", Optional.empty());
        tokens.put("nonsense", Optional.of("nonsense"));
        tokens.put("observer", Optional.of(token(new Caller.Observer(session))));
        tokens.put("seat", Optional.of(token(china(session))));
        tokens.put("another session's seat", Optional.of(token(china(other))));
        tokens.put("host", Optional.of(token(new Caller.Host())));
        return tokens;
    }

    private static List<Message> requests(AnyCall call, String session) {
        var requests = new ArrayList<Message>();
        if (Optional.ofNullable(call.empty().getDescriptorForType().findFieldByName("id"))
                .isEmpty()) {
            requests.add(call.about(session));
            requests.add(call.about("sessions/none"));
        }
        Optional.ofNullable(sensible(session).get(call.name())).ifPresent(requests::add);
        return requests;
    }

    /** What somebody would really ask, where that is more than about which session. */
    private static Map<String, Message> sensible(String session) {
        var sensible = new HashMap<String, Message>();
        sensible.put(
                "parley.negotiation.v1.NegotiationService/PauseSession",
                PauseSessionRequest.newBuilder()
                        .setName(session)
                        .setReason("back at ten past")
                        .build());
        sensible.put(
                "parley.negotiation.v1.NegotiationService/ExtendTurn",
                ExtendTurnRequest.newBuilder()
                        .setName(session)
                        .setMore(Times.toProto(Duration.ofMinutes(2)))
                        .build());
        sensible.put(
                "parley.negotiation.v1.NegotiationService/InjectEvent",
                InjectEventRequest.newBuilder()
                        .setName(session)
                        .setTitle("A magnet plant closes")
                        .setMoved(0.1)
                        .build());
        sensible.putAll(Map.of(
                "parley.negotiation.v1.NegotiationService/CreateSession",
                ServedCoordinator.starter(3, Map.of()).build(),
                "parley.negotiation.v1.NegotiationService/AssignSeat",
                AssignSeatRequest.newBuilder()
                        .setName(session)
                        .setSeat(SeatAssignment.newBuilder().setCountry("USA").setStrategy("boulwar"))
                        .build(),
                "parley.seat.v1.SeatService/SubmitMove",
                SubmitMoveRequest.newBuilder()
                        .setSession(session)
                        .setTurn(99)
                        .setMove(Move.getDefaultInstance())
                        .build(),
                "parley.seat.v1.SeatService/Appraise",
                AppraiseRequest.newBuilder()
                        .setSession(session)
                        .setTable("USA-CHN")
                        .setDeal(Deal.newBuilder().addLevels(0).addLevels(9).addLevels(0))
                        .build(),
                "parley.scenario.v1.ScenarioService/GetScenario",
                GetScenarioRequest.newBuilder().setId("starter").build(),
                "parley.scenario.v1.ScenarioService/ValidateScenario",
                ValidateScenarioRequest.newBuilder()
                        .setScenario(parley.proto.scenario.v1.Scenario.getDefaultInstance())
                        .build(),
                "parley.access.v1.AccessService/IssueToken",
                IssueTokenRequest.newBuilder()
                        .setHost(Host.getDefaultInstance())
                        .build(),
                "parley.access.v1.AccessService/RevokeToken",
                RevokeTokenRequest.newBuilder().setId("0".repeat(32)).build()));
        return sensible;
    }

    /** But for what is new each time. */
    private static Message comparable(Message answer) {
        if (answer instanceof AwaitTurnResponse response) {
            return response.toBuilder()
                    .setTurn(response.getTurn().toBuilder().clearDeadline().clearTimeLeft())
                    .setClock(response.getClock().toBuilder().clearDeadline().clearTimeLeft())
                    .build();
        }
        return switch (answer.getDescriptorForType().getName()) {
            case "CreateSessionResponse", "IssueTokenResponse", "ListSessionsResponse" ->
                answer.getDefaultInstanceForType();
            default -> answer;
        };
    }

    private static String words(Knock knock) {
        return knock.outcome() + " " + knock.outcome().status().getDescription() + " "
                + knock.answer()
                        .map(HttpPortTest::comparable)
                        .map(Message::toString)
                        .orElse("");
    }

    @ParameterizedTest
    @MethodSource("calls")
    void everyCallIsAnsweredAlikeAtEitherPort(AnyCall call) {
        String session = waiting();
        var softly = new SoftAssertions();
        tokens(session, waiting())
                .forEach((who, token) -> requests(call, session).forEach(request -> {
                    Knock there = call.first(COORDINATOR.channel(), token.map(Bearer::of), request);
                    String what = call.name() + " by " + who + ": " + request;
                    softly.assertThat(words(DOOR.web(call, token, request)).replaceFirst(" null ", " "))
                            .as("gRPC-Web: %s", what)
                            .isEqualTo(withoutDescription(there));
                    softly.assertThat(words(DOOR.json(call, token, request)))
                            .as("JSON: %s", what)
                            .isEqualTo(words(there));
                }));
        softly.assertAll();
    }

    private static String withoutDescription(Knock knock) {
        return knock.outcome() + " "
                + knock.answer()
                        .map(HttpPortTest::comparable)
                        .map(Message::toString)
                        .orElse("");
    }

    @Test
    void everyCallWithOneRequestHasAPathAndEveryPathACall() {
        assertThat(calls())
                .allSatisfy(
                        call -> assertThat(HttpDoor.rule(call)).as(call.name()).isPresent());
        assertThat(AnyCall.of(COORDINATOR.server().services()))
                .filteredOn(call -> !HttpDoor.canMake(call))
                .extracting(AnyCall::name)
                .containsExactlyInAnyOrder(
                        "parley.seat.v1.SeatService/TakeSeat",
                        "grpc.reflection.v1.ServerReflection/ServerReflectionInfo");
        assertThat(HttpDoor.rules())
                .extracting(HttpRule::getSelector)
                .containsExactlyInAnyOrderElementsOf(calls().stream()
                        .map(call -> call.name().replace('/', '.'))
                        .toList());
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder to(String path, Caller caller) {
        return HttpRequest.newBuilder(URI.create(HTTP.target() + path))
                .header("authorization", "Bearer " + token(caller));
    }

    private static JsonNode json(HttpResponse<String> response) {
        return HttpDoor.tree(response.body());
    }

    private static <B extends Message.Builder> B read(HttpResponse<String> response, B into) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        try {
            JsonFormat.parser().merge(response.body(), into);
            return into;
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aWholeSessionIsPlayedInJsonAlone() throws Exception {
        var post = to("/v1/sessions", new Caller.Host())
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString("""
                                {"scenario": "starter", "seed": "7", "secrets": "SECRETS_MODE_OPEN",
                                 "seats": [{"country": "CHN", "dialIn": {"name": "curl"}}]}
                                """));
        String session = json(send(post)).at("/session/name").asText();
        long seen = 0;
        AwaitTurnResponse next;
        do {
            next = read(
                            send(to("/v1/" + session + "/seat/turn?after=" + seen + "&wait=20s", china(session))),
                            AwaitTurnResponse.newBuilder())
                    .build();
            seen = next.getNumber();
            if (next.hasTurn()) {
                Turn turn = next.getTurn();
                var move = JsonNodeFactory.instance.objectNode();
                move.put("turn", turn.getTurn());
                move.set(
                        "move",
                        HttpDoor.tree(JsonFormat.printer()
                                .print(DialledIn.playing("linear").apply(turn))));
                var response = send(to("/v1/" + session + "/seat/moves", china(session))
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofString(move.toString())));
                assertThat(json(response).has("ended")).as(response.body()).isTrue();
            }
        } while (!next.hasOver());

        Session there = COORDINATOR.play(ServedCoordinator.starter(7, Map.of())
                .addSeats(SeatAssignment.newBuilder().setCountry("CHN").setStrategy("linear")));
        assertThat(next.getOver().getDigest()).isEqualTo(there.getDigest());
        assertThat(COORDINATOR.turns(session, "CHN"))
                .allMatch(turn -> turn.driver().name().equals("curl"));
    }

    /** The data of the events after one, up to a number of them. */
    private static List<String> events(String session, Optional<String> last, int most) throws Exception {
        var request = to("/v1/" + session + "/events", new Caller.Host()).header("accept", "text/event-stream");
        last.ifPresent(id -> request.header("last-event-id", id));
        HttpResponse<InputStream> response = CLIENT.send(request.build(), BodyHandlers.ofInputStream());
        assertThat(response.headers().firstValue("content-type")).contains("text/event-stream");
        var events = new ArrayList<String>();
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            var event = new StringBuilder();
            for (String line = lines.readLine(); line != null && events.size() < most; line = lines.readLine()) {
                if (!line.isEmpty()) {
                    event.append(line).append('\n');
                } else {
                    events.add(event.toString());
                    event.setLength(0);
                }
            }
        }
        return events;
    }

    private static String id(String event) {
        return event.replaceFirst("(?s)id: (\\d+)\n.*", "$1");
    }

    @Test
    void aBrokenStreamOfEventsGoesOnAfterTheLastOne() throws Exception {
        String session =
                COORDINATOR.play(ServedCoordinator.starter(7, Map.of())).getName();
        List<String> whole = events(session, Optional.empty(), Integer.MAX_VALUE);
        var pieces = new ArrayList<String>();
        for (int piece = 1; pieces.size() < whole.size(); piece += 40) {
            pieces.addAll(
                    events(session, pieces.isEmpty() ? Optional.empty() : Optional.of(id(pieces.getLast())), piece));
        }

        assertThat(pieces).isEqualTo(whole);
        List<WatchSessionResponse> watched = COORDINATOR.watch(session, 0);
        assertThat(whole).hasSameSizeAs(watched);
        assertThat(whole.getFirst()).startsWith("id: 1\ndata: {");
        assertThat(whole.getLast()).contains("\"state\":\"SESSION_STATE_FINISHED\"");
        assertThat(whole.stream().map(HttpPortTest::id).map(Long::parseLong).toList())
                .isEqualTo(watched.stream().map(WatchSessionResponse::getCursor).toList());
    }

    @ParameterizedTest
    @CsvSource({"/events,true", "/seat/turn?after=1&wait=60s,false"})
    void aServiceHearsThatWhoeverWaitedHasGone(String path, boolean answersAtOnce) throws Exception {
        var came = new CountDownLatch(1);
        var gone = new CountDownLatch(1);
        var listening = new ServerInterceptor() {
            @Override
            public <Q, A> ServerCall.Listener<Q> interceptCall(
                    ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
                return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
                    @Override
                    public void onHalfClose() {
                        super.onHalfClose();
                        came.countDown();
                    }

                    @Override
                    public void onCancel() {
                        super.onCancel();
                        gone.countDown();
                    }
                };
            }
        };
        try (HttpPort port = http(COORDINATOR.server().services().stream()
                .map(service -> ServerInterceptors.intercept(service, listening))
                .toList())) {
            String session = waiting();
            String request = "GET /v1/" + session + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
                    + token(answersAtOnce ? new Caller.Host() : china(session)) + END_OF_HEAD;
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port.port())) {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                assertThat(came.await(10, TimeUnit.SECONDS)).isTrue();
                assertThat(answersAtOnce ? socket.getInputStream().read() : 'H').isEqualTo('H');
            }
            assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json|{\"scenario\": \"starter\"|request",
                "application/json|{\"scenarioo\": \"starter\"}|request",
                "application/json|{\"seed\": \"many\"}|request",
                "text/plain|{\"scenario\": \"starter\"}|content-type",
                "application/json|[]|request",
            })
    void whatIsNoRequestIsNamed(String type, String body, String field) throws Exception {
        var response = send(to("/v1/sessions", new Caller.Host())
                .header("content-type", type)
                .POST(BodyPublishers.ofString(body)));

        Knock knock = HttpDoor.failed(response.statusCode(), response.body());
        assertThat(knock.outcome()).hasToString("INVALID_ARGUMENT INVALID_FIELD");
        assertThat(response.body()).contains("\"field\": \"" + field + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "afterr=1,afterr",
        "after=soon,after",
        "after=1&after=2,after",
        "wait.minutes=1,wait.minutes",
        "wait=1,wait"
    })
    void whatIsNoQueryIsNamed(String query, String field) throws Exception {
        String session = waiting();
        var response = send(to("/v1/" + session + "/seat/turn?" + query, china(session)));

        assertThat(HttpDoor.failed(response.statusCode(), response.body()).outcome())
                .hasToString("INVALID_ARGUMENT INVALID_FIELD");
        assertThat(response.body()).contains("\"field\": \"" + field + "\"");
    }

    @Test
    void nonsenseWithoutATokenIsFirstOfAllWithoutAToken() throws Exception {
        var response = send(HttpRequest.newBuilder(URI.create(HTTP.target() + "/v1/sessions"))
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString("nonsense")));

        assertThat(HttpDoor.failed(response.statusCode(), response.body()).outcome())
                .hasToString("UNAUTHENTICATED TOKEN_INVALID");
        assertThat(response.headers().firstValue("www-authenticate")).contains("Bearer");
    }

    @Test
    void aPathThatNoCallHasIsNamed() throws Exception {
        var response = send(to("/v1/session", new Caller.Host()));

        assertThat(HttpDoor.failed(response.statusCode(), response.body()).outcome())
                .hasToString("UNIMPLEMENTED UNKNOWN_CALL");
        assertThat(response.body()).contains("GET /v1/session");
    }

    @Test
    void aRequestThatIsTooLargeIsRefused() throws Exception {
        String answer = answer("POST /v1/sessions HTTP/1.1\r\nHost: 127.0.0.1:" + HTTP.port()
                + "\r\nContent-Type: application/json\r\nAuthorization: Bearer " + token(new Caller.Host())
                + "\r\nContent-Length: " + (LARGEST + 1) + "\r\n\r\n{");

        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("LIMIT_EXCEEDED");
        assertThat(HttpDoor.tree(answer.substring(answer.indexOf(END_OF_HEAD) + END_OF_HEAD.length()))
                        .get("code")
                        .asInt())
                .isEqualTo(8);
    }

    /** What is answered to a request that no well-behaved client would let us make. */
    private static String answer(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), HTTP.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer = new StringBuilder();
            while (!isWhole(answer)) {
                int read = socket.getInputStream().read();
                assertThat(read).as("after %s", answer).isNotNegative();
                answer.append((char) read);
            }
            return answer.toString();
        }
    }

    /** The server keeps the connection for a while, so its end says nothing. */
    private static boolean isWhole(StringBuilder answer) {
        int head = answer.indexOf(END_OF_HEAD);
        if (head < 0) {
            return false;
        }
        Matcher length = CONTENT_LENGTH.matcher(answer.substring(0, head));
        return length.find()
                ? answer.length() == head + END_OF_HEAD.length() + Integer.parseInt(length.group(1))
                : answer.toString().endsWith("\r\n0\r\n\r\n");
    }

    /** Says what a browser says. */
    private static String raw(String host, Optional<String> origin, String path) throws IOException {
        return answer("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Bearer "
                + token(new Caller.Host()) + "\r\n"
                + origin.map(page -> "Origin: " + page + "\r\n").orElse("") + "\r\n");
    }

    private static String at(String host) {
        return host + ":" + HTTP.port();
    }

    @Test
    void onlyNamesOfThisServerAreAnswered() throws IOException {
        for (String name : List.of("localhost", "LocalHost", "127.0.0.1", "[::1]", "parley.example.org")) {
            assertThat(raw(at(name), Optional.empty(), "/v1/sessions")).as(name).startsWith("HTTP/1.1 200 OK");
        }
        for (String path :
                List.of("/v1/sessions", "/docs/", "/openapi.json", "/v1/none", "/grpc.health.v1.Health/Check")) {
            for (String name : List.of("evil.example.org", "localhost.evil.example.org", "127.0.0.2")) {
                assertThat(raw(at(name), Optional.empty(), path))
                        .as(name + path)
                        .startsWith("HTTP/1.1 403 Forbidden")
                        .contains("HOST_NOT_ALLOWED");
            }
        }
    }

    @Test
    void onlyPagesOfThisServerAndThoseThatAreAllowedMayCall() throws IOException {
        for (String page : List.of("http://" + at("localhost"), "https://class.example.org")) {
            assertThat(raw(at("localhost"), Optional.of(page), "/v1/sessions"))
                    .as(page)
                    .startsWith("HTTP/1.1 200 OK");
        }
        for (String page : List.of(
                "https://evil.example.org",
                "null",
                "http://" + at("127.0.0.1"),
                "https://" + at("localhost"),
                "http://localhost:1",
                "http://class.example.org")) {
            assertThat(raw(at("localhost"), Optional.of(page), "/v1/sessions"))
                    .as(page)
                    .startsWith("HTTP/1.1 403 Forbidden")
                    .contains("ORIGIN_NOT_ALLOWED");
        }
        assertThat(raw(at("localhost"), Optional.of("https://class.example.org"), "/v1/sessions"))
                .containsIgnoringCase("access-control-allow-origin: https://class.example.org");
    }

    @Test
    void aBrowserIsToldWhatPagesThatAreAllowedMaySend() throws IOException {
        String asked = "OPTIONS /v1/sessions HTTP/1.1\r\nHost: " + at("localhost")
                + "\r\nAccess-Control-Request-Method: DELETE"
                + "\r\nAccess-Control-Request-Headers: authorization,content-type\r\nOrigin: ";

        assertThat(answer(asked + "https://class.example.org" + END_OF_HEAD))
                .startsWith("HTTP/1.1 200 OK")
                .containsIgnoringCase("access-control-allow-origin: https://class.example.org")
                .containsPattern("(?i)access-control-allow-methods: \\S*DELETE")
                .containsPattern("(?i)access-control-allow-headers: \\S*authorization")
                .containsPattern("(?i)access-control-allow-headers: \\S*content-type");
        assertThat(answer(asked + "https://evil.example.org" + END_OF_HEAD))
                .startsWith("HTTP/1.1 403 Forbidden")
                .contains("ORIGIN_NOT_ALLOWED");
    }

    @Test
    void theDocumentsAreThereForEverybodyAndNameEveryCall() throws Exception {
        var document = json(send(HttpRequest.newBuilder(URI.create(HTTP.target() + "/openapi.json"))));
        var operations = new ArrayList<String>();
        document.get("paths")
                .forEach(path -> path.forEach(
                        call -> operations.add(call.get("operationId").asText())));
        assertThat(operations)
                .containsExactlyInAnyOrderElementsOf(calls().stream()
                        .map(call -> call.name().replaceFirst(".*\\.", "").replace('/', '_'))
                        .toList());
        assertThat(document.get("paths")
                        .get("/v1/sessions")
                        .get("post")
                        .get("summary")
                        .asText())
                .isEqualTo("Starts a session and returns at once; the rounds are played in the background.");
        references(document)
                .forEach(name -> assertThat(
                                document.get("components").get("schemas").has(name))
                        .as(name)
                        .isTrue());
        var pages = send(HttpRequest.newBuilder(URI.create(HTTP.target() + "/docs/")));
        assertThat(pages.statusCode()).isEqualTo(200);
        assertThat(send(HttpRequest.newBuilder(URI.create(HTTP.target() + "/docs/specification.json")))
                        .body())
                .contains("parley.seat.v1.SeatService", "TakeSeat");
    }

    private static List<String> references(JsonNode document) {
        var names = new ArrayList<String>();
        var matcher = Pattern.compile("\"#/components/schemas/([^\"]+)\"").matcher(document.toString());
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        assertThat(names).isNotEmpty();
        return names;
    }
}
