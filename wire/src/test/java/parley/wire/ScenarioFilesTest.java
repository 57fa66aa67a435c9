package parley.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.summit.scenario.Fault;
import parley.summit.scenario.Scenario;

class ScenarioFilesTest {

    @TempDir
    Path folder = Path.of("");

    private ScenarioFolder starter = new ScenarioFolder(folder);

    @BeforeEach
    void copyStarter() throws IOException {
        starter = ScenarioFolder.copyOfStarter(folder.resolve("starter"));
    }

    @Test
    void theStarterHasNoFaults() {
        assertThat(starter.faults()).extracting(Fault::message).isEmpty();
    }

    @Test
    void theThreeFilesMakeOneScenario() throws IOException {
        starter.figure("budgets[USA].limit_usd_bn", "2.5")
                .edit("flows.csv", "NdPr_MAKE,CHN,USA,6800.000", "NdPr_MAKE,CHN,USA,6801.000");

        Scenario scenario = starter.load();

        assertThat(scenario.seats()).containsExactly("CHN", "USA", "MYS", "AUS");
        assertThat(scenario.country("MYS").orElseThrow().profile().orElseThrow().gdp())
                .isEqualTo(421.972);
        assertThat(scenario.markets().get(1).flows())
                .contains(new parley.summit.scenario.Market.Flow("CHN", "USA", 6801));
        assertThat(scenario.budget("USA")).isEqualTo(2.5);
        assertThat(scenario.figures()).hasSizeGreaterThan(150);
    }

    @Test
    void aBlockSharedByAnAnchorIsCompletedForEachOfItsPlaces() {
        var lic = starter.load().table("USA-CHN").orElseThrow().issues().get(0);
        var hun = starter.load().table("USA-CHN").orElseThrow().issues().get(1);

        assertThat(lic.levels().get(1).payoffs().get(0).welfare()).isEqualTo(3);
        assertThat(hun.levels().get(1).payoffs().get(0).welfare()).isEqualTo(1);
    }

    @Test
    void aBlockMayBeSharedByManyPlaces() throws IOException {
        starter.yaml("calendar:\n", "calendar:\n  - &x {round: 1, title: \"x\"}\n" + "  - *x\n".repeat(200));

        assertThat(starter.load().calendar()).hasSizeGreaterThan(200);
    }

    @Test
    void whatStandsBeforeTheFirstRoundIsFoundByItsPath() throws IOException {
        starter.yaml("coercion_basket:", """
                        projects:
                          - {name: Elsewhere, market: NdPr_MAKE, place: ROW, type: MAGNET, status: BUILDING}
                        opening_deals:
                          - {table: USA-AUS, levels: [1, 0, 1], signed: "2025-10-20", title: framework}
                        red_lines:
                          - {country: MYS, table: USA-MYS, issue: chn, bound: AT_MOST, title: speech}
                        coercion_basket:""")
                .addFigure("projects[Elsewhere].capacity_t_per_year", "1000")
                .addFigure("projects[Elsewhere].capex_usd_bn", "0.1")
                .addFigure("opening_deals[USA-AUS].levels", "")
                .addFigure("red_lines[MYS:USA-MYS.chn].level", "1");

        Scenario scenario = starter.load();

        assertThat(scenario.projects().get(0).capacity()).isEqualTo(1000);
        assertThat(scenario.openingDeals().get(0).levels()).containsExactly(1, 0, 1);
        assertThat(scenario.redLines().get(0).level()).isEqualTo(1);
    }

    @Test
    void aMissingFieldIsNamedWithTheLineOfItsObject() throws IOException {
        starter.yaml("    deadline_round: 6\n    meeting_round: 3\n", "    meeting_round: 3\n");

        assertThat(starter.faults())
                .contains(new Fault(
                        starter.place("scenario.yaml", "id: USA-MYS"),
                        "tables[USA-MYS].deadline_round",
                        "",
                        "a whole number"));
    }

    @Test
    void aMissingFigureIsAMissingField() throws IOException {
        starter.edit("figures.csv", "countries[MYS].profile.gdp_usd_bn,421.972", "countries[MYS].profile.gdp_usd_bn,");

        assertThat(starter.faults())
                .extracting(Fault::path, Fault::value)
                .contains(tuple("countries[MYS].profile.gdp_usd_bn", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            parties: [USA, MYS]      | parties: [USA, MYX]         | tables[USA-MYS].parties[1]                 | MYX
            kind: TRUCE              | kind: TRUCES                | tables[USA-CHN].kind                       | TRUCES
            origin: CHN              | origin: CNH                 | controls[april@2025-04-04].origin          | CNH
            type: BROWNFIELD         | type: GREENFIELD            | tables[USA-MYS].projects[Lynas Kuantan ramp-up].type | GREENFIELD
            basket: [NdPr_MAKE]      | basket: [NdPr_MAKES]        | ladders[CHN>USA].basket[0]                 | NdPr_MAKES
            opening_level: 1         | opening_level: 9            | ladders[CHN>USA].opening_level             | 9
            approval: 0.85           | approval: 1.85              | ladders[CHN>USA].levels[2].approval        | 1.85
            approval: 0.85           | approval: .nan              | ladders[CHN>USA].levels[2].approval        | .nan
            default_strategy: linear | default_strategy: lineer    | countries[MYS].profile.default_strategy    | lineer
            id: lic                  | id: lice                    | tables[USA-CHN].issues[lice].id            | lice
            - code: ROW              | - code: AUS                 | countries[AUS]                             | there twice
            rounds: 6                | rounds: six                 | rounds                                     | six
            rounds: 6                | rounds: 99                  | rounds                                     | 99
            "2025-04-04"             | "2026-11-04"                | controls[april@2026-11-04].effective       | 2026-11-04
            "2025-10-24"             | "24 October"                | first_day                                  | 24 October
            start_round: 1           | start_round: 7              | tables[USA-CHN].start_round                | 7
            {country: USA}           | {country: UAS}              | budgets[UAS].country                       | UAS
            id: NdPr_MAKE            | id: NdPr_REFINE             | markets[NdPr_REFINE]                       | there twice
            feed_from: AUS           | feed_form: AUS              | tables[USA-MYS].projects[Lynas Kuantan ramp-up].feed_form | unknown
            {round: 1,               | {round: 0,                  | calendar[0].round                          | 0
            """)
    void whatIsWrongInTheYamlIsNamedWithItsValue(String text, String replacement, String path, String value)
            throws IOException {
        if (text.equals("{country: USA}")) {
            starter.yaml("budgets:\n  - {country: USA}", "budgets:\n  - {country: UAS}");
        } else {
            starter.yaml(text, replacement);
        }

        assertThat(starter.faults()).extracting(Fault::path, Fault::value).contains(tuple(path, value));
        assertThat(starter.faults())
                .allSatisfy(fault -> assertThat(fault.file()).contains(":"));
    }

    @ParameterizedTest
    @CsvSource({
        "countries[MYS].profile.gdp_usd_bn,-1,-1.0",
        "countries[MYS].profile.gdp_usd_bn,much,much",
        "countries[MYS].profile.gdp_usd_bn,NaN,NaN",
        "countries[MYS].profile.gdp_usd_bn,Infinity,Infinity",
        "countries[MYS].profile.obstacles.tax,1.5,1.5",
        "markets[NdPr_REFINE].price_usd_per_t,0,0.0",
        "markets[NdPr_MAKE].final_share,0.5,0.5",
        "markets[NdPr_REFINE].final_share,1,1.0",
        "tables[USA-AUS].projects[Nolans].capacity_t_per_year,-5,-5.0",
        "tension,1.5,1.5",
        "budgets[USA].limit_usd_bn,-4,-4.0"
    })
    void aNumberOutOfItsBoundsIsNamedWithTheLineOfItsRow(String path, String written, String value) throws IOException {
        starter.figure(path, written);

        assertThat(starter.faults())
                .contains(starter.faults().stream()
                        .filter(f -> f.path().equals(path) && f.value().equals(value))
                        .findFirst()
                        .orElse(new Fault("", path, value, "a fault")));
        assertThat(starter.faults()).extracting(Fault::file).contains(starter.place("figures.csv", path + ","));
    }

    @Test
    void aMarketThatNeedsItselfIsACycle() throws IOException {
        starter.yaml(
                        "    unit: t of NdPr oxide equivalent\n",
                        "    unit: t of NdPr oxide equivalent\n    upstream:\n      - market: NdPr_MAKE\n")
                .addFigure("markets[NdPr_REFINE].upstream[NdPr_MAKE].tonnes_per_tonne", "0.1");

        assertThat(starter.faults()).extracting(Fault::value).contains("NdPr_REFINE needs NdPr_MAKE needs NdPr_REFINE");
    }

    @Test
    void aCycleIsOneFault() throws IOException {
        starter.yaml(
                        "    unit: t of NdPr oxide equivalent\n",
                        "    unit: t of NdPr oxide equivalent\n    upstream:\n      - {market: NdPr_MAKE, tonnes_per_tonne: 0.1}\n")
                .addFigure("markets[NdPr_REFINE].upstream[NdPr_MAKE]", "");

        assertThat(starter.faults())
                .extracting(Fault::value)
                .containsExactly("NdPr_REFINE needs NdPr_MAKE needs NdPr_REFINE");
    }

    @Test
    void aMisspeltCountryIsToldOnceForEachWayInWhichItShows() throws IOException {
        starter.yaml("code: MYS", "code: MYZ");

        assertThat(starter.faults()).hasSizeLessThanOrEqualTo(4);
        assertThat(starter.faults())
                .anySatisfy(fault -> {
                    assertThat(fault.value()).isEqualTo("MYS");
                    assertThat(fault.expected()).contains("perhaps MYZ; the same in 8 more places");
                })
                .anySatisfy(fault -> assertThat(fault.path()).startsWith("countries[MYS].profile"));
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnce() throws IOException {
        starter.yaml("parties: [USA, MYS]", "parties: [USA, MYX]")
                .yaml("status: PERMITTED", "status: DREAMT")
                .figure("countries[AUS].profile.gdp_usd_bn", "-1752")
                .edit("flows.csv", "NdPr_MAKE,CHN,USA,6800.000", "NdPr_MAKE,CHN,USB,nan");

        assertThat(starter.faults())
                .extracting(Fault::path)
                .contains(
                        "tables[USA-MYS].parties[1]",
                        "tables[USA-MYS].projects[Lynas Kuantan ramp-up].status",
                        "countries[AUS].profile.gdp_usd_bn",
                        "markets[NdPr_MAKE].flows[CHN>USB].user",
                        "markets[NdPr_MAKE].flows[CHN>USB].tonnes_per_year");
        assertThatExceptionOfType(FaultyScenarioException.class)
                .isThrownBy(starter::load)
                .withMessageContaining("MYX (expected: one of the seats CHN, USA, MYS, AUS; perhaps MYS)");
    }

    @Test
    void aNumberOfTheYamlNeedsAFigure() throws IOException {
        starter.yaml("tables:\n", "parameters: {psi0: 0.3}\n\ntables:\n");

        assertThat(starter.faults())
                .containsExactly(new Fault(
                        starter.place("scenario.yaml", "psi0"),
                        "parameters.psi0",
                        "0.3",
                        "a row of figures.csv that says where it comes from"));
    }

    @Test
    void aParameterIsFixedByARow() throws IOException {
        starter.addFigure("parameters.psi0", "0.3");

        assertThat(starter.load().overrides()).containsExactly(java.util.Map.entry("psi0", .3));
    }

    @Test
    void anUnknownParameterNamesTheNearestKnownOne() throws IOException {
        starter.addFigure("parameters.psi9", "0.3");

        assertThat(starter.faults())
                .extracting(Fault::message)
                .singleElement()
                .asString()
                .endsWith("perhaps psi0)");
    }

    @ParameterizedTest
    @CsvSource({
        "countries[MYX].profile.gdp_usd_bn,1,leads nowhere",
        "countries[MYS].profile,1,1",
        "nonsense[[,1,leads nowhere",
        "tables[USA-MYS].issues[fin].levels[1].value,0.3,0.3",
        "tension,0.5,there twice",
        "tables[USA-MYS].issuse,,leads nowhere"
    })
    void aRowThatDoesNotFitTheYamlIsNamed(String path, String value, String named) throws IOException {
        starter.addFigure(path, value == null ? "" : value);

        assertThat(starter.faults()).extracting(Fault::path, Fault::value).contains(tuple(path, named));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tension,0.6,0..1,0.4,0.8,judgement | tension,0.6,0..1,,,judgement         | figures[tension].low",
                "tension,0.6,0..1,0.4,0.8,judgement | tension,0.9,0..1,0.4,0.8,judgement   | tension",
                "tension,0.6,0..1,0.4,0.8,judgement | tension,0.6,0..1,0.4,0.8,guess       | figures[tension].grade",
                "judgement,Parley authors,docs/model/MODEL.md,2025,Two weeks | judgement,Parley authors,docs/model/MODEL.md,2026,Two weeks | figures[tension].year",
                "judgement,Parley authors,docs/model/MODEL.md,2025,Two weeks | judgement,,docs/model/MODEL.md,2025,Two weeks | figures[tension].source"
            })
    void aFigureNeedsARangeAGradeASourceAndAYear(String text, String replacement, String path) throws IOException {
        starter.edit("figures.csv", text, replacement);

        assertThat(starter.faults()).extracting(Fault::path).contains(path);
    }

    @Test
    void aFileThatIsNotThereIsNamed() throws IOException {
        Files.delete(starter.path().resolve("flows.csv"));

        assertThat(starter.faults()).contains(new Fault("flows.csv", "flows.csv", "", "a file of the folder starter"));
    }

    @Test
    void brokenYamlIsNamedWithItsLine() throws IOException {
        starter.yaml("rounds: 6", "rounds: [6");

        assertThat(starter.faults()).first().satisfies(fault -> {
            assertThat(fault.file()).startsWith("scenario.yaml:");
            assertThat(fault.expected()).isEqualTo("well-formed YAML");
        });
    }

    @Test
    void aBlockThatHoldsItselfIsNamed() throws IOException {
        starter.yaml("calendar:\n", "calendar: &self\n  - *self\n");

        assertThat(starter.faults()).extracting(Fault::expected).contains("well-formed YAML");
    }

    @Test
    void aTableWithOtherColumnsIsNamed() throws IOException {
        starter.edit("flows.csv", "market,origin,user", "market,from,to");

        assertThat(starter.faults()).extracting(Fault::file).contains("flows.csv:1");
    }

    @Test
    void aFieldThatStandsTwiceIsNamed() throws IOException {
        starter.yaml("rounds: 6", "rounds: 6\nrounds: 7");

        assertThat(starter.faults()).extracting(Fault::path, Fault::value).contains(tuple("rounds", "there twice"));
    }

    @Test
    void aMissingKindDoesNotAccuseTheRestOfTheTable() throws IOException {
        starter.yaml("    kind: TRUCE\n", "");

        assertThat(starter.faults()).extracting(Fault::path).isEqualTo(List.of("tables[USA-CHN].kind"));
    }
}
