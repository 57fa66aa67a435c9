package parley.coordinator.session;

import java.time.Duration;
import parley.summit.scenario.Scenario;
import parley.summit.transcript.Transcript;

/** A session that can be read and followed, whoever plays it, also when it is over. */
public sealed interface KnownSession permits RunningSession, RecordedSession {

    /** Its name, {@code sessions/{id}}. */
    String name();

    /** What is played. */
    Scenario scenario();

    /** Counts the sessions, from 1. */
    long order();

    Phase phase();

    /**
     * Whether everybody may see everything: from the beginning with open secrets, else when it is finished. One that was
     * cancelled stays closed, or anybody could open it by cancelling it.
     */
    boolean isOpen();

    /** All at a glance. */
    SessionSummary summary();

    /** What was published after the first {@code seen} events. */
    Progress after(long seen);

    /**
     * Waits for something after the first {@code seen} events, for another phase than this, or for the end. Comes back with nothing new where
     * the session goes on elsewhere; the coordinator knows where.
     */
    Progress await(long seen, Phase known) throws InterruptedException;

    /** All that was published so far. */
    Transcript transcript();

    /** Waits until the session is over and everybody has been told, or goes on elsewhere; false if that takes longer. */
    boolean awaitEnd(Duration longest) throws InterruptedException;
}
