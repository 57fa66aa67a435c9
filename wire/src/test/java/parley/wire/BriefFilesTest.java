package parley.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parley.proto.scenario.v1.BriefFact;
import parley.proto.scenario.v1.BriefSource;
import parley.proto.scenario.v1.Briefs;
import parley.proto.scenario.v1.CountryBrief;
import parley.summit.scenario.Scenario;

class BriefFilesTest {

    private static final ScenarioLibrary LIBRARY = new ScenarioLibrary(ScenarioFolder.SCENARIOS);
    private static final int SHORTEST = 150;
    private static final int LONGEST = 300;
    private static final int LONGEST_NOTE = 60;

    @TempDir
    Path folder = Path.of("");

    static List<String> scenarios() {
        return LIBRARY.ids();
    }

    private static Briefs of(String scenario) {
        return LIBRARY.briefs().getOrDefault(scenario, Briefs.getDefaultInstance());
    }

    private static Stream<BriefFact> facts(Briefs briefs) {
        return Stream.concat(
                briefs.getFactsList().stream(),
                briefs.getCountriesList().stream().flatMap(country -> country.getFactsList().stream()));
    }

    private static int words(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+").length;
    }

    private static int words(CountryBrief brief) {
        return Stream.concat(
                        Stream.of(brief.getWho(), brief.getWants(), brief.getFears()),
                        brief.getFactsList().stream().map(BriefFact::getText))
                .mapToInt(BriefFilesTest::words)
                .sum();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyCountryWithASeatHasABriefOfAPage(String id) {
        Scenario scenario = LIBRARY.load(id);
        Briefs briefs = of(id);

        assertThat(briefs.getCountriesList().stream().map(CountryBrief::getCode))
                .containsExactlyInAnyOrderElementsOf(scenario.seats());
        assertThat(briefs.getCountriesList())
                .allSatisfy(country ->
                        assertThat(words(country)).as(country.getCode()).isBetween(SHORTEST, LONGEST));
        assertThat(words(briefs.getBackground())).isBetween(100, LONGEST);
        assertThat(briefs.getTablesList())
                .hasSameSizeAs(scenario.tables())
                .allSatisfy(table -> assertThat(words(table.getAbout())).isBetween(10, LONGEST_NOTE));
        assertThat(briefs.getIssuesList()).allSatisfy(issue -> {
            assertThat(words(issue.getAbout())).isBetween(5, LONGEST_NOTE);
            assertThat(issue.getTitle()).isNotBlank();
        });
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyClaimHasADateAndASourceOfBeforeTheSummit(String id) {
        Briefs briefs = of(id);
        String opening = LIBRARY.load(id).firstDay().toString();
        var sources = briefs.getSourcesList().stream().map(BriefSource::getId).collect(Collectors.toSet());

        assertThat(facts(briefs)).isNotEmpty().allSatisfy(fact -> {
            assertThat(fact.getDate()).isLessThanOrEqualTo(opening);
            assertThat(sources).contains(fact.getSource());
        });
        assertThat(briefs.getSourcesList()).allSatisfy(source -> {
            assertThat(source.getSource()).isNotBlank();
            assertThat(source.getReference()).isNotBlank();
            assertThat(CutOffTest.isLate(
                            CutOffTest.figure(source.getSource(), source.getReference(), source.getYear())))
                    .as(source.getId())
                    .isFalse();
        });
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyBriefSaysThatItIsNoForecast(String id) {
        assertThat(of(id).getNotice()).startsWith("A stylised snapshot of October 2025 and no forecast.");
    }

    @Test
    void aScenarioWithoutBriefsHasNone() throws IOException {
        ScenarioFolder.copyOfStarter(folder.resolve("starter"));

        assertThat(new ScenarioLibrary(folder).briefs()).isEmpty();
    }

    @Test
    void whatIsWrongIsNamedWithItsLine() throws IOException {
        edited("source: iea, text: \"China made", "source: ieaa, text: \"China made");
        assertRefused("briefs.yaml:37: facts[0].source: ieaa (expected: an id of sources, or a path of figures.csv");

        edited("date: \"2025-10-10\"", "date: \"2025-10-25\"");
        assertRefused("facts[4].date: 2025-10-25 (expected: a day, month or year like");

        edited("date: \"2025-10-10\"", "date: \"2025-02-31\"");
        assertRefused("facts[4].date: 2025-02-31 (expected: a day, month or year like");

        edited("date: \"2025-10-10\"", "date: \"2024-13\"");
        assertRefused("facts[4].date: 2024-13 (expected: a day, month or year like");

        edited("You sit at all three tables", "You sit at all 3 tables");
        assertRefused("countries[USA].who: ", "expected: words without figures");

        edited("- code: AUS", "- code: NZL");
        assertRefused("countries[NZL]: NZL (expected: one of ", "countries[AUS]: missing");

        edited("  - id: USA-MYS\n", "  - id: USA-MYX\n");
        assertRefused("tables[USA-MYX]: USA-MYX (expected: one of ", "tables[USA-MYS]: missing");

        edited("{id: mp, ", "{id: mq, ");
        assertRefused("sources: mq (expected: the source of some fact)");

        edited("an act of hostility.\", moved: 0.2}", "an act of hostility.\", moved: 2}");
        assertRefused("deck[5].moved: 2.0 (expected: -1..1)");

        edited("A ship with ore", "3 ships with ore");
        assertRefused("deck[3].text: 3 ships", "expected: words without figures");

        edited("wants:", "wishes:");
        assertRefused("countries[CHN].wishes: unknown (expected: ", "countries[CHN].wants: missing");
    }

    private void edited(String text, String replacement) throws IOException {
        Path starter = folder.resolve("starter");
        if (!Files.exists(starter)) {
            ScenarioFolder.copyOfStarter(starter);
        }
        String briefs = Files.readString(ScenarioFolder.STARTER.resolve(BriefFiles.YAML));
        assertThat(briefs).contains(text);
        Files.writeString(
                starter.resolve(BriefFiles.YAML),
                briefs.replaceFirst(java.util.regex.Pattern.quote(text), replacement));
    }

    private void assertRefused(String... expected) {
        assertThatThrownBy(() -> new ScenarioLibrary(folder).briefs())
                .isInstanceOf(FaultyScenarioException.class)
                .hasMessageContainingAll(expected);
    }
}
