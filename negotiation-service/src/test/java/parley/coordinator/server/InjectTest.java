package parley.coordinator.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static parley.coordinator.DialledIn.nextTurn;
import static parley.coordinator.DialledIn.stub;
import static parley.coordinator.DialledIn.submit;
import static parley.coordinator.ServedCoordinator.starter;

import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.coordinator.DialledIn;
import parley.coordinator.ServedCoordinator;
import parley.coordinator.store.DatabaseStore;
import parley.proto.error.v1.ErrorReason;
import parley.proto.negotiation.v1.CreateSessionRequest;
import parley.proto.negotiation.v1.DialIn;
import parley.proto.negotiation.v1.GetTranscriptRequest;
import parley.proto.negotiation.v1.InjectEventRequest;
import parley.proto.negotiation.v1.PauseSessionRequest;
import parley.proto.negotiation.v1.ResumeSessionRequest;
import parley.proto.negotiation.v1.SeatAssignment;
import parley.proto.negotiation.v1.WatchSessionResponse;
import parley.proto.seat.v1.Move;
import parley.proto.seat.v1.Turn;
import parley.proto.transcript.v1.Event;
import parley.summit.session.Replay;
import parley.wire.Errors;
import parley.wire.TranscriptCodec;

/** What the host throws into sessions that are played. */
class InjectTest {

    private static final int LAST_ROUND = 6;
    private static final String PLANT = "A magnet plant closes for want of metal";

    @TempDir
    private Path folder;

    private static CreateSessionRequest.Builder dialIn(boolean openFloor) {
        return starter(7, Map.of())
                .setOpenFloor(openFloor)
                .addSeats(SeatAssignment.newBuilder().setCountry("CHN").setDialIn(DialIn.getDefaultInstance()));
    }

    private static InjectEventRequest.Builder plant(String session) {
        return InjectEventRequest.newBuilder().setName(session).setTitle(PLANT).setMoved(0.1);
    }

    private static int inject(ServedCoordinator coordinator, InjectEventRequest.Builder request) {
        return coordinator.negotiation().injectEvent(request.build()).getRound();
    }

    private static List<Event> injected(ServedCoordinator coordinator, String session) {
        return coordinator.watch(session, 0).stream()
                .map(WatchSessionResponse::getEvent)
                .filter(Event::hasInjected)
                .toList();
    }

    /** The rules make the same of it, and what is thrown in is part of it. */
    private static void replaysToItself(ServedCoordinator coordinator, String session, String digest) {
        var transcript = coordinator
                .negotiation()
                .getTranscript(
                        GetTranscriptRequest.newBuilder().setName(session).build())
                .getTranscript();
        assertThat(Replay.of(TranscriptCodec.fromProto(transcript)).transcript().digest())
                .isEqualTo(digest);
    }

    private static ErrorReason reason(ThrowingCallable call) {
        return Errors.reason((StatusRuntimeException) catchThrowable(call));
    }

    @Test
    void everybodyHearsOfItAtTheStartOfTheNextRoundAndTheTensionMoves() throws Exception {
        try (var coordinator = ServedCoordinator.start()) {
            String session = coordinator.create(dialIn(false)).getName();
            Turn first = nextTurn(stub(coordinator, session, "CHN"), session, 0).getTurn();
            var tension = new ArrayList<Double>();
            assertThat(inject(coordinator, plant(session).setRequestId("once"))).isEqualTo(2);
            assertThat(inject(coordinator, plant(session).setRequestId("once"))).isEqualTo(2);
            DialledIn.play(coordinator, session, "CHN", turn -> {
                tension.add(turn.getView().getWorld().getTension());
                return DialledIn.playing("boulware").apply(turn);
            });
            String digest = coordinator.end(session).getDigest();

            List<Event> injected = injected(coordinator, session);
            assertThat(injected).hasSize(1);
            Event event = injected.getFirst();
            assertThat(event.getRound()).isEqualTo(2);
            assertThat(event.getInjected().getTitle()).isEqualTo(PLANT);
            assertThat(event.getInjected().getMoved()).isEqualTo(0.1);
            assertThat(tension).first().isEqualTo(first.getView().getWorld().getTension());
            assertThat(tension).contains(event.getInjected().getTension());
            replaysToItself(coordinator, session, digest);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whereverItIsThrownInItHappensInTheRoundThatWasSaid(boolean openFloor) throws Exception {
        try (var coordinator = ServedCoordinator.start()) {
            String session = coordinator.create(dialIn(openFloor)).getName();
            var rounds = new ArrayList<Integer>();
            var over = new CountDownLatch(1);
            Thread host = Thread.ofVirtual().start(() -> {
                while (over.getCount() > 0) {
                    try {
                        rounds.add(inject(coordinator, plant(session).setMoved(0.01)));
                    } catch (StatusRuntimeException e) {
                        assertThat(Errors.reason(e))
                                .isIn(ErrorReason.ERROR_REASON_NO_ROUND_LEFT, ErrorReason.ERROR_REASON_SESSION_OVER);
                    }
                }
            });
            DialledIn.play(coordinator, session, "CHN", turn -> {
                pauseForABreath();
                return DialledIn.playing("boulware").apply(turn);
            });
            String digest = coordinator.end(session).getDigest();
            over.countDown();
            host.join();

            assertThat(rounds).contains(2, LAST_ROUND);
            assertThat(injected(coordinator, session))
                    .extracting(Event::getRound)
                    .containsExactlyElementsOf(rounds);
            replaysToItself(coordinator, session, digest);
        }
    }

    /** The host throws in while a turn waits, and while one is settled. */
    private static void pauseForABreath() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatWasThrownInOutlivesTheCoordinator() throws Exception {
        String undisturbed;
        try (var coordinator = ServedCoordinator.start()) {
            String session = coordinator.create(dialIn(false)).getName();
            nextTurn(stub(coordinator, session, "CHN"), session, 0);
            inject(coordinator, plant(session));
            DialledIn.play(coordinator, session, "CHN", DialledIn.playing("boulware"));
            undisturbed = coordinator.end(session).getDigest();
        }
        String session;
        try (var first = ServedCoordinator.start(ServedCoordinator.settings(), DatabaseStore.in(folder))) {
            session = first.create(dialIn(false)).getName();
            nextTurn(stub(first, session, "CHN"), session, 0);
            inject(first, plant(session).setRequestId("once"));
        }
        try (var second = ServedCoordinator.start(ServedCoordinator.settings(), DatabaseStore.in(folder))) {
            int unused = DialledIn.again(() -> inject(second, plant(session).setRequestId("once")));
            DialledIn.play(second, session, "CHN", turn -> {
                assertThat(inject(second, plant(session).setRequestId("once"))).isEqualTo(2);
                return DialledIn.playing("boulware").apply(turn);
            });
            assertThat(second.end(session).getDigest()).isEqualTo(undisturbed);
        }
    }

    @Test
    void whatIsThrownInDuringAPauseBetweenTwoTurnsHappensAfterIt() throws Exception {
        try (var coordinator = ServedCoordinator.start()) {
            String session = coordinator.create(dialIn(false)).getName();
            var stub = stub(coordinator, session, "CHN");
            Turn turn = nextTurn(stub, session, 0).getTurn();
            var unusedPause = coordinator
                    .negotiation()
                    .pauseSession(
                            PauseSessionRequest.newBuilder().setName(session).build());
            submit(stub, session, turn.getTurn(), Move.getDefaultInstance());
            DialledIn.await(stub, session, 2L * turn.getTurn(), Duration.ofMillis(300));
            assertThat(inject(coordinator, plant(session))).isEqualTo(2);
            var unusedEnd = coordinator
                    .negotiation()
                    .resumeSession(
                            ResumeSessionRequest.newBuilder().setName(session).build());
            DialledIn.play(coordinator, session, "CHN", DialledIn.playing("boulware"));
            String digest = coordinator.end(session).getDigest();

            assertThat(injected(coordinator, session))
                    .extracting(Event::getRound)
                    .containsExactly(2);
            replaysToItself(coordinator, session, digest);
        }
    }

    @Test
    void whatCannotHappenIsDeclined() throws Exception {
        try (var coordinator = ServedCoordinator.start()) {
            String session = coordinator.create(dialIn(false)).getName();
            nextTurn(stub(coordinator, session, "CHN"), session, 0);
            for (InjectEventRequest.Builder request : List.of(
                    plant(session).setTitle(" "),
                    plant(session).setTitle("x".repeat(201)),
                    plant(session).setMoved(1.01),
                    plant(session).setMoved(Double.NaN),
                    plant(session).setRequestId("x".repeat(101)))) {
                assertThat(reason(() -> inject(coordinator, request)))
                        .as("%s", request)
                        .isEqualTo(ErrorReason.ERROR_REASON_INVALID_FIELD);
            }
            var reasons = new ArrayList<ErrorReason>();
            DialledIn.play(coordinator, session, "CHN", turn -> {
                if (turn.getView().getRound() == LAST_ROUND) {
                    reasons.add(reason(() -> inject(coordinator, plant(session))));
                }
                return DialledIn.playing("boulware").apply(turn);
            });
            coordinator.end(session);

            assertThat(reasons).isNotEmpty().containsOnly(ErrorReason.ERROR_REASON_NO_ROUND_LEFT);
            assertThat(reason(() -> inject(coordinator, plant(session))))
                    .isEqualTo(ErrorReason.ERROR_REASON_SESSION_OVER);
            assertThat(reason(() -> inject(coordinator, plant("sessions/none"))))
                    .isEqualTo(ErrorReason.ERROR_REASON_UNKNOWN_SESSION);
        }
    }
}
