package parley.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.summit.scenario.Fault;

class ShelfTest {

    @TempDir
    private Path folder;

    private final Shelf shelf = new Shelf();

    @BeforeEach
    void aFolderThatNobodyHasChangedForAWhile() throws IOException {
        ScenarioFolder.copyOfStarter(folder);
        for (String file : new String[] {ScenarioFiles.YAML, ScenarioFiles.FIGURES, ScenarioFiles.FLOWS}) {
            changed(file, Duration.ofHours(1));
        }
    }

    private void changed(String file, Duration ago) throws IOException {
        Files.setLastModifiedTime(
                folder.resolve(file), FileTime.from(Instant.now().minus(ago)));
    }

    @Test
    void aFolderIsReadOnceAsLongAsItStaysTheSame() {
        assertThat(shelf.read(folder)).isSameAs(shelf.read(folder));
    }

    @Test
    void aFileThatHasChangedIsReadAgain() throws IOException {
        assertThat(shelf.read(folder).faults()).isEmpty();

        new ScenarioFolder(folder).yaml("rounds: 6", "rounds: 0");

        assertThat(shelf.read(folder).faults()).extracting(Fault::path).contains("rounds");
    }

    @Test
    void aFileThatIsGoneIsMissed() throws IOException {
        assertThat(shelf.read(folder).faults()).isEmpty();

        Files.delete(folder.resolve(ScenarioFiles.FLOWS));

        assertThat(shelf.read(folder).scenario()).isEmpty();
    }

    @Test
    void whatHasJustChangedMayChangeAgainUnseenAndIsNotRemembered() throws IOException {
        changed(ScenarioFiles.YAML, Duration.ZERO);

        assertThat(shelf.read(folder)).isNotSameAs(shelf.read(folder));
    }
}
