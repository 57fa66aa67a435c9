package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.agent.CountryAgentServer;
import parley.agent.Settings;
import parley.proto.report.v1.RunReport;
import parley.proto.report.v1.TableReport;
import parley.proto.seat.v1.Move;
import parley.proto.seat.v1.TableMove;
import parley.proto.seat.v1.TableView;
import parley.proto.seat.v1.View;
import parley.proto.seat.v1.Walk;
import parley.summit.strategy.BuiltInStrategy;
import parley.summit.strategy.DefaultStrategy;
import parley.wire.DecisionServer;

class RunCommandTest {

    private static RunReport report(Parley run) throws InvalidProtocolBufferException {
        var report = RunReport.newBuilder();
        JsonFormat.parser().merge(run.out(), report);
        return report.build();
    }

    private static RunReport played(String... options) throws InvalidProtocolBufferException {
        var args = new java.util.ArrayList<>(List.of("run", "starter", "--seed", "7", "--json"));
        args.addAll(List.of(options));
        return report(Parley.run(args.toArray(String[]::new)));
    }

    private static RunReport playedBy(DecisionServer china, DecisionServer usa, DecisionServer malaysia)
            throws InvalidProtocolBufferException {
        return played(
                "--agent",
                "CHN=" + china.target(),
                "--agent",
                "USA=" + usa.target(),
                "--agent",
                "MYS=" + malaysia.target());
    }

    private static DecisionServer agent(String strategy, String... countries) throws IOException {
        return CountryAgentServer.start(new Settings(List.of(countries), strategy, 0), BuiltInStrategy.named(strategy));
    }

    @Test
    void theParametersMayHaveASeedOfTheirOwn(@TempDir Path folder) throws IOException {
        RunReport apart = played("--parameter-seed", "8", "--out", folder.toString());
        RunReport inProcess = played("--parameter-seed", "8", "--in-process");
        Parley check = Parley.run("replay", folder.resolve("transcript.jsonl").toString(), "--check");

        assertThat(apart.getParameterSeed()).isEqualTo(8);
        assertThat(inProcess.getTranscriptDigest()).isEqualTo(apart.getTranscriptDigest());
        assertThat(played("--in-process").getTranscriptDigest()).isNotEqualTo(apart.getTranscriptDigest());
        assertThat(check.code()).isZero();
        assertThat(Files.readString(folder.resolve("report.html"))).contains("--seed 7 --parameter-seed 8");
    }

    @Test
    void onAnOpenFloorTheNetworkChangesNothingEither(@TempDir Path folder) throws IOException {
        RunReport grpc = played("--open-floor", "--out", folder.toString());
        Parley check = Parley.run("replay", folder.resolve("transcript.jsonl").toString(), "--check");

        assertThat(played("--open-floor", "--in-process").getTranscriptDigest())
                .isEqualTo(grpc.getTranscriptDigest())
                .isNotEqualTo(played("--in-process").getTranscriptDigest());
        assertThat(check.code()).isZero();
        assertThat(Files.readString(folder.resolve("report.html"))).contains("--seed 7 --open-floor");
    }

    @Test
    void overGrpcInProcessAndWithSeparateAgentsTheDigestIsTheSame() throws IOException {
        RunReport grpc = played();
        RunReport inProcess = played("--in-process");
        try (var china = agent("boulware", "CHN");
                var usa = agent("boulware", "USA");
                var malaysia = agent("linear", "MYS")) {
            RunReport separate = playedBy(china, usa, malaysia);

            assertThat(List.of(grpc.getTransport(), inProcess.getTransport())).containsExactly("GRPC", "IN_PROCESS");
            assertThat(List.of(inProcess.getTranscriptDigest(), separate.getTranscriptDigest()))
                    .containsOnly(grpc.getTranscriptDigest());
            assertThat(grpc.getTranscriptDigest()).hasSize(64);
            assertThat(separate.getSeats(1).getDriver()).isEqualTo("agent " + usa.target());
        }
    }

    @Test
    void agentsWithoutAStrategyPlayWhatTheScenarioGivesTheirCountry() throws IOException {
        String inProcess = played("--in-process").getTranscriptDigest();
        try (var china = defaultAgent("CHN");
                var usa = defaultAgent("USA");
                var malaysia = defaultAgent("MYS")) {
            RunReport separate = playedBy(china, usa, malaysia);

            assertThat(separate.getTranscriptDigest()).isEqualTo(inProcess);
            assertThat(played("--in-process", "--strategy", "MYS=boulware").getTranscriptDigest())
                    .isNotEqualTo(inProcess);
        }
    }

    private static DecisionServer defaultAgent(String country) throws IOException {
        return CountryAgentServer.start(new Settings(List.of(country), "scenario default", 0), new DefaultStrategy());
    }

    @Test
    void theNetworkChangesNothingForTwentySeeds() {
        for (int seed = 1; seed <= 20; seed++) {
            Parley network = Parley.run("run", "starter", "--seed", String.valueOf(seed), "--json");
            Parley process = Parley.run("run", "starter", "--seed", String.valueOf(seed), "--json", "--in-process");

            assertThat(network.field("transcriptDigest"))
                    .as("seed " + seed)
                    .hasSize(64)
                    .isEqualTo(process.field("transcriptDigest"));
        }
    }

    @Test
    void anAgentThatAlwaysWalksChangesTheOutcome() throws IOException {
        try (TestAgent walker = TestAgent.of(RunCommandTest::walk)) {
            TableReport usual = played("--in-process").getDeals(0);
            TableReport walked = played("--agent", "CHN=" + walker.address()).getDeals(0);

            assertThat(usual.getSigned()).isTrue();
            assertThat(walked.getSigned()).isFalse();
            assertThat(walked.getClosed()).isEqualTo("CHN walked away in round 1");
            assertThat(walked.getReservationValuesMap()).isEqualTo(Map.of("USA", 0.0, "CHN", 0.0));
        }
    }

    private static Move walk(View view) {
        var move = Move.newBuilder();
        view.getTablesList().stream()
                .filter(TableView::getToMove)
                .forEach(table -> move.addTables(TableMove.newBuilder()
                        .setTable(table.getTable().getId())
                        .setWalk(Walk.getDefaultInstance())));
        return move.build();
    }

    @Test
    void anAgentThatKnowsNothingButItsViewStrikesDealsAboveItsReservationValue() throws IOException {
        int struck = 0;
        try (TestAgent greedy = TestAgent.of(new GreedyAgent())) {
            for (int seed = 1; seed <= 5; seed++) {
                RunReport report = report(Parley.run(
                        "run", "starter", "--seed", "" + seed, "--json", "--agent", "USA=" + greedy.address()));
                assertThat(report.getSeats(1).getProblemsList()).isEmpty();
                for (TableReport deal : report.getDealsList()) {
                    if (deal.getSigned()) {
                        struck++;
                        assertThat(deal.getUtilitiesOrThrow("USA"))
                                .as(seed + " " + deal.getTable())
                                .isPositive();
                    }
                }
            }
        }
        assertThat(struck).isGreaterThanOrEqualTo(5);
    }

    @Test
    void theMovesOfAnAgentThatNobodyKnowsAreOnThePageToo(@TempDir Path folder) throws IOException {
        try (TestAgent greedy = TestAgent.of(new GreedyAgent())) {
            Parley run = Parley.run(
                    "run", "starter", "--seed", "7", "--out", folder.toString(), "--agent", "USA=" + greedy.address());

            assertThat(run.code()).isZero();
            assertThat(Files.readString(folder.resolve("report.html")))
                    .contains("Why they moved as they did", "by what rule it chose is not known.")
                    .contains("That depends on the player&#39;s own rule, which nobody knows.");
        }
    }

    @Test
    void aRunThatKeepsNothingExplainsNothing(@TempDir Path folder) {
        Parley told = Parley.run("run", "starter", "--seed", "7", "--in-process");
        Parley kept = Parley.run("run", "starter", "--seed", "7", "--in-process", "--out", folder.toString());

        assertThat(told.err()).doesNotContain("explained");
        assertThat(kept.err()).contains("decisive moves explained");
    }

    @Test
    void theReportHoldsWhatBecameOfEverything() throws IOException {
        RunReport report = played("--in-process");

        assertThat(report.getCountriesList()).containsExactly("CHN", "USA", "MYS", "AUS");
        assertThat(report.getDealsList())
                .extracting(TableReport::getTable)
                .containsExactly("USA-CHN", "USA-MYS", "USA-AUS");
        assertThat(report.getDeals(0).getStatusByMonthMap()).containsOnlyKeys(0, 12, 24, 36, 60);
        assertThat(report.getDeals(0).getTermsMap()).containsOnlyKeys("lic", "hun", "buy", "dur");
        assertThat(report.getOutlookList())
                .hasSize(5)
                .allSatisfy(country -> assertThat(country.getMonthsList())
                        .hasSize(5)
                        .allSatisfy(month -> assertThat(month.getWelfareUsdBn()).isEqualTo(0 - month.getLossUsdBn())));
        assertThat(report.getEscalation().getLevelByMonthMap()).containsOnlyKeys(0, 12, 24, 36, 60);
        assertThat(report.getMeasuresList())
                .isNotEmpty()
                .allSatisfy(measure -> assertThat(measure.getLevelTitle()).isNotEmpty());
    }

    @Test
    void jsonIsAllThatGoesToTheStandardOutput() {
        Parley run = Parley.run("run", "starter", "--seed", "7", "--json");

        assertThat(run.out()).startsWith("{").endsWith("}" + System.lineSeparator());
        assertThat(run.out()).contains("\"stallCause\": \"\"", "\"truce\": \"\"");
        assertThat(run.err()).contains("round 1 of 6", "round 6 of 6");
    }

    @Test
    void theStorySaysWhoSignedWhatAndWhyAndWhatCameOfIt() {
        Parley run = Parley.run("run", "starter", "--seed", "7", "--in-process");

        assertThat(run.code()).isZero();
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("Round 1 of 6 · Friday, 24 October 2025")
                .containsPattern(
                        "✓ SIGNED USA-AUS: (the United States|Australia) accepts what (the United States|Australia) offered\\.")
                .containsPattern(
                        "Australia gains 0\\.\\d\\d billion dollars over no deal \\(US\\$ bn: material, money and technology ")
                .contains("✗ NO DEAL USA-MYS: time has run out.")
                .contains("Malaysia would have gained")
                .contains("stalled because of money or capacity in March 2027 (month 17)")
                .contains("Dependence on China", "Shortage", "Welfare, US$ bn since the summit")
                .contains("./parley run starter --seed 7");
        assertThat(run.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }

    @Test
    void aNarrowTerminalIsNeverTooNarrow() {
        var narrow = new parley.cli.console.Settings(Parley.HOME, false, 80, false, Parley.TOKENS);
        Parley run = Parley.with(narrow, "run", "starter", "--seed", "7", "--in-process");

        assertThat(run.code()).isZero();
        assertThat(run.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    @Test
    void theCommandToPlayAgainHoldsWhatWasGiven() {
        Parley run = Parley.run(
                "run", "starter", "--seed", "7", "--parameter-seed", "7", "--patience", "2.50", "--in-process");

        assertThat(run.out()).contains("Again   ./parley run starter --seed 7 --parameter-seed 7 --patience 2.5\n");
        assertThat(Parley.run("run", "starter", "--in-process").out())
                .contains("Again   ./parley run starter --seed 1\n");
    }

    @Test
    void theWidthIsThatOfTheTerminalWithinReason() {
        assertThat(List.of(width("80"), width("40"), width("300"), width("wide"), width("")))
                .containsExactly(80, 72, 100, 92, 92);
    }

    private static int width(String columns) {
        return parley.cli.console.Settings.from(Map.of("COLUMNS", columns), new java.util.Properties())
                .columns();
    }

    @Test
    void theScenarioIsTheFullestAndTheSeedOneUnlessSaid() throws InvalidProtocolBufferException {
        RunReport report = report(Parley.run("run", "--in-process", "--json"));

        assertThat(report.getScenario()).isEqualTo("gyeongju-2025");
        assertThat(report.getSeed()).isEqualTo(1);
    }

    @Test
    void aScenarioIsPlayedFromAFolderAnywhere(@TempDir Path folder) throws IOException {
        Path starter = Parley.HOME.resolve("scenarios").resolve("starter");
        Path copy = Files.createDirectory(folder.resolve("my-copy"));
        for (String file : List.of("scenario.yaml", "figures.csv", "flows.csv")) {
            Files.copy(starter.resolve(file), copy.resolve(file));
        }
        Parley network = Parley.run("run", copy.toString(), "--seed", "7");
        Parley shown = Parley.run("scenario", "show", copy.toString());

        assertThat(network.code()).isZero();
        assertThat(network.out())
                .contains(
                        "Digest  " + played("--in-process").getTranscriptDigest(),
                        "Again   ./parley run " + copy + " --seed 7");
        assertThat(shown.out()).contains("MARKETS", "NdPr_MAKE");
    }

    @Test
    void aStrategyThatIsNamedPlays() throws IOException {
        RunReport report = played("--in-process", "--strategy", "CHN=hardheaded");

        assertThat(report.getSeats(0).getDriver()).isEqualTo("hardheaded");
        assertThat(report.getDeals(0).getSigned()).isFalse();
        assertThat(played("--strategy", "CHN=hardheaded").getTranscriptDigest())
                .isEqualTo(report.getTranscriptDigest());
    }

    @Test
    void whatIsKeptIsATranscriptThatReplaysAReportAndAPage(@TempDir Path folder) throws IOException {
        Parley run = Parley.run("run", "starter", "--seed", "7", "--in-process", "--json", "--out", folder.toString());

        assertThat(Files.readString(folder.resolve("report.json")).strip())
                .isEqualTo(run.out().strip());
        Parley check = Parley.run("replay", folder.resolve("transcript.jsonl").toString(), "--check");
        assertThat(check.code()).isZero();
        assertThat(check.out()).contains("same", run.field("transcriptDigest"));
        assertThat(folder.resolve("report.html")).exists();
    }
}
