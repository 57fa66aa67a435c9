package parley.coordinator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.coordinator.ServedCoordinator;
import parley.coordinator.session.Assignment;
import parley.coordinator.session.Charter;
import parley.coordinator.session.DeclinedException;
import parley.coordinator.session.Kept;
import parley.coordinator.session.Lead;
import parley.coordinator.session.LeadLostException;
import parley.coordinator.session.Line;
import parley.coordinator.session.Phase;
import parley.coordinator.session.Problem;
import parley.coordinator.session.SeatStanding;
import parley.coordinator.session.SessionPlan;
import parley.coordinator.session.SessionSummary;
import parley.coordinator.session.Store;
import parley.summit.chance.Secrets;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Reply;
import parley.summit.seat.TurnKind;
import parley.summit.session.Session;
import parley.summit.transcript.Driver;
import parley.summit.transcript.Event;

/** Everything that a store promises, on a real file of SQLite and on a real PostgreSQL. */
class DatabaseStoreTest {

    private static final Scenario STARTER = ServedCoordinator.SCENARIOS.load("starter");

    @TempDir
    private Path folder;

    private String url = "";
    private final List<DatabaseStore> open = new ArrayList<>();

    @AfterEach
    void close() {
        open.forEach(DatabaseStore::close);
    }

    /** The same database again, however often. */
    private DatabaseStore store(Dialect dialect) throws IOException {
        DatabaseStore store = switch (dialect) {
            case SQLITE -> DatabaseStore.in(folder);
            case POSTGRESQL -> {
                url = url.isEmpty() ? Postgres.fresh() : url;
                yield DatabaseStore.at(url);
            }
        };
        open.add(store);
        return store;
    }

    private DatabaseStore reopened(DatabaseStore store, Dialect dialect) throws IOException {
        open.remove(store);
        store.close();
        return store(dialect);
    }

    private static Charter charter(String name, String requestId) {
        var plan = SessionPlan.open("starter", 7, Map.of("CHN", new Assignment.Agent("127.0.0.1:7101")));
        return new Charter(
                "sessions/" + name,
                requestId,
                plan,
                STARTER,
                7,
                8,
                Secrets.open(STARTER.seats()),
                Instant.parse("2025-10-24T12:00:00.123456789Z"));
    }

    private static Line answered(int turn) {
        return new Line.Answered(
                turn,
                new Event.TurnEnded(
                        "CHN",
                        TurnKind.MEASURES,
                        Reply.Move.measures(Map.of("CHN>ALL", 1)),
                        new Driver(Driver.Kind.DIALLED_AGENT, "127.0.0.1:7101")));
    }

    private static Line happened() {
        return new Line.Happened(
                1, Session.open(STARTER, 7, Secrets.open(STARTER.seats())).entries());
    }

    private static final Line SILENT = new Line.Answered(
            2,
            new Event.TurnEnded(
                    "USA",
                    TurnKind.FIRST_TABLES,
                    new Reply.NoReply(Reply.Reason.DEADLINE, "no answer within 2 s"),
                    Driver.UNKNOWN));

    private static final Line END = new Line.Ended(new Phase.Finished("0".repeat(64)));

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenIsReadAgainAsItWas(Dialect dialect) throws IOException {
        DatabaseStore store = store(dialect);
        Lead lead = store.open(charter("7", "r1")).orElseThrow();
        List<Line> lines = List.of(happened(), answered(1), SILENT, END);
        lines.forEach(line -> lead.log().append(line).join());

        DatabaseStore again = reopened(store, dialect);
        Kept kept = again.named("sessions/7").orElseThrow();

        assertThat(kept).isEqualTo(new Kept(1, charter("7", "r1"))).isEqualTo(lead.session());
        assertThat(again.lines(kept, 0)).isEqualTo(lines);
        assertThat(again.lines(kept, 2)).isEqualTo(lines.subList(2, 4));
        assertThat(again.requested("r1")).contains(kept);
        assertThat(again.requested("r2")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void oneRequestCreatesOneSession(Dialect dialect) throws IOException {
        DatabaseStore store = store(dialect);

        assertThat(store.open(charter("7", "r1"))).isPresent();
        assertThat(store.open(charter("8", "r1"))).isEmpty();
        assertThat(store.open(charter("8", ""))).isPresent();
        assertThat(store.open(charter("9", ""))).isPresent();
        assertThat(store.before(Long.MAX_VALUE, 10))
                .extracting(listed -> listed.session().name())
                .containsExactly("sessions/9", "sessions/8", "sessions/7");
        assertThat(store.before(store.named("sessions/9").orElseThrow().order(), 1))
                .extracting(listed -> listed.session().name())
                .containsExactly("sessions/8");
    }

    @ParameterizedTest
    @EnumSource
    void aSessionIsListedAtAGlanceOnceThatIsKept(Dialect dialect) throws IOException {
        DatabaseStore store = store(dialect);
        Kept kept = store.open(charter("7", "")).orElseThrow().session();
        assertThat(store.before(Long.MAX_VALUE, 10)).containsExactly(new Store.Listed(kept, Optional.empty()));

        SessionSummary summary = SessionSummary.of(
                kept,
                new Phase.Failed("no more"),
                4,
                2,
                List.of(
                        new SeatStanding(
                                "CHN",
                                new Driver(Driver.Kind.DIALLED_AGENT, "127.0.0.1:7101"),
                                SeatStanding.Health.SILENT,
                                Optional.of(new Reply.NoReply(Reply.Reason.DEADLINE, "no answer within 2 s")),
                                3),
                        new SeatStanding("USA", Driver.UNKNOWN, SeatStanding.Health.NOT_ASKED, Optional.empty(), 0)),
                90);
        store.keep(kept, summary);

        assertThat(reopened(store, dialect).before(Long.MAX_VALUE, 10))
                .containsExactly(new Store.Listed(kept, Optional.of(summary)));
    }

    @ParameterizedTest
    @EnumSource
    void whoeverTakesTheLeadGoesOnBehindTheLastLineAndNobodyElseCanWrite(Dialect dialect) throws IOException {
        DatabaseStore store = store(dialect);
        Lead late = store.open(charter("7", "")).orElseThrow();
        late.log().append(happened()).join();

        Lead lead = store.lead("sessions/7").orElseThrow();

        assertThat(lead.lines()).containsExactly(happened());
        CompletableFuture<Void> refused = late.log().append(answered(1));
        assertThatThrownBy(refused::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(LeadLostException.class);
        lead.log().append(SILENT).join();
        assertThat(store.lines(lead.session(), 0)).containsExactly(happened(), SILENT);
    }

    @Test
    void aLeadThatIsGivenUpAnotherCoordinatorHasAtOnce() throws IOException {
        DatabaseStore store = store(Dialect.POSTGRESQL);
        DatabaseStore other = store(Dialect.POSTGRESQL);
        store.renew();
        Lead given = store.open(charter("7", "")).orElseThrow();
        assertThat(other.lead("sessions/7")).isEmpty();
        assertThat(store.held(List.of(1L, 2L))).containsExactly(1L);

        store.release(given.session());

        assertThat(other.lead("sessions/7")).isPresent();
        assertThat(store.held(List.of(1L, 2L))).isEmpty();
        assertThatThrownBy(() -> given.log().append(answered(1)).join()).hasCauseInstanceOf(LeadLostException.class);
    }

    @ParameterizedTest
    @EnumSource
    void aScenarioGoesWithTheLastSessionThatPlaysIt(Dialect dialect) throws IOException {
        DatabaseStore store = store(dialect);
        for (String name : List.of("7", "8")) {
            store.open(charter(name, "")).orElseThrow().log().append(END).join();
        }

        store.delete(store.named("sessions/7").orElseThrow());
        assertThat(scenarios(dialect)).isEqualTo(1);
        store.delete(store.named("sessions/8").orElseThrow());
        assertThat(scenarios(dialect)).isZero();
        assertThat(store.open(charter("9", ""))).isPresent();
        assertThat(scenarios(dialect)).isEqualTo(1);
    }

    private int scenarios(Dialect dialect) {
        return Jdbi.create(dialect == Dialect.SQLITE ? "jdbc:sqlite:" + folder.resolve(Database.FILE) : url)
                .withHandle(handle -> handle.createQuery("SELECT count(*) FROM scenario")
                        .mapTo(Integer.class)
                        .one());
    }

    @Test
    void whatIsDeletedWhileSomebodyReadsIsOverwrittenOnceTheyHaveFinished() throws Exception {
        DatabaseStore store = store(Dialect.SQLITE);
        store.open(charter("7", "")).orElseThrow().log().append(END).join();
        Path log = folder.resolve(Database.FILE + "-wal");
        try (Connection reader = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(Database.FILE))) {
            reader.setAutoCommit(false);
            try (Statement statement = reader.createStatement();
                    var rows = statement.executeQuery("SELECT number FROM session")) {
                assertThat(rows.next()).isTrue();
                store.delete(store.named("sessions/7").orElseThrow());
                assertThat(Files.size(log)).isPositive();
            }
            reader.rollback();
        }

        store.renew();

        assertThat(Files.size(log)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhatIsNotOverHasToGoOn(Dialect dialect) throws IOException {
        DatabaseStore store = store(dialect);
        assertThat(store.open(charter("7", ""))).isPresent();
        Lead over = store.open(charter("8", "")).orElseThrow();
        over.log().append(END).join();

        DatabaseStore next = reopened(store, dialect);

        assertThat(next.unled()).containsExactly("sessions/7");
        assertThat(next.lead("sessions/8")).isEmpty();
        assertThat(next.lead("sessions/7")).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void aLineAfterTheEndDoesNotOpenASessionAgain(Dialect dialect) throws IOException {
        DatabaseStore store = store(dialect);
        Lead over = store.open(charter("8", "")).orElseThrow();
        over.log().append(END).join();
        over.log().append(answered(1)).join();

        assertThat(reopened(store, dialect).unled()).isEmpty();
    }

    @Test
    void aBackupThatFailsLeavesNoFileInTheWayOfTheNext() throws IOException {
        Files.writeString(
                folder.resolve(Database.FILE), "this is no database, and longer than the head of one would be");
        Path copy = folder.resolve("copy.db");

        assertThatThrownBy(() -> Database.backUp(folder, copy)).hasMessageContaining("cannot be copied: ");
        assertThat(copy).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource
    void manySessionsWriteAtOnceAndEachLineIsThereOnceAndInOrder(Dialect dialect) throws IOException {
        DatabaseStore store = store(dialect);
        List<Lead> leads = LongStream.range(0, 20)
                .mapToObj(i -> store.open(charter("s" + i, "")).orElseThrow())
                .toList();
        var writing = new ArrayList<CompletableFuture<Void>>();
        for (int turn = 1; turn <= 50; turn++) {
            for (Lead lead : leads) {
                writing.add(lead.log().append(answered(turn)));
            }
        }
        writing.forEach(CompletableFuture::join);

        assertThat(leads)
                .allSatisfy(lead -> assertThat(store.lines(lead.session(), 0))
                        .extracting(line -> ((Line.Answered) line).turn())
                        .isEqualTo(LongStream.rangeClosed(1, 50)
                                .mapToObj(i -> (int) i)
                                .toList()));
    }

    @ParameterizedTest
    @EnumSource
    void tablesOfANewerParleyAreRefused(Dialect dialect) throws IOException {
        DatabaseStore store = store(dialect);
        open.remove(store);
        store.close();
        Jdbi.create(dialect == Dialect.SQLITE ? "jdbc:sqlite:" + folder.resolve(Database.FILE) : url)
                .useHandle(handle -> handle.execute("INSERT INTO \"flyway_schema_history\" (\"installed_rank\","
                        + " \"version\", \"description\", \"type\", \"script\", \"checksum\", \"installed_by\","
                        + " \"execution_time\", \"success\") VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'x', 1, "
                        + (dialect == Dialect.SQLITE ? "1" : "true") + ")"));

        assertThatThrownBy(() -> store(dialect))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "database: its tables have version 99 (expected: at most 3; a newer Parley has made them, and only"
                                + " that can use them)");
    }

    @Test
    void aBackupThatIsMadeWhileOthersWriteHoldsWholeSessionsAsTheyWere() throws IOException {
        DatabaseStore store = store(Dialect.SQLITE);
        Lead lead = store.open(charter("7", "")).orElseThrow();
        lead.log().append(answered(1)).join();
        var writing = new ArrayList<CompletableFuture<Void>>();
        for (int turn = 2; turn <= 500; turn++) {
            writing.add(lead.log().append(answered(turn)));
        }

        Path copies = Files.createDirectory(folder.resolve("copies"));
        Path copy = copies.resolve(Database.FILE);
        DatabaseStore.backUp(folder, copy);
        writing.forEach(CompletableFuture::join);

        try (DatabaseStore restored = DatabaseStore.in(copies)) {
            List<Line> lines = restored.lines(restored.named("sessions/7").orElseThrow(), 0);
            assertThat(lines).isNotEmpty();
            assertThat(store.lines(lead.session(), 0).subList(0, lines.size())).isEqualTo(lines);
            assertThat(restored.lead("sessions/7")).isPresent();
        }
        assertThatThrownBy(() -> DatabaseStore.backUp(folder, copy))
                .isInstanceOf(IOException.class)
                .hasMessage("file: " + copy + " is there already (expected: a new one)");
    }

    @Test
    void whileTheDatabaseIsGoneSessionsWaitAndThenGoOn() throws Exception {
        EmbeddedPostgres server = postgres(0);
        try (DatabaseStore store = DatabaseStore.at(server.getJdbcUrl("postgres", "postgres"))) {
            Lead lead = store.open(charter("7", "")).orElseThrow();
            lead.log().append(happened()).join();
            server.close();

            CompletableFuture<Void> waiting = lead.log().append(answered(1));
            assertThatThrownBy(() -> store.named("sessions/7"))
                    .isInstanceOfSatisfying(
                            DeclinedException.class,
                            e -> assertThat(e.problem()).isInstanceOf(Problem.StoreUnavailable.class));
            assertThat(waiting).isNotDone();

            server = postgres(server.getPort());
            waiting.get(60, TimeUnit.SECONDS);
            assertThat(store.lines(lead.session(), 0)).containsExactly(happened(), answered(1));
        } finally {
            server.close();
        }
    }

    private EmbeddedPostgres postgres(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(folder.resolve("postgres"))
                .setCleanDataDirectory(false)
                .start();
    }

    @Test
    void twoCoordinatorsCannotShareAFolder() throws IOException {
        store(Dialect.SQLITE);

        assertThatThrownBy(() -> store(Dialect.SQLITE))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "data: " + folder + " is used by another coordinator (expected: a folder for each of them)");
    }

    @Test
    void theFileIsForItsOwnerAlone() throws IOException {
        assertThat(store(Dialect.SQLITE).open(charter("7", ""))).isPresent();

        try (var files = Files.list(folder)) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith(Database.FILE)))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void aPostgresThatIsNotThereIsOneClearLine() {
        assertThatThrownBy(() -> DatabaseStore.at("jdbc:postgresql://127.0.0.1:1/parley?user=parley&password=secret"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("database: cannot be opened: ")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> DatabaseStore.at("jdbc:mysql://127.0.0.1/parley"))
                .isInstanceOf(IOException.class)
                .hasMessage("database: it begins with jdbc:mysql://127 (expected: jdbc:postgresql://HOST/NAME)");
    }

    @Test
    void whatIsNotThereIsDeclined() throws IOException {
        DatabaseStore store = store(Dialect.SQLITE);

        assertThat(store.named("sessions/7")).isEmpty();
        assertThatThrownBy(() -> store.lines(new Kept(7, charter("7", "")), 0))
                .isInstanceOfSatisfying(
                        DeclinedException.class,
                        e -> assertThat(e.problem()).isEqualTo(new Problem.UnknownSession("sessions/7")));
    }
}
