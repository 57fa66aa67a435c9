package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.bargaining.strategy.Strategy;
import parley.coordinator.server.CoordinatorServer;
import parley.coordinator.server.Settings;
import parley.coordinator.session.Store;
import parley.coordinator.session.Strategies;
import parley.coordinator.store.DatabaseStore;
import parley.summit.strategy.BuiltInStrategy;
import parley.wire.ScenarioLibrary;

class SessionCommandTest {

    private CoordinatorServer server = start();

    private static CoordinatorServer start() {
        return start(Store.none());
    }

    private static CoordinatorServer start(Store store) {
        try {
            return CoordinatorServer.start(
                    Settings.DEFAULT.withPort(0).withTokenFolder(Parley.TOKENS),
                    new ScenarioLibrary(Parley.HOME.resolve("scenarios")),
                    new Strategies(Strategy.names(), BuiltInStrategy::named),
                    store);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void isListening() {
        assertThat(server.port()).isPositive();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Parley session(String... args) {
        var all = new ArrayList<String>();
        all.add("session");
        all.addAll(List.of(args));
        all.addAll(List.of("--server", server.target()));
        return Parley.run(all.toArray(String[]::new));
    }

    @Test
    void whoeverJoinsASessionThatIsNeverFinishedIsToldSoAndFails(@TempDir Path folder) {
        String name = session("create", "starter", "--seed", "7", "--dial-in", "CHN=wang")
                .out()
                .strip();
        Path token = folder.resolve("china.token");
        assertThat(session("token", "seat", name, "CHN", "--out", token.toString())
                        .code())
                .isZero();
        assertThat(session("cancel", name).code()).isZero();

        Parley joined = session("join", name, "--token-file", token.toString());

        assertThat(joined.code()).isEqualTo(1);
        assertThat(joined.err()).contains(name + ": over before it was finished");
        assertThat(joined.out()).isEmpty();
    }

    @Test
    void aSessionIsCreatedWatchedShownAndListed() {
        Parley created = session("create", "starter", "--open", "--seed", "7", "--strategy", "CHN=boulware");
        String name = created.out().strip();
        Parley watched = session("watch", name);
        Parley shown = session("show", name.replace("sessions/", ""));

        assertThat(name).startsWith("sessions/");
        assertThat(watched.code()).isZero();
        assertThat(watched.out())
                .contains("Round 1 of 6", "✓ SIGNED", "THE OUTLOOK: SUPPLY", name + ": FINISHED, digest ");
        assertThat(shown.out()).contains("FINISHED", "boulware, answering", "Digest");
        assertThat(session("list").out()).contains(name, "starter", "FINISHED", "month 60");
    }

    @Test
    void whatIsWatchedHasTheDigestOfARunByTheSameSeed() {
        String name =
                session("create", "starter", "--open", "--seed", "7").out().strip();
        String digest = Parley.run("run", "starter", "--seed", "7", "--in-process", "--json")
                .field("transcriptDigest");

        assertThat(session("watch", name).out()).contains(digest);
    }

    @Test
    void aClosedSessionIsOpenedByItsEnd() {
        String name = session("create", "starter", "--seed", "7").out().strip();
        Parley watched = session("watch", name);

        assertThat(watched.out()).contains("Round 1 of 6", "THE OUTLOOK: SUPPLY", name + ": FINISHED, digest ");
    }

    @Test
    void aSessionIsCancelled() {
        String name = session("create", "starter").out().strip();
        Parley cancelled = session("cancel", name);

        assertThat(cancelled.code()).isZero();
        assertThat(cancelled.out()).startsWith(name + ": ");
    }

    @Test
    void aSessionIsExportedImportedElsewhereAndDeleted(@TempDir Path folder) throws IOException {
        String name = session("create", "starter", "--seed", "7").out().strip();
        session("watch", name);
        Path file = folder.resolve("monday.jsonl");
        Parley exported = session("export", name, file.toString());
        String digest = session("show", name).out().replaceFirst("(?s).*Digest +([0-9a-f]{64}).*", "$1");

        assertThat(exported.code()).isZero();
        assertThat(exported.out()).contains("digest " + digest);
        assertThat(Parley.run("replay", file.toString(), "--check").code()).isZero();
        assertThat(session("export", name, file.toString()).err()).contains("is there already (expected: a new one)");
        assertThat(session("import", file.toString()).err()).contains("sessions are not kept (expected: ");

        server.close();
        server = start(DatabaseStore.in(folder.resolve("data")));
        String imported = session("import", file.toString()).out().strip();
        assertThat(session("show", imported).out()).contains("FINISHED", digest);

        Path copy = folder.resolve("copy.db");
        Parley backup =
                Parley.run("session", "backup", "--data", folder.resolve("data").toString(), copy.toString());
        assertThat(backup.code()).isZero();
        assertThat(copy).isNotEmptyFile();

        assertThat(session("delete", imported).out()).contains(imported + ": deleted");
        assertThat(session("show", imported).code()).isEqualTo(2);
    }

    @Test
    void withoutSessionsThereIsAHint() {
        assertThat(session("list").out()).contains("no sessions so far");
    }

    @Test
    void whatTheCoordinatorDeclinesIsSaidInOneLine() {
        Parley unknown = session("show", "nosuch");
        Parley country = session("create", "starter", "--strategy", "AUT=linear");
        Parley scenario = session("create", "startr");

        assertThat(List.of(unknown.code(), country.code(), scenario.code())).containsOnly(2);
        assertThat(unknown.err()).contains("session: sessions/nosuch (expected: ");
        assertThat(country.err()).contains("country: AUT (expected: ");
        assertThat(scenario.err()).contains("scenario: startr (expected: ");
    }

    @Test
    void aPlayerJoinsFromTheOutsideAndMakesTheSameOfIt(@TempDir Path folder) throws Exception {
        String name = session("create", "starter", "--open", "--seed", "7", "--dial-in", "CHN=wang", "--dial-in", "USA")
                .out()
                .strip();
        for (String country : List.of("CHN", "USA")) {
            session(
                    "token",
                    "seat",
                    name,
                    country,
                    "--out",
                    folder.resolve(country).toString());
        }
        var usa = CompletableFuture.supplyAsync(() ->
                session("join", name, "--token-file", folder.resolve("USA").toString()));
        Parley china =
                session("join", name, "--token-file", folder.resolve("CHN").toString());

        assertThat(china.out())
                .isEqualTo(usa.get().out())
                .contains(Parley.run("run", "starter", "--seed", "7", "--in-process", "--json")
                        .field("transcriptDigest"));
        assertThat(china.err()).contains("round 1", "round 6");
        assertThat(session("show", name).out()).contains("player wang, answering", "player player, answering");
    }

    @Test
    void aSeatIsGivenToAnotherPlayerInTheMiddle() {
        String name = session("create", "starter", "--dial-in", "CHN").out().strip();
        Parley assigned = session("assign", name, "--strategy", "CHN=conceder");

        assertThat(assigned.out()).isEqualToIgnoringNewLines("CHN: conceder");
        assertThat(session("watch", name).out()).contains(name + ": FINISHED");
        assertThat(session("assign", name, "--dial-in", "CHN").err()).contains("a summit that is on");
        assertThat(session("assign", name).code()).isEqualTo(2);
        assertThat(session("create", "starter", "--dial-in", "CHN", "--strategy", "CHN=linear")
                        .err())
                .contains("CHN twice");
    }

    @Test
    void anEventIsThrownIntoASession() {
        String name = session("create", "starter", "--dial-in", "CHN").out().strip();

        assertThat(session("inject", name, "A magnet plant closes", "--tension", "0.1")
                        .out())
                .isEqualToIgnoringNewLines(name + ": happens at the start of round 2");
        assertThat(session("inject", name, "A magnet plant closes", "--tension", "2")
                        .err())
                .contains("moved: 2.0 (expected: -1..1)");
    }

    @Test
    void theClocksOfASessionAreStoppedGetMoreTimeAndGoOn() {
        String name = session("create", "starter", "--dial-in", "CHN").out().strip();
        Parley paused = session("pause", name, "--reason", "back at ten past");
        Parley shown = session("show", name);
        Parley listed = session("list");
        Parley longer = session("extend", name, "120", "--country", "CHN");
        Parley resumed = session("resume", name);

        assertThat(paused.out()).isEqualToIgnoringNewLines(name + ": paused: back at ten past");
        assertThat(shown.out()).contains("! Clocks", "paused: back at ten past");
        assertThat(listed.out()).contains("RUNNING, paused");
        assertThat(longer.out()).isEqualToIgnoringNewLines(name + ": 120 s more for CHN");
        assertThat(resumed.out()).isEqualToIgnoringNewLines(name + ": RUNNING");
        assertThat(session("show", name).out()).doesNotContain("! Clocks");
        assertThat(session("extend", name, "0").err()).contains("SECONDS: 0 (expected: 1..86400)");
        assertThat(session("extend", name, "5", "--country", "USA").err())
                .contains("/seats/USA: no such turn (expected: a pending turn with a deadline)");
    }
}
