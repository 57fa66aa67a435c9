package parley.coordinator.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static parley.coordinator.ServedCoordinator.starter;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.coordinator.ScriptedAgent;
import parley.coordinator.ServedCoordinator;
import parley.proto.agent.v1.DecideRequest;
import parley.proto.agent.v1.DecideResponse;
import parley.proto.error.v1.ErrorReason;
import parley.proto.negotiation.v1.CancelSessionRequest;
import parley.proto.negotiation.v1.GetTranscriptRequest;
import parley.proto.negotiation.v1.SecretsMode;
import parley.proto.negotiation.v1.Session;
import parley.proto.negotiation.v1.WatchSessionRequest;
import parley.proto.negotiation.v1.WatchSessionResponse;
import parley.proto.transcript.v1.Event;
import parley.proto.transcript.v1.Transcript;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Visibility;
import parley.wire.Errors;

/** A session whose secrets are random, held in China's second turn until the test lets it go on. */
class VisibilityTest {

    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final ServedCoordinator coordinator = ServedCoordinator.start();
    private final ScriptedAgent china = ScriptedAgent.answering(this::decide);
    private final Session session =
            coordinator.create(starter(7, Map.of("CHN", china.address())).setSecrets(SecretsMode.SECRETS_MODE_RANDOM));

    private DecideResponse decide(DecideRequest request) {
        if (request.getRequestId().endsWith("/turns/1")) {
            return ScriptedAgent.holding();
        }
        held.countDown();
        return ScriptedAgent.afterwards(goOn);
    }

    @AfterEach
    void stop() {
        goOn.countDown();
        coordinator.close();
        china.close();
    }

    private Transcript transcript() {
        return coordinator
                .negotiation()
                .getTranscript(GetTranscriptRequest.newBuilder()
                        .setName(session.getName())
                        .build())
                .getTranscript();
    }

    @Test
    void theSeedStaysWithTheCoordinatorUntilTheEnd() throws InterruptedException {
        assertThat(coordinator.get(session.getName()).hasSeed()).isFalse();

        goOn.countDown();

        assertThat(coordinator.end(session.getName()).getSeed()).isEqualTo(7);
    }

    @Test
    void theTranscriptIsForTheDebrief() throws InterruptedException {
        assertThatThrownBy(this::transcript)
                .satisfies(e -> assertThat(Errors.reason(e)).isEqualTo(ErrorReason.ERROR_REASON_SESSION_RUNNING));

        goOn.countDown();
        coordinator.end(session.getName());

        assertThat(transcript().getSecretsMap()).containsOnlyKeys("CHN", "USA", "MYS", "AUS");
        assertThat(transcript().getEventsList()).extracting(Event::getNumber).startsWith(1L, 2L, 3L);
    }

    @Test
    void aWatcherSeesOnlyWhatIsPublicWhileTheSummitIsOn() throws InterruptedException {
        held.await();
        List<Entry> soFar = coordinator
                .server()
                .coordinator()
                .session(session.getName())
                .after(0)
                .entries();
        List<Long> openly = soFar.stream()
                .filter(entry -> entry.visibility() instanceof Visibility.Everyone)
                .map(Entry::number)
                .toList();
        Iterator<WatchSessionResponse> watch = coordinator
                .negotiation()
                .watchSession(WatchSessionRequest.newBuilder()
                        .setName(session.getName())
                        .build());

        var seen = new ArrayList<Long>();
        openly.forEach(number -> seen.add(watch.next().getEvent().getNumber()));
        goOn.countDown();

        assertThat(seen).isEqualTo(openly).isNotEmpty().hasSizeLessThan(soFar.size());
        assertThat(watch.next().getEvent().getNumber())
                .isGreaterThan(soFar.getLast().number());
    }

    @Test
    void afterTheEndAWatcherSeesEverything() throws InterruptedException {
        goOn.countDown();
        Session over = coordinator.end(session.getName());

        assertThat(coordinator.watch(over.getName(), 0)).hasSize((int) over.getLastEvent() + 1);
    }

    @Test
    void cancellingASessionDoesNotOpenIt() throws InterruptedException {
        held.await();
        coordinator
                .negotiation()
                .cancelSession(CancelSessionRequest.newBuilder()
                        .setName(session.getName())
                        .build());

        assertThat(coordinator.get(session.getName()).hasSeed()).isFalse();
        assertThatThrownBy(this::transcript)
                .satisfies(e -> assertThat(Errors.reason(e)).isEqualTo(ErrorReason.ERROR_REASON_SESSION_RUNNING));
        assertThat(coordinator.watch(session.getName(), 0))
                .filteredOn(WatchSessionResponse::hasEvent)
                .allMatch(step -> step.getEvent().getVisibility().hasEveryone());
    }

    @Test
    void aSessionIsClosedUnlessItsCreatorWantsItOpen() {
        assertThat(coordinator.create(starter(7, Map.of()).clearSecrets()).getSecrets())
                .isEqualTo(SecretsMode.SECRETS_MODE_RANDOM);
    }

    @Test
    void secretsAreNeverTheSameTwice() throws InterruptedException {
        goOn.countDown();
        coordinator.end(session.getName());
        Session other = coordinator.play(starter(7, Map.of()).setSecrets(SecretsMode.SECRETS_MODE_RANDOM));

        assertThat(coordinator.get(session.getName()).getDigest()).isNotEqualTo(other.getDigest());
    }
}
