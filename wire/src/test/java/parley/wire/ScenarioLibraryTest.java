package parley.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioLibraryTest {

    @TempDir
    Path folder = Path.of("");

    private ScenarioLibrary library = new ScenarioLibrary(folder);

    @BeforeEach
    void twoScenarios() throws IOException {
        ScenarioFolder.copyOfStarter(folder.resolve("starter"));
        ScenarioFolder.copyOfStarter(folder.resolve("smaller"))
                .yaml("id: starter", "id: smaller")
                .edit("scenario.yaml", "coercion_basket:", "#")
                .edit("scenario.yaml", "# \"on\"", "coercion_basket: [NdPr_MAKE]\n# \"on\"");
        library = new ScenarioLibrary(folder);
    }

    @Test
    void scenariosAreTheFoldersThatHoldOne() {
        assertThat(library.ids()).containsExactly("smaller", "starter");
        assertThat(new ScenarioLibrary(folder.resolve("nowhere")).ids()).isEmpty();
    }

    @Test
    void theProjectsOwnLibraryCanBePlayed() {
        ScenarioLibrary own = new ScenarioLibrary(ScenarioFolder.SCENARIOS);

        assertThat(own.ids())
                .contains("starter")
                .allSatisfy(id -> assertThat(own.load(id).id()).isEqualTo(id));
    }

    @Test
    void theFullestIsTheOneWithTheMostInIt() throws IOException {
        new ScenarioFolder(folder.resolve("starter"))
                .yaml(
                        "coercion_basket:",
                        "  - {id: AUS-MYS, kind: DEAL, parties: [AUS, MYS], start_round: 1, deadline_round: 2, meeting_round: 1, issues: *deal_issues}\n\ncoercion_basket:")
                .addFigure("tables[AUS-MYS]", "");

        assertThat(library.fullest()).contains("starter");
    }

    @Test
    void aScenarioWithFaultsIsNeverTheFullest() throws IOException {
        new ScenarioFolder(folder.resolve("starter")).yaml("rounds: 6", "rounds: 0");

        assertThat(library.fullest()).contains("smaller");
    }

    @Test
    void anUnknownScenarioIsRefusedWithTheKnownOnes() {
        assertThatExceptionOfType(UnknownScenarioException.class)
                .isThrownBy(() -> library.load("startr"))
                .withMessage("scenario: startr (expected: one of the scenarios smaller, starter; perhaps starter)");
    }

    @Test
    void aFolderElsewhereIsFoundByItsPathWhateverItsName() throws IOException {
        Path copy = folder.resolve("elsewhere").resolve("my-copy");
        ScenarioFolder.copyOfStarter(copy);
        ScenarioLibrary.Found found = library.find(copy.toString());

        assertThat(found.id()).isEqualTo("starter");
        assertThat(found.library().ids()).containsExactly("starter");
        assertThat(found.load().id()).isEqualTo("starter");
        assertThat(library.find("smaller").library()).isSameAs(library);
    }

    @Test
    void aFolderThatIsNotThereIsCalledThat() {
        assertThatExceptionOfType(UnknownScenarioException.class)
                .isThrownBy(() -> library.find("/no/such/folder"))
                .withMessage("scenario: /no/such/folder (expected: a folder, but there is no such folder;"
                        + " or one of the scenarios smaller, starter)");
    }

    @Test
    void aFolderHasTheNameOfItsScenario() throws IOException {
        ScenarioFolder.copyOfStarter(folder.resolve("copy"));

        assertThatExceptionOfType(FaultyScenarioException.class)
                .isThrownBy(() -> library.load("copy"))
                .withMessageContaining("id: starter (expected: copy, the name of its folder)");
    }
}
