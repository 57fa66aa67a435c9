package parley.coordinator.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static parley.coordinator.ServedCoordinator.starter;

import io.grpc.Status;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.coordinator.ScriptedAgent;
import parley.coordinator.ServedCoordinator;
import parley.proto.agent.v1.DecideRequest;
import parley.proto.error.v1.ErrorReason;
import parley.proto.negotiation.v1.Session;
import parley.proto.negotiation.v1.SessionState;
import parley.proto.seat.v1.AppraiseRequest;
import parley.proto.seat.v1.AppraiseResponse;
import parley.proto.seat.v1.Deal;
import parley.proto.seat.v1.SeatServiceGrpc;
import parley.proto.seat.v1.TurnKind;
import parley.wire.Bearer;
import parley.wire.Errors;

class SeatEdgeTest {

    private static final Deal NOTHING =
            Deal.newBuilder().addLevels(0).addLevels(0).addLevels(0).build();

    private final ServedCoordinator coordinator = ServedCoordinator.start();

    @AfterEach
    void stop() {
        coordinator.close();
    }

    private AppraiseResponse appraise(String token, String session, String table, Deal deal) {
        return SeatServiceGrpc.newBlockingStub(coordinator.channel())
                .withCallCredentials(Bearer.of(token))
                .appraise(AppraiseRequest.newBuilder()
                        .setSession(session)
                        .setTable(table)
                        .setDeal(deal)
                        .build());
    }

    /** Plays a session in which Australia asks this in its first turn at a table; what goes wrong there comes out. */
    private DecideRequest whileAustraliaThinks(Consumer<DecideRequest> asks) throws InterruptedException {
        var linear = ScriptedAgent.decidedBy(parley.summit.strategy.BuiltInStrategy.named("linear"));
        try (var agent = ScriptedAgent.answering(request -> {
            if (request.getView().getKind() == TurnKind.TURN_KIND_FIRST_TABLES
                    || request.getView().getKind() == TurnKind.TURN_KIND_SECOND_TABLES) {
                try {
                    asks.accept(request);
                } catch (AssertionError e) {
                    throw Status.INTERNAL.withDescription(e.getMessage()).asRuntimeException();
                }
            }
            return linear.apply(request);
        })) {
            Session session = coordinator.play(starter(7, Map.of("AUS", agent.address())));
            assertThat(session.getState()).isEqualTo(SessionState.SESSION_STATE_FINISHED);
            assertThat(ServedCoordinator.seat(session, "AUS").getLastProblem()).isEmpty();
            assertThat(agent.asked()).isNotEmpty();
            return agent.asked().getLast();
        }
    }

    private static void isDeclined(Runnable call, ErrorReason reason) {
        assertThatThrownBy(call::run)
                .satisfies(e -> assertThat(Errors.reason(e)).isEqualTo(reason));
    }

    @Test
    void appraisingADealOfTheMenuGivesItsExactSurplusAndTheParts() throws InterruptedException {
        whileAustraliaThinks(request -> request.getView()
                .getTables(0)
                .getMenuList()
                .forEach(known -> {
                    AppraiseResponse worth = appraise(
                            request.getSeatAccess().getToken(), request.getSession(), "USA-AUS", known.getDeal());
                    assertThat(worth.getSurplus()).isEqualTo(known.getSurplus());
                    assertThat(worth.getWelfare() - worth.getRetaliation() + worth.getPolitics())
                            .isCloseTo(worth.getSurplus(), org.assertj.core.data.Offset.offset(1e-9));
                }));
    }

    @Test
    void askingWhatDealsAreWorthChangesNothing() throws InterruptedException {
        Session quiet = coordinator.play(starter(7, Map.of()));

        DecideRequest last = whileAustraliaThinks(
                request -> appraise(request.getSeatAccess().getToken(), request.getSession(), "USA-AUS", NOTHING));

        assertThat(coordinator.get(last.getSession()).getDigest()).isEqualTo(quiet.getDigest());
    }

    @Test
    void theAccessNamesTheCoordinator() throws InterruptedException {
        DecideRequest last = whileAustraliaThinks(request -> {});

        assertThat(last.getSeatAccess().getTarget())
                .isEqualTo(coordinator.server().target());
    }

    @Test
    void aTokenThatIsNobodysIsDeclined() throws InterruptedException {
        whileAustraliaThinks(request -> isDeclined(
                () -> appraise("0".repeat(64), request.getSession(), "USA-AUS", NOTHING),
                ErrorReason.ERROR_REASON_TOKEN_INVALID));
    }

    @Test
    void anotherSessionIsNotTheTokens() throws InterruptedException {
        whileAustraliaThinks(request -> isDeclined(
                () -> appraise(request.getSeatAccess().getToken(), "sessions/7", "USA-AUS", NOTHING),
                ErrorReason.ERROR_REASON_UNKNOWN_SESSION));
    }

    @Test
    void aTableOfOthersIsNotTheSeats() throws InterruptedException {
        whileAustraliaThinks(request -> isDeclined(
                () -> appraise(request.getSeatAccess().getToken(), request.getSession(), "USA-MYS", NOTHING),
                ErrorReason.ERROR_REASON_UNKNOWN_TABLE));
    }

    @Test
    void aDealThatTheTableDoesNotHaveIsNamed() throws InterruptedException {
        Deal beyond = Deal.newBuilder().addLevels(0).addLevels(9).addLevels(0).build();
        Deal tooShort = Deal.newBuilder().addLevels(0).build();
        whileAustraliaThinks(request -> {
            for (Deal deal : java.util.List.of(beyond, tooShort)) {
                isDeclined(
                        () -> appraise(request.getSeatAccess().getToken(), request.getSession(), "USA-AUS", deal),
                        ErrorReason.ERROR_REASON_UNKNOWN_LEVEL);
            }
        });
    }

    @Test
    void afterTheSummitNothingIsAppraised() throws InterruptedException {
        DecideRequest last = whileAustraliaThinks(request -> {});

        isDeclined(
                () -> appraise(last.getSeatAccess().getToken(), last.getSession(), "USA-AUS", NOTHING),
                ErrorReason.ERROR_REASON_SESSION_OVER);
    }
}
