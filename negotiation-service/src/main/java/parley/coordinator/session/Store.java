package parley.coordinator.session;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps the logs of sessions beyond the coordinator's process, and says who leads which. Where it cannot be reached it throws a
 * {@link DeclinedException} with {@link Problem.StoreUnavailable}; only a {@link SessionLog} waits instead.
 */
public interface Store extends AutoCloseable {

    /** Keeps nothing: sessions are remembered by the coordinator that plays them, and end with its process. */
    static Store none() {
        return new Store() {
            private final AtomicLong orders = new AtomicLong();

            @Override
            public boolean keeps() {
                return false;
            }

            @Override
            public Optional<Lead> open(Charter charter) {
                return Optional.of(new Lead(
                        new Kept(orders.incrementAndGet(), charter),
                        List.of(),
                        line -> CompletableFuture.completedFuture(null)));
            }

            @Override
            public Optional<Kept> add(Charter charter, List<Line> lines) {
                throw new DeclinedException(new Problem.NothingKept());
            }

            @Override
            public void delete(Kept session) {}

            @Override
            public void askToCancel(Kept session) {}

            @Override
            public List<String> toCancel() {
                return List.of();
            }

            @Override
            public Optional<Kept> named(String name) {
                return Optional.empty();
            }

            @Override
            public Optional<Kept> requested(String requestId) {
                return Optional.empty();
            }

            @Override
            public List<Listed> before(long order, int most) {
                return List.of();
            }

            @Override
            public void keep(Kept session, SessionSummary summary) {}

            @Override
            public List<Line> lines(Kept session, long after) {
                return List.of();
            }

            @Override
            public void renew() {}

            @Override
            public Optional<Duration> lease() {
                return Optional.empty();
            }

            @Override
            public Set<Long> held(Collection<Long> orders) {
                return Set.copyOf(orders);
            }

            @Override
            public void release(Kept session) {}

            @Override
            public List<String> unled() {
                return List.of();
            }

            @Override
            public Optional<Lead> lead(String name) {
                return Optional.empty();
            }

            @Override
            public TokenStore tokens() {
                return TokenStore.none();
            }

            @Override
            public void close() {}
        };
    }

    /** Whether sessions outlive the process. */
    boolean keeps();

    /** Keeps a new session, which this coordinator leads; empty if another one with its name or request id is there already. */
    Optional<Lead> open(Charter charter);

    /** Keeps a session that was played elsewhere, to its end; empty if another one with its name or request id is there already. */
    Optional<Kept> add(Charter charter, List<Line> lines);

    /** Deletes all that is kept of a session that is over; declined if it is not. */
    void delete(Kept session);

    /** Lets whoever leads a session know that it is to be cancelled. */
    void askToCancel(Kept session);

    /** Names of the sessions that this coordinator leads and that somebody else was asked to cancel. */
    List<String> toCancel();

    /** The session with this name. */
    Optional<Kept> named(String name);

    /** The session that this request created. */
    Optional<Kept> requested(String requestId);

    /** Sessions with an {@link Kept#order} below this one, newest first. */
    List<Listed> before(long order, int most);

    /** A session in a list, at a glance where that is kept. */
    record Listed(Kept session, Optional<SessionSummary> summary) {}

    /** Keeps a session that is over at a glance, unless that cannot be written now. */
    void keep(Kept session, SessionSummary summary);

    /** The lines of a session's log after the first {@code after}, as far as they are written; declined if it was deleted. */
    List<Line> lines(Kept session, long after);

    /** This coordinator is alive, and goes on to lead what it leads. To be said more often than leases last. */
    void renew();

    /** How long nobody else takes the lead of anything after this coordinator has said that it is alive; empty where nobody else can. */
    Optional<Duration> lease();

    /** Which of these sessions are still kept, and are over or led by this coordinator. */
    Set<Long> held(Collection<Long> orders);

    /** Gives up the lead of one session, which somebody else may take at once. */
    void release(Kept session);

    /** Names of the sessions that are not over and are led by nobody else who is alive, oldest first. */
    List<String> unled();

    /** Takes the lead of a session that is not over, unless somebody else who is alive has it. Nobody who led it before can write. */
    Optional<Lead> lead(String name);

    /** Where tokens are kept. */
    TokenStore tokens();

    /** Gives up the lead of everything, so that others need not wait for it to run out. */
    @Override
    void close();
}
