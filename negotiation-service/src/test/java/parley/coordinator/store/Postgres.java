package parley.coordinator.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;

/** A real PostgreSQL that the tests start for themselves, once; every test gets a database of its own. */
final class Postgres {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private Postgres() {}

    /** Started when it is first needed; ends with the tests' process. */
    private static final class Running {
        private static final EmbeddedPostgres SERVER = started();

        private static EmbeddedPostgres started() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** URL of a database that is empty. */
    static String fresh() {
        String name = "parley" + DATABASES.incrementAndGet();
        Jdbi.create(Running.SERVER.getPostgresDatabase())
                .useHandle(handle -> handle.execute("CREATE DATABASE " + name));
        return Running.SERVER.getJdbcUrl("postgres", name);
    }
}
