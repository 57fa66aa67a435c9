package parley.coordinator.session;

import java.util.List;
import parley.summit.transcript.Entry;

/** Keeps one session's transcript outside of the coordinator's memory. Called on the session's own thread. */
public interface Journal extends AutoCloseable {

    /** Keeps what happened; it is published, and the next seat asked, when this has come back. */
    void append(List<Entry> entries);

    /** The session is finished. */
    void finish(String digest);

    /** Lets go, also of a session that was cancelled or failed. */
    @Override
    void close();
}
