package parley.classroom.room;

import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.proto.classroom.v1.GetHindsightResponse;
import parley.proto.report.v1.RunReport;
import parley.summit.debrief.Hindsight;
import parley.summit.transcript.Transcript;
import parley.wire.ReportCodec;
import parley.wire.TranscriptCodec;

/** How the worlds of a class ended: made once for each, as soon as it is over, so that nobody waits for it. The room's lock guards it. */
final class Debrief {

    private static final Logger LOG = LoggerFactory.getLogger(Debrief.class);
    private static final int ATTEMPTS = 3;
    private static final long BREATH_MILLIS = 500;

    /** What could have been signed in a world takes seconds of a processor; one is left to those who follow their class meanwhile. */
    private static final ExecutorService TELLERS = Executors.newFixedThreadPool(
            Math.max(1, Runtime.getRuntime().availableProcessors() - 1),
            Thread.ofPlatform().daemon().name("story ", 1).factory());

    private final Negotiations negotiations;
    private final Function<Transcript, String> story;
    private final TreeMap<Integer, Optional<Told>> worlds = new TreeMap<>();

    /**
     * How one world ended.
     *
     * @param page its whole story
     * @param hindsight all of it that only those can see who know its secrets, but for what was said
     */
    record Told(RunReport report, String page, GetHindsightResponse hindsight) {}

    Debrief(Negotiations negotiations, Function<Transcript, String> story) {
        this.negotiations = negotiations;
        this.story = story;
    }

    /** Does this once there is time to tell another story. */
    static void whenThereIsTime(Runnable work) {
        TELLERS.execute(work);
    }

    /** How a session that is over ended, which takes a moment; empty if that cannot be told. Needs no lock. */
    Optional<Told> tell(String session) {
        try {
            return fetched(session).map(this::told);
        } catch (RuntimeException e) {
            LOG.error("the story of {} cannot be told", session, e);
            return Optional.empty();
        }
    }

    private Optional<parley.proto.transcript.v1.Transcript> fetched(String session) {
        for (int attempt = 0; attempt < ATTEMPTS && (attempt == 0 || SeatLink.breathes(BREATH_MILLIS)); attempt++) {
            try {
                return Optional.of(negotiations.transcript(session));
            } catch (StatusRuntimeException e) {
                LOG.warn("the transcript of {} could not be had: {}", session, e.getMessage());
            }
        }
        return Optional.empty();
    }

    private Told told(parley.proto.transcript.v1.Transcript kept) {
        Transcript transcript = TranscriptCodec.fromProto(kept);
        return new Told(
                ReportCodec.toProto(parley.summit.report.RunReport.of(transcript), ReportCodec.Transport.GRPC),
                story.apply(transcript),
                HindsightCodec.toProto(Hindsight.of(transcript), kept));
    }

    /** Keeps how a world ended, or that it cannot be told. */
    void keep(int world, Optional<Told> told) {
        worlds.putIfAbsent(world, told);
    }

    /** How a world ended; empty if that is not known yet, or cannot be told. */
    Optional<Told> of(int world) {
        return worlds.getOrDefault(world, Optional.empty());
    }

    /** Whether nothing more comes, for so many worlds. */
    boolean isWhole(int count) {
        return count > 0 && worlds.size() == count;
    }

    /** Numbers of the worlds that can be told. */
    List<Integer> told(int count) {
        return IntStream.rangeClosed(1, count)
                .filter(world -> of(world).isPresent())
                .boxed()
                .toList();
    }
}
