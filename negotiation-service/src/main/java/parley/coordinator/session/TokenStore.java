package parley.coordinator.session;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps what makes tokens valid as long as the sessions are kept. Where it cannot be reached it throws as a {@link Store} does. */
public interface TokenStore {

    /** Keeps nothing: tokens end with the coordinator's process. */
    static TokenStore none() {
        return new TokenStore() {
            private final Map<String, Instant> revoked = new ConcurrentHashMap<>();

            @Override
            public String keys(String fresh) {
                return fresh;
            }

            @Override
            public void revoke(String id, Instant until, Instant now) {
                revoked.values().removeIf(now::isAfter);
                revoked.put(id, until);
            }

            @Override
            public Set<String> revoked() {
                return Set.copyOf(revoked.keySet());
            }
        };
    }

    /** The keys that tokens are signed with; these where there were none so far. */
    String keys(String fresh);

    /** Remembers until then that the token with this id is not valid, and forgets those whose time was over before now. */
    void revoke(String id, Instant until, Instant now);

    /** Ids of the tokens that were revoked. */
    Set<String> revoked();
}
