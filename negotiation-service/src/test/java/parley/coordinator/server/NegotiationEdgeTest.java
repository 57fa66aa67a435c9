package parley.coordinator.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static parley.coordinator.ServedCoordinator.starter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import parley.coordinator.ScriptedAgent;
import parley.coordinator.ServedCoordinator;
import parley.proto.error.v1.ErrorReason;
import parley.proto.negotiation.v1.CancelSessionRequest;
import parley.proto.negotiation.v1.CreateSessionRequest;
import parley.proto.negotiation.v1.GetOutlookRequest;
import parley.proto.negotiation.v1.GetTranscriptRequest;
import parley.proto.negotiation.v1.ListSessionsRequest;
import parley.proto.negotiation.v1.ListSessionsResponse;
import parley.proto.negotiation.v1.SeatAssignment;
import parley.proto.negotiation.v1.SecretsMode;
import parley.proto.negotiation.v1.Session;
import parley.proto.negotiation.v1.SessionState;
import parley.proto.negotiation.v1.WatchSessionResponse;
import parley.proto.outlook.v1.MonthOutlook;
import parley.proto.transcript.v1.Event;
import parley.proto.transcript.v1.Transcript;
import parley.summit.chance.Secrets;
import parley.summit.scenario.Scenario;
import parley.summit.strategy.BuiltInStrategy;
import parley.wire.Errors;
import parley.wire.TranscriptCodec;

class NegotiationEdgeTest {

    private static final ServedCoordinator COORDINATOR = ServedCoordinator.start();
    private static final Session FINISHED = finished();

    private static Session finished() {
        try {
            return COORDINATOR.play(starter(7, Map.of()));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeAll
    static void oneSessionIsOver() {
        assertThat(FINISHED.getState()).isEqualTo(SessionState.SESSION_STATE_FINISHED);
    }

    @AfterAll
    static void stop() {
        COORDINATOR.close();
    }

    private static Transcript transcript(String name) {
        return COORDINATOR
                .negotiation()
                .getTranscript(GetTranscriptRequest.newBuilder().setName(name).build())
                .getTranscript();
    }

    private static List<MonthOutlook> outlook(Integer... months) {
        return COORDINATOR
                .negotiation()
                .getOutlook(GetOutlookRequest.newBuilder()
                        .setName(FINISHED.getName())
                        .addAllMonths(List.of(months))
                        .build())
                .getMonthsList();
    }

    @Test
    void aFinishedSessionSaysAllAboutItself() {
        assertThat(FINISHED.getName()).matches("sessions/[a-z2-9]{10}");
        assertThat(FINISHED.getScenario()).isEqualTo("starter");
        assertThat(FINISHED.getSeed()).isEqualTo(7);
        assertThat(FINISHED.getSecrets()).isEqualTo(SecretsMode.SECRETS_MODE_OPEN);
        assertThat(FINISHED.getRound()).isEqualTo(6);
        assertThat(FINISHED.getMonth()).isEqualTo(60);
        assertThat(FINISHED.getSeatsList())
                .extracting(seat -> seat.getCountry() + " " + seat.getDriverName())
                .containsExactly("CHN boulware", "USA boulware", "MYS linear", "AUS linear");
        assertThat(FINISHED.getDigest()).hasSize(64);
        assertThat(FINISHED.getProblem()).isEmpty();
    }

    @Test
    void theCoordinatorPlaysWhatTheRulesAlonePlay() {
        Scenario scenario = ServedCoordinator.SCENARIOS.load("starter");
        var negotiators = new java.util.HashMap<String, BuiltInStrategy>();
        scenario.profiles()
                .forEach((country, profile) ->
                        negotiators.put(country, BuiltInStrategy.named(profile.defaultStrategy())));

        var alone = parley.summit.session.Session.play(scenario, 7, Secrets.open(scenario.seats()), negotiators);

        assertThat(FINISHED.getDigest()).isEqualTo(alone.digest());
        assertThat(FINISHED.getLastEvent()).isEqualTo(alone.entries().size());
    }

    @Test
    void theParametersMayHaveASeedOfTheirOwn() throws InterruptedException {
        Session apart = COORDINATOR.play(starter(7, Map.of()).setParameterSeed(8));

        assertThat(apart.getSeed()).isEqualTo(7);
        assertThat(apart.getParameterSeed()).isEqualTo(8);
        assertThat(apart.getDigest()).isNotEqualTo(FINISHED.getDigest());
        assertThat(FINISHED.hasParameterSeed()).isFalse();
        assertThat(transcript(apart.getName()).getParameterSeed()).isEqualTo(8);
    }

    @Test
    void theNetworkChangesNothing() throws InterruptedException {
        try (var boulware = ScriptedAgent.playing("boulware");
                var linear = ScriptedAgent.playing("linear")) {
            Session dialled = COORDINATOR.play(starter(
                    7,
                    Map.of(
                            "CHN", boulware.address(),
                            "USA", boulware.address(),
                            "MYS", linear.address(),
                            "AUS", linear.address())));

            assertThat(dialled.getDigest()).isEqualTo(FINISHED.getDigest());
        }
    }

    @Test
    void aTranscriptThatWasFetchedHasTheSessionsDigest() {
        Transcript fetched = transcript(FINISHED.getName());

        assertThat(fetched.getDigest()).isEqualTo(FINISHED.getDigest());
        assertThat(TranscriptCodec.fromProto(fetched).digest()).isEqualTo(FINISHED.getDigest());
        assertThat(fetched.getSecretsMap()).containsOnlyKeys("CHN", "USA", "MYS", "AUS");
    }

    @Test
    void aRetryOfTheSameRequestGetsTheSameSession() {
        CreateSessionRequest.Builder request = starter(8, Map.of()).setRequestId("retry");

        assertThat(COORDINATOR.create(request).getName())
                .isEqualTo(COORDINATOR.create(request).getName());
    }

    @Test
    void theSameRequestManyTimesAtOnceCreatesOneSession() throws Exception {
        var request = starter(7, Map.of()).setRequestId("at once");
        var names = new java.util.concurrent.ConcurrentSkipListSet<String>();
        try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                threads.execute(
                        () -> names.add(COORDINATOR.create(request.clone()).getName()));
            }
        }

        assertThat(names).hasSize(1);
    }

    @Test
    void withoutARequestIdEveryCallCreatesASession() {
        CreateSessionRequest.Builder request = starter(8, Map.of());

        assertThat(COORDINATOR.create(request).getName())
                .isNotEqualTo(COORDINATOR.create(request).getName());
    }

    @Test
    void aRequestIdServesForOneRequestOnly() {
        Session first = COORDINATOR.create(starter(8, Map.of()).setRequestId("used"));

        assertThatThrownBy(() -> COORDINATOR.create(starter(9, Map.of()).setRequestId("used")))
                .satisfies(e -> {
                    assertThat(Errors.reason(e)).isEqualTo(ErrorReason.ERROR_REASON_REQUEST_ID_REUSED);
                    assertThat(Errors.info(e).orElseThrow().getMetadataMap())
                            .isEqualTo(Map.of("request_id", "used", "session", first.getName()));
                });
    }

    @Test
    void aRequestThatFailedMayBeMendedUnderTheSameId() {
        assertThatThrownBy(() -> COORDINATOR.create(
                        starter(8, Map.of()).setScenario("startr").setRequestId("mended")))
                .hasMessageContaining("perhaps starter");

        assertThat(COORDINATOR
                        .create(starter(8, Map.of()).setRequestId("mended"))
                        .getScenario())
                .isEqualTo("starter");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(ErrorReason.ERROR_REASON_UNKNOWN_SCENARIO, r -> r.setScenario("startr")),
                mistake(ErrorReason.ERROR_REASON_UNKNOWN_COUNTRY, r -> r.addSeats(strategy("AUT", "linear"))),
                mistake(ErrorReason.ERROR_REASON_UNKNOWN_COUNTRY, r -> r.addSeats(strategy("ROW", "linear"))),
                mistake(ErrorReason.ERROR_REASON_UNKNOWN_STRATEGY, r -> r.addSeats(strategy("CHN", "boulwar"))),
                mistake(
                        ErrorReason.ERROR_REASON_INVALID_FIELD,
                        r -> r.addSeats(SeatAssignment.newBuilder().setCountry("CHN"))),
                mistake(
                        ErrorReason.ERROR_REASON_INVALID_FIELD,
                        r -> r.addSeats(strategy("CHN", "linear")).addSeats(strategy("CHN", "boulware"))),
                mistake(
                        ErrorReason.ERROR_REASON_INVALID_FIELD,
                        r -> r.addSeats(
                                SeatAssignment.newBuilder().setCountry("CHN").setAgent("localhost"))),
                mistake(ErrorReason.ERROR_REASON_INVALID_FIELD, r -> r.setRequestId("x".repeat(101))),
                mistake(ErrorReason.ERROR_REASON_INVALID_FIELD, r -> r.setSecretsValue(9)));
    }

    private static Arguments mistake(ErrorReason reason, UnaryOperator<CreateSessionRequest.Builder> change) {
        return Arguments.of(reason, change);
    }

    private static SeatAssignment.Builder strategy(String country, String name) {
        return SeatAssignment.newBuilder().setCountry(country).setStrategy(name);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeInARequestIsNamed(ErrorReason reason, UnaryOperator<CreateSessionRequest.Builder> change) {
        assertThatThrownBy(() -> COORDINATOR.create(change.apply(starter(8, Map.of()))))
                .satisfies(e -> assertThat(Errors.reason(e)).isEqualTo(reason));
    }

    @Test
    void aWatcherSeesEveryEventInOrderAndThenTheEnd() {
        List<WatchSessionResponse> responses = COORDINATOR.watch(FINISHED.getName(), 0);

        List<WatchSessionResponse> events = responses.subList(0, responses.size() - 1);
        assertThat(events).hasSize((int) FINISHED.getLastEvent());
        assertThat(events).allMatch(r -> r.getCursor() == r.getEvent().getNumber());
        assertThat(events).extracting(WatchSessionResponse::getState).containsOnly(SessionState.SESSION_STATE_RUNNING);
        assertThat(events.stream().map(WatchSessionResponse::getEvent).toList())
                .isEqualTo(transcript(FINISHED.getName()).getEventsList());
        assertThat(responses.getLast())
                .isEqualTo(WatchSessionResponse.newBuilder()
                        .setCursor(FINISHED.getLastEvent())
                        .setState(SessionState.SESSION_STATE_FINISHED)
                        .build());
    }

    @Test
    void aWatcherWhoComesBackWithItsCursorMissesNothingAndSeesNothingTwice() {
        List<WatchSessionResponse> whole = COORDINATOR.watch(FINISHED.getName(), 0);

        for (int seen : List.of(1, 10, whole.size() - 1)) {
            assertThat(COORDINATOR.watch(FINISHED.getName(), whole.get(seen - 1).getCursor()))
                    .isEqualTo(whole.subList(seen, whole.size()));
        }
    }

    @Test
    void aWatcherWhoComesEarlySeesTheSame() {
        Session early = COORDINATOR.create(starter(7, Map.of()));

        assertThat(COORDINATOR.watch(early.getName(), 0)).isEqualTo(COORDINATOR.watch(FINISHED.getName(), 0));
    }

    @Test
    void aCursorThatNoWatcherWasGivenIsDeclined() {
        for (long cursor : List.of(-1L, FINISHED.getLastEvent() + 1)) {
            assertThatThrownBy(() -> COORDINATOR.watch(FINISHED.getName(), cursor))
                    .hasMessage(
                            "INVALID_ARGUMENT: after: " + cursor + " (expected: 0.." + FINISHED.getLastEvent() + ")");
        }
    }

    @Test
    void theOutlookGivesTheMonthsThatWereAskedForInOrder() {
        assertThat(outlook(24, 0, 12)).extracting(MonthOutlook::getMonth).containsExactly(0, 12, 24);
        assertThat(outlook()).hasSize(61);
        assertThat(outlook(60).get(0).getCountriesList())
                .extracting(c -> c.getCountry())
                .containsExactly("CHN", "USA", "MYS", "AUS", "ROW");
        assertThatThrownBy(() -> outlook(61)).hasMessage("INVALID_ARGUMENT: months: 61 (expected: 0..60)");
    }

    @Test
    void pagesListEverySessionOnceNewestFirst() {
        for (int i = 0; i < 5; i++) {
            COORDINATOR.create(starter(8, Map.of()));
        }
        var names = new ArrayList<String>();
        String token = "";
        do {
            ListSessionsResponse page = list(2, token);
            page.getSessionsList().forEach(session -> names.add(session.getName()));
            assertThat(page.getSessionsCount()).isLessThanOrEqualTo(2);
            token = page.getNextPageToken();
        } while (!token.isEmpty());

        List<String> all =
                list(100, "").getSessionsList().stream().map(Session::getName).toList();
        assertThat(names).isEqualTo(all).doesNotHaveDuplicates().hasSizeGreaterThan(5);
        assertThat(names.getLast()).isEqualTo(FINISHED.getName());
    }

    private static ListSessionsResponse list(int size, String token) {
        return COORDINATOR
                .negotiation()
                .listSessions(ListSessionsRequest.newBuilder()
                        .setPageSize(size)
                        .setPageToken(token)
                        .build());
    }

    @Test
    void aPageThatCannotBeIsDeclined() {
        assertThatThrownBy(() -> list(101, "")).hasMessageContaining("page_size: 101 (expected: 0..100)");
        assertThatThrownBy(() -> list(-1, "")).hasMessageContaining("page_size: -1");
        for (String token : List.of("abc", "!", Pages.token("scenarios", "starter"), Pages.token("sessions", "x"))) {
            assertThatThrownBy(() -> list(2, token))
                    .satisfies(
                            e -> assertThat(Errors.reason(e)).isEqualTo(ErrorReason.ERROR_REASON_PAGE_TOKEN_UNKNOWN));
        }
    }

    @Test
    void aSessionThatDoesNotExistIsNotFound() {
        List<Runnable> calls = List.of(
                () -> COORDINATOR.get("sessions/7"),
                () -> COORDINATOR.watch("sessions/7", 0),
                () -> transcript("sessions/7"),
                () -> cancel("sessions/7"));
        for (Runnable call : calls) {
            assertThatThrownBy(call::run).satisfies(e -> {
                assertThat(Errors.reason(e)).isEqualTo(ErrorReason.ERROR_REASON_UNKNOWN_SESSION);
                assertThat(Errors.info(e).orElseThrow().getMetadataMap()).isEqualTo(Map.of("session", "sessions/7"));
            });
        }
    }

    private static Session cancel(String name) {
        return COORDINATOR
                .negotiation()
                .cancelSession(CancelSessionRequest.newBuilder().setName(name).build())
                .getSession();
    }

    @Test
    void aSessionThatIsCancelledKeepsWhatItRecordedAndEnds() {
        try (var agent = ScriptedAgent.answering(request -> ScriptedAgent.nothingUntilCancelled())) {
            Session session = COORDINATOR.create(starter(7, Map.of("CHN", agent.address())));

            assertThat(cancel(session.getName()).getState()).isEqualTo(SessionState.SESSION_STATE_CANCELLED);

            assertThat(cancel(session.getName()).getState()).isEqualTo(SessionState.SESSION_STATE_CANCELLED);
            assertThat(COORDINATOR.watch(session.getName(), 0).getLast().getState())
                    .isEqualTo(SessionState.SESSION_STATE_CANCELLED);
            Transcript left = transcript(session.getName());
            assertThat(left.getDigest()).isEmpty();
            assertThat(left.getEventsList())
                    .isNotEmpty()
                    .isEqualTo(transcript(FINISHED.getName()).getEventsList().subList(0, left.getEventsCount()));
        }
    }

    @Test
    void cancellingASessionThatIsOverChangesNothing() {
        assertThat(cancel(FINISHED.getName())).isEqualTo(FINISHED);
    }

    @Test
    void eventsCarryTheirVisibility() {
        assertThat(transcript(FINISHED.getName()).getEventsList()).allMatch(Event::hasVisibility);
    }
}
