package parley.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.summit.scenario.CalendarEntry;
import parley.summit.scenario.Country;
import parley.summit.scenario.Ladder;
import parley.summit.scenario.Market;
import parley.summit.scenario.Project;
import parley.summit.scenario.Scenario;

/** Everything that a scenario says is data: to add to it, edit its files. */
class ScenarioIsDataTest {

    private static final String PROFILE = "countries[JPN].profile.";

    @TempDir
    Path folder = Path.of("");

    private ScenarioFolder starter = new ScenarioFolder(folder);

    @BeforeEach
    void copyStarter() throws IOException {
        starter = ScenarioFolder.copyOfStarter(folder.resolve("starter"));
    }

    private void addJapan() throws IOException {
        starter.yaml(
                "  - code: ROW\n",
                "  - {code: JPN, name: Japan, profile: {obstacles: {}, default_strategy: \"time:2\"}}\n  - code: ROW\n");
        for (String figure : List.of(
                "gdp_usd_bn,4026",
                "exports_to_china_usd_bn,133",
                "exports_to_usa_usd_bn,140",
                "us_tariff_percent,15",
                "alignment,0.87",
                "sovereignty,0.3",
                "ratification_constraint,0.3",
                "china_exposure,0.4",
                "obstacles.tax,0.2",
                "obstacles.environment,0.3",
                "obstacles.export,0.1",
                "obstacles.social,0.2")) {
            String[] cells = figure.split(",", -1);
            starter.addFigure(PROFILE + cells[0], cells[1]);
        }
        starter.addFlow("NdPr_MAKE", "CHN", "JPN", "8000");
    }

    @Test
    void aCountryWithItsDefaultStrategyIsAnEntryAndItsFigures() throws IOException {
        addJapan();

        Scenario scenario = starter.load();

        assertThat(scenario.seats()).containsExactly("CHN", "USA", "MYS", "AUS", "JPN");
        assertThat(scenario.country("JPN")
                        .flatMap(Country::profile)
                        .orElseThrow()
                        .defaultStrategy())
                .isEqualTo("time:2");
    }

    @Test
    void aMarketIsAnEntryItsFiguresAndItsFlows() throws IOException {
        starter.yaml(
                        "controls:\n",
                        "  - {id: Motors, name: Motors, unit: t, upstream: [{market: NdPr_MAKE}]}\n\ncontrols:\n")
                .addFigure("markets[Motors].price_usd_per_t", "90000")
                .addFigure("markets[Motors].downstream_value", "5")
                .addFigure("markets[Motors].final_share", "1")
                .addFigure("markets[Motors].growth", "0.05")
                .addFigure("markets[Motors].upstream[NdPr_MAKE].tonnes_per_tonne", "0.1")
                .edit(
                        "figures.csv",
                        "markets[NdPr_MAKE].final_share,1,share,1,1",
                        "markets[NdPr_MAKE].final_share,0.05,share,0,1")
                .addFlow("Motors", "CHN", "USA", "100");

        assertThat(starter.load().markets())
                .extracting(Market::id)
                .containsExactly("NdPr_REFINE", "NdPr_MAKE", "Motors");
    }

    @Test
    void aProjectIsAnEntryAndTwoFigures() throws IOException {
        starter.yaml(
                        "coercion_basket:",
                        "      - {name: Browns Range, market: NdPr_REFINE, type: MINE, status: CONCEPT}\n\ncoercion_basket:")
                .addFigure("tables[USA-AUS].projects[Browns Range].capacity_t_per_year", "300")
                .addFigure("tables[USA-AUS].projects[Browns Range].capex_usd_bn", "0.3");

        assertThat(starter.load().table("USA-AUS").orElseThrow().projects())
                .extracting(Project::name)
                .contains("Browns Range");
    }

    @Test
    void aLevelOfAnIssueIsOneMoreLine() throws IOException {
        starter.yaml(
                "          - {value: 1, title: \"all of it\"}\n",
                "          - {value: 0.75, title: \"three quarters\"}\n          - {value: 1, title: \"all of it\"}\n");

        assertThat(starter.load().table("USA-MYS").orElseThrow().issues().get(0).levels())
                .hasSize(5);
    }

    @Test
    void anIssueIsAnEntryOfItsTable() throws IOException {
        starter.yaml(
                "      - id: trf\n",
                "      - {id: off, title: Offtake, levels: [{value: 0, title: none}, {value: 0.5, title: half}]}\n      - id: trf\n");

        assertThat(starter.load().table("USA-MYS").orElseThrow().issues()).hasSize(4);
    }

    @Test
    void aLadderAndATableOfANewCountryAreEntriesAndTheirFigures() throws IOException {
        addJapan();
        starter.yaml(
                        "tables:\n",
                        "  - {actor: CHN, target: JPN, counterpart: JPN, kind: LICENCES_ONE, basket: [NdPr_MAKE], levels: *licences_one}\n\ntables:\n")
                .addFigure("ladders[CHN>JPN].demand_usd_bn", "6")
                .addFigure("ladders[CHN>JPN].sensitivity_usd_bn", "5")
                .addFigure("ladders[CHN>JPN].levels", "")
                .yaml(
                        "coercion_basket:",
                        "  - {id: USA-JPN, kind: DEAL, parties: [USA, JPN], start_round: 2, deadline_round: 5, meeting_round: 5, issues: *deal_issues}\n\ncoercion_basket:")
                .addFigure("tables[USA-JPN]", "");

        Scenario scenario = starter.load();

        assertThat(scenario.ladders()).extracting(Ladder::id).contains("CHN>JPN");
        assertThat(scenario.table("USA-JPN").orElseThrow().turns()).isEqualTo(8);
    }

    @Test
    void aCalendarEntryIsOneMoreLine() throws IOException {
        starter.yaml("calendar:\n", "calendar:\n  - {round: 2, title: \"A plant burns down\", tension: 0.05}\n");

        assertThat(starter.load().calendar()).contains(new CalendarEntry(2, "A plant burns down", .05));
    }

    @Test
    void aBudgetIsOneMoreLineAndAFigure() throws IOException {
        starter.yaml("budgets:\n", "budgets:\n  - {country: AUS}\n").addFigure("budgets[AUS].limit_usd_bn", "2.5");

        assertThat(starter.load().budget("AUS")).isEqualTo(2.5);
    }

    @Test
    void aDefaultStrategyIsOneWord() throws IOException {
        starter.yaml("default_strategy: linear", "default_strategy: conceder");

        assertThat(starter.load()
                        .country("MYS")
                        .flatMap(Country::profile)
                        .orElseThrow()
                        .defaultStrategy())
                .isEqualTo("conceder");
    }
}
