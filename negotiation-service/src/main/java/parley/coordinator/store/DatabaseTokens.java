package parley.coordinator.store;

import java.time.Instant;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import parley.coordinator.session.TokenStore;

/** What makes tokens valid, beside the sessions: every coordinator on the same database knows the same. */
final class DatabaseTokens implements TokenStore {

    private final Database database;

    DatabaseTokens(Database database) {
        this.database = database;
    }

    @Override
    public String keys(String fresh) {
        return database.inTransaction(handle -> {
            handle.createUpdate("INSERT INTO token_keys (id, body) VALUES (1, :body) ON CONFLICT DO NOTHING")
                    .bind("body", fresh)
                    .execute();
            return handle.createQuery("SELECT body FROM token_keys WHERE id = 1")
                    .mapTo(String.class)
                    .one();
        });
    }

    @Override
    public void revoke(String id, Instant until, Instant now) {
        var unused = database.inTransaction(handle -> forgotten(handle, now)
                + handle.createUpdate("INSERT INTO revoked_token (id, until) VALUES (:id, :until)"
                                + " ON CONFLICT (id) DO UPDATE SET until = :until")
                        .bind("id", id)
                        .bind("until", until.toEpochMilli())
                        .execute());
    }

    private static int forgotten(Handle handle, Instant now) {
        return handle.createUpdate("DELETE FROM revoked_token WHERE until < :now")
                .bind("now", now.toEpochMilli())
                .execute();
    }

    @Override
    public Set<String> revoked() {
        return database.with(handle -> handle.createQuery("SELECT id FROM revoked_token")
                .mapTo(String.class)
                .set());
    }
}
