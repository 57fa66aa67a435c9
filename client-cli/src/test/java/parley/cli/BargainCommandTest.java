package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BargainCommandTest {

    private static final String FLAT = "../docs/bargaining/domains/flat-share/";
    private static final String HARBOUR = "../docs/bargaining/domains/harbour/";

    @TempDir
    private Path folder = Path.of(".");

    private static Parley bargain(String command, String... files) {
        List<String> words = List.of(command.split(" "));
        return Parley.run(Stream.of(
                        Stream.of("bargain", words.get(0)),
                        Stream.of(files),
                        words.stream().skip(1))
                .flatMap(s -> s)
                .toArray(String[]::new));
    }

    private static Parley flat(String command) {
        return bargain(command, FLAT + "domain.yaml", FLAT + "ana.yaml", FLAT + "ben.yaml");
    }

    private static JsonNode json(Parley run) throws Exception {
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        return new ObjectMapper().readTree(run.out());
    }

    @Test
    void anAnalysisHasTheFrontierAndEveryBestPoint() throws Exception {
        JsonNode analysis = json(flat("analyse --json --reservation 0"));
        assertThat(analysis.path("outcomes").asInt()).isEqualTo(729);
        assertThat(analysis.path("normalisation").asText()).isEqualTo("RANGE");
        assertThat(analysis.path("pareto").size()).isGreaterThan(5);
        for (String field : List.of("nash", "kalai", "kalaiSmorodinsky", "maxWelfare")) {
            JsonNode point = analysis.path(field).path(0);
            assertThat(point.path("outcome").size()).as(field).isEqualTo(5);
            assertThat(analysis.path("pareto")).as(field).contains(point);
        }
        assertThat(analysis.path("opposition").asDouble()).isBetween(0.1, 1.0);
    }

    @Test
    void bothFormatsOfADomainGiveTheSame() {
        assertThat(bargain("analyse --json", FLAT + "domain.xml", FLAT + "ana.yaml", FLAT + "ben.xml")
                        .out())
                .isEqualTo(flat("analyse --json").out());
    }

    @Test
    void aReservationValueOfAFileCountsAsItStandsUnlessItIsReplaced() throws Exception {
        JsonNode files = json(flat("analyse --json")).path("pareto");
        JsonNode none = json(flat("analyse --json --reservation 0")).path("pareto");
        assertThat(files.size()).isLessThan(none.size());
        assertThat(files).allSatisfy(point -> {
            assertThat(point.path("utilities").path(0).asDouble()).isGreaterThanOrEqualTo(0.35);
            assertThat(point.path("utilities").path(1).asDouble()).isGreaterThanOrEqualTo(0.3);
        });
    }

    @Test
    void whereNobodyCanGainThereIsNoFrontier() throws Exception {
        JsonNode analysis = json(flat("analyse --json --reservation 1"));
        assertThat(analysis.path("pareto")).isEmpty();
        assertThat(analysis.path("opposition").isNull()).isTrue();
        assertThat(flat("analyse --reservation 1").out()).contains("No outcome is at least as good for everybody");
    }

    @Test
    void aRunSaysHowItEndedAndHowGoodThatIs() throws Exception {
        JsonNode run = json(flat("run --strategies boulware,conceder --rounds 20 --json"));
        assertThat(run.path("end").asText()).isEqualTo("AGREEMENT");
        assertThat(run.path("agreement").path("outcome").size()).isEqualTo(5);
        assertThat(run.path("agreement").path("utilities"))
                .isEqualTo(run.path("certificate").path("utilities"));
        assertThat(run.path("rounds").asInt()).isBetween(1, 20);
        assertThat(run.path("offers").asInt()).isBetween(1, 40);
        assertThat(run.path("roundLimit").asInt()).isEqualTo(20);
    }

    @Test
    void aRunListsEveryMoveWithWhatItIsWorthToAll() throws Exception {
        JsonNode run = json(flat("run --strategies boulware,conceder --rounds 20 --json"));
        JsonNode moves = run.path("moves");
        assertThat(moves.size()).isEqualTo(run.path("offers").asInt() + 1);
        assertThat(run.path("movesLeftOut").asInt()).isZero();
        JsonNode last = moves.path(moves.size() - 1);
        assertThat(last.path("action").asText()).isEqualTo("ACCEPT");
        assertThat(last.path("round")).isEqualTo(run.path("rounds"));
        JsonNode agreed = moves.path(moves.size() - 2);
        assertThat(agreed.path("action").asText()).isEqualTo("OFFER");
        assertThat(agreed.path("party").asText())
                .isNotEqualTo(last.path("party").asText());
        assertThat(agreed.path("outcome")).isEqualTo(run.path("agreement").path("outcome"));
        assertThat(agreed.path("utilities")).isEqualTo(run.path("agreement").path("utilities"));
    }

    @ParameterizedTest
    @CsvSource({"9, 10, 1000000000", "20, 10, too many"})
    void aDomainThatWouldBeTooLargeIsNotMade(String issues, String values, String said) {
        Parley run =
                Parley.run("bargain", "generate", "--issues", issues, "--values", values, "--out", folder.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().strip()).isEqualTo("parley: outcomes: " + said + " (expected: at most 1000000)");
    }

    @Test
    void whoIsWorseOffWithoutHavingSignedIsNamed() {
        assertThat(harbour("run --strategies conceder,boulware,boulware --signatories 2 --rounds 20")
                        .out())
                .contains("Shipping line is 0.4000 worse off than");
    }

    @Test
    void aDiscountThatIsNoneIsRefused() throws Exception {
        Path wrong = Files.writeString(
                folder.resolve("ana.yaml"), Files.readString(Path.of(FLAT + "ana.yaml")) + "discount: 1.9\n");
        Parley run = bargain(
                "run --strategies boulware,conceder", FLAT + "domain.yaml", wrong.toString(), FLAT + "ben.yaml");
        assertThat(run.code()).isNotZero();
        assertThat(run.err()).contains("discount of ", "1.9 (expected: above 0, at most 1, which means none)");
    }

    @Test
    void twoHardHeadsRunOutOfTimeAndLeaveEverythingOnTheTable() throws Exception {
        JsonNode run = json(flat("run --strategies hardheaded,hardheaded --rounds 3 --json"));
        assertThat(run.path("end").asText()).isEqualTo("TIMEOUT");
        assertThat(run.path("agreement").isNull()).isTrue();
        assertThat(run.path("rounds").asInt()).isEqualTo(3);
        assertThat(run.path("offers").asInt()).isEqualTo(6);
        assertThat(run.path("certificate").path("leftOnTable").path("most").size())
                .isEqualTo(2);
    }

    private Parley harbour(String command) {
        return bargain(
                command,
                HARBOUR + "domain.yaml",
                HARBOUR + "city.yaml",
                HARBOUR + "line.yaml",
                HARBOUR + "residents.yaml");
    }

    @Test
    void fewerThanAllCanSignAndThenTheRunNamesThem() throws Exception {
        String run = "run --strategies boulware,conceder,hardheaded --rounds 20 ";
        JsonNode all = json(harbour(run + "--json"));
        JsonNode two = json(harbour(run + "--signatories 2 --json"));
        JsonNode weighed = json(harbour(run + "--weights 1,1,3 --needed 4 --json"));
        assertThat(all.path("end").asText()).isEqualTo("TIMEOUT");
        assertThat(all.path("signatories")).isEmpty();
        assertThat(two.path("signatories")).extracting(JsonNode::asText).containsExactly("City", "Shipping line");
        assertThat(weighed.path("signatories")).extracting(JsonNode::asText).contains("Residents");
        assertThat(harbour(run + "--signatories 2").out()).contains("Signed by City, Shipping line alone.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--signatories 4|--signatories: 4 (expected: 2..3, the parties)",
                "--signatories 2 --needed 1|--signatories: 2 (expected: either this, or --weights with --needed)",
                "--weights 1,1 --needed 2|--weights: 1,1 (expected: 3 of them, one for each profile)",
                "--weights 1,1,x --needed 2|--weights: x (expected: a number of 0 or more, e.g. 2 or 0.5)",
                "--weights 1,1,1|--needed: missing (expected: a number of 0 or more, e.g. 2 or 0.5)",
                "--weights 1,1,1 --needed 4|--needed: 4.0 (expected: > 0, at most 3.0)",
                "--signatories 2 --protocol tau|--protocol: tau (expected: saop where fewer than all are enough;"
                        + " under tau everybody signs)",
            })
    void aQuorumThatCannotBeReachedIsRefused(String options, String why) {
        Parley run = harbour("run --strategies micro,micro,micro " + options);
        assertThat(run.code()).isNotZero();
        assertThat(run.err().strip()).isEqualTo("parley: " + why);
    }

    @Test
    void aDiscountIsTakenFromTheAgreementAndNotFromTheReservationValue() throws Exception {
        Path impatient = Files.writeString(
                folder.resolve("ana.yaml"), Files.readString(Path.of(FLAT + "ana.yaml")) + "discount: 0.5\n");
        String[] files = {FLAT + "domain.yaml", impatient.toString(), FLAT + "ben.yaml"};
        JsonNode run = json(bargain("run --strategies boulware,conceder --rounds 20 --json", files));
        double time = run.path("rounds").asInt() / 21.0;
        JsonNode utilities = run.path("agreement").path("utilities");
        assertThat(run.path("discountedUtilities").path(0).asDouble())
                .isCloseTo(utilities.path(0).asDouble() * Math.pow(0.5, time), within(1e-12));
        assertThat(run.path("discountedUtilities").path(1)).isEqualTo(utilities.path(1));
        assertThat(run.path("reservations").path(0).asDouble()).isEqualTo(0.35);
        assertThat(bargain("run --strategies boulware,conceder --rounds 20", files)
                        .out())
                .contains("After the profiles' discounts it is worth");
        assertThat(flat("run --strategies boulware,conceder --rounds 20").out()).doesNotContain("discounts");
    }

    @Test
    void whoCannotGainWalksAway() throws Exception {
        assertThat(json(flat("run --strategies linear,linear --rounds 3 --reservation 2 --json"))
                        .path("end")
                        .asText())
                .isEqualTo("WALKED");
    }

    @Test
    void threePartiesNegotiateInTheOrderOfTheirProfiles() throws Exception {
        Parley run = bargain(
                "run --strategies boulware,linear,micro --rounds 40 --json",
                HARBOUR + "domain.yaml",
                HARBOUR + "city.yaml",
                HARBOUR + "line.yaml",
                HARBOUR + "residents.yaml");
        assertThat(json(run).path("parties"))
                .extracting(JsonNode::asText)
                .containsExactly("City", "Shipping line", "Residents");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nice-tft,linear/bayesian | SAOP | AGREEMENT
            micro,micro              | TAU  | AGREEMENT
            hardheaded,hardheaded    | TAU  | EXHAUSTED
            """)
    void plansThatNeedADomainAndProtocolsWithoutADeadlineArePlayedToo(String names, String rules, String end)
            throws Exception {
        JsonNode run = json(flat("run --rounds 30 --json --strategies " + names + " --protocol " + rules));
        assertThat(run.path("protocol").asText()).isEqualTo(rules);
        assertThat(run.path("end").asText()).isEqualTo(end);
    }

    @Test
    void theSameSeedGivesTheSameRun() {
        String command = "run --strategies micro,linear/noise:3 --rounds 30 --json --seed ";
        assertThat(flat(command + 5).out()).isEqualTo(flat(command + 5).out());
    }

    @Test
    void theOffersArePicturedWithTheirNumbers() throws Exception {
        Parley run = flat("run --strategies boulware,conceder --rounds 20 --out " + folder.resolve("out"));
        assertThat(run.code()).isZero();
        String page = Files.readString(folder.resolve("out/run.html"));
        assertThat(page)
                .contains(
                        "<svg class=\"panel\"",
                        "offers of Ana",
                        "Pareto frontier",
                        "agreement",
                        "<th scope=\"row\">1</th>")
                .doesNotContain("<script");
        JsonNode kept =
                new ObjectMapper().readTree(folder.resolve("out/run.json").toFile());
        assertThat(kept).isEqualTo(json(flat("run --strategies boulware,conceder --rounds 20 --json")));
    }

    @Test
    void whatIsGeneratedIsAsFarOpposedAsAsked() throws Exception {
        Path made = folder.resolve("made");
        assertThat(Parley.run(
                                "bargain",
                                "generate",
                                "--opposition",
                                "0.3",
                                "--format",
                                "genius",
                                "--out",
                                made.toString())
                        .out())
                .startsWith("Opposition 0.");
        JsonNode analysis = json(bargain(
                "analyse --json",
                made.resolve("domain.xml").toString(),
                made.resolve("party-1.xml").toString(),
                made.resolve("party-2.xml").toString()));
        assertThat(analysis.path("opposition").asDouble()).isBetween(0.299, 0.301);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            run --strategies boulware                | --strategies: boulware (expected: 2 of them, one for each profile)
            run --strategies boulware,bolware        | --strategies: bolware (expected: one of boulware, linear
            run --strategies linear,linear --rounds 0 | --rounds: 0 (expected: 1..1000000)
            run --strategies linear,linear --protocol toa | Invalid value for option '--protocol'
            run                                      | --strategies: missing (expected: 2 of them, one for each profile)
            analyse --reservation x                  | --reservation: x (expected: a number, e.g. 0 or 0.35)
            analyse --normalisation MAX              | Invalid value for option '--normalisation'
            analyse --steps 0                        | --steps: 0 (expected: 1..1000000)
            """)
    void badInputIsRefusedWithWhatWasExpected(String command, String message) {
        Parley run = flat(command);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("parley: ").contains(message).doesNotContain("Exception");
    }

    @Test
    void aFileThatIsNotThereAndABrokenOneAreNamed() throws Exception {
        Path broken = Files.writeString(folder.resolve("ben.yaml"), "profile: Ben\nissues: []\n");
        assertThat(bargain("analyse", FLAT + "domain.yaml", FLAT + "ana.yaml", "nobody.yaml")
                        .err())
                .startsWith("parley: nobody.yaml: file: missing");
        Parley run = bargain("analyse", FLAT + "domain.yaml", FLAT + "ana.yaml", broken.toString());
        assertThat(run.err()).startsWith("parley: " + broken + ":1: issue Rent: missing");
        assertThat(run.code()).isEqualTo(2);
        assertThat(bargain("analyse", FLAT + "domain.yaml", FLAT + "ana.yaml").err())
                .startsWith("parley: profiles: 1 (expected: at least 2, one for each party)");
    }

    @Test
    void aRealIssueNeedsSteps() throws Exception {
        String domain = Files.writeString(
                        folder.resolve("d"), "domain: D\nissues:\n  - {name: P, real: {from: 0, to: 1}}\n")
                .toString();
        String profile = "profile: %s\nissues:\n  - {name: P, weight: 1, function: {kind: linear, parameters: [%s]}}\n";
        String buyer = Files.writeString(folder.resolve("b"), profile.formatted("B", "1, -1"))
                .toString();
        String seller = Files.writeString(folder.resolve("s"), profile.formatted("S", "0, 1"))
                .toString();
        assertThat(bargain("analyse", domain, buyer, seller).err())
                .startsWith("parley: --steps: missing (expected: a number");
        assertThat(json(bargain("analyse --steps 4 --json", domain, buyer, seller))
                        .path("pareto"))
                .hasSize(5);
    }

    @Test
    void aDifferenceFromKnownResultsIsShownAndFails() throws Exception {
        Path home = Path.of(FLAT).toAbsolutePath();
        String known = """
                {"domains": {"Flat": {"domain_file": "%s", "profiles": ["%s", "%s"], "n_outcomes": 730, "pareto": [],
                  "nash": [], "kalai": [], "ks": [], "max_welfare": [], "opposition_level": 0.5, "runs_portable": true,
                  "runs": [{"pair": "Boulware-Linear", "n_steps": 10, "agreement": null, "utils": [], "final_step": 10,
                            "n_offers": 20, "timedout": true}]}}}
                """.formatted(home.resolve("domain.yaml"), home.resolve("ana.yaml"), home.resolve("ben.yaml"));
        Path expected = Files.writeString(folder.resolve("expected.json"), known);
        Parley check = Parley.run("bargain", "check", expected.toString());
        assertThat(check.code()).isEqualTo(1);
        assertThat(check.out()).contains("number of outcomes is 729 (expected: 730)", "Boulware-Linear in 10 is [[");
    }

    /** Results of the reference platforms, which lie beside the project or where PARLEY_ORACLE says. */
    @Tag("oracle")
    @Test
    void nothingDiffersFromTheReferencePlatforms() {
        Path oracle = Optional.ofNullable(System.getProperty("PARLEY_ORACLE", System.getenv("PARLEY_ORACLE")))
                .map(Path::of)
                .orElse(Path.of("..", "..", "shared", "oracle"));
        Path expected = oracle.resolve("expected.json");
        Assumptions.assumeTrue(
                Files.exists(expected),
                "no known results in " + oracle + " (set PARLEY_ORACLE to the folder that has expected.json)");
        Parley check = Parley.run("bargain", "check", expected.toString());
        assertThat(check.out()).contains("Nothing differs.");
        assertThat(check.code()).isZero();
    }
}
