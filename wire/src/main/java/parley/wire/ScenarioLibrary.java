package parley.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import parley.summit.scenario.Fault;
import parley.summit.scenario.Scenario;

/** The scenarios of a folder, each in a folder of its own that has its id as name. */
public final class ScenarioLibrary {

    private final Path folder;

    public ScenarioLibrary(Path folder) {
        this.folder = folder;
    }

    /** Ids in alphabetical order, also of scenarios that have faults. */
    public List<String> ids() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(ScenarioFiles::isScenario)
                    .map(ScenarioFiles::name)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The scenario, or everything that is wrong with it. */
    public ScenarioFiles.Reading read(String id) {
        List<String> known = ids();
        if (!known.contains(id)) {
            throw new UnknownScenarioException(id, known);
        }
        ScenarioFiles.Reading reading = ScenarioFiles.read(folder.resolve(id));
        return reading.scenario()
                .filter(scenario -> !scenario.id().equals(id))
                .map(scenario -> new ScenarioFiles.Reading(
                        Optional.empty(),
                        List.of(new Fault(ScenarioFiles.YAML, "id", scenario.id(), id + ", the name of its folder"))))
                .orElse(reading);
    }

    /** The scenario; refused with all its faults if it has any. */
    public Scenario load(String id) {
        ScenarioFiles.Reading reading = read(id);
        return reading.scenario().orElseThrow(() -> new FaultyScenarioException(id, reading.faults()));
    }

    /** Where every number of the scenario comes from. */
    public List<Sourced> sources(String id) {
        load(id);
        return ScenarioFiles.sources(folder.resolve(id));
    }

    /** The scenario with this id, or of the folder with this path. */
    public Scenario loadAnywhere(String idOrFolder) {
        return readAnywhere(idOrFolder)
                .map(reading ->
                        reading.scenario().orElseThrow(() -> new FaultyScenarioException(idOrFolder, reading.faults())))
                .orElseGet(() -> load(idOrFolder));
    }

    private Optional<ScenarioFiles.Reading> readAnywhere(String idOrFolder) {
        Path path = Path.of(idOrFolder);
        return !ids().contains(idOrFolder) && ScenarioFiles.isScenario(path)
                ? Optional.of(ScenarioFiles.read(path))
                : Optional.empty();
    }

    /** Id of the scenario that is played where none is named: of those without faults, the one with the most in it. */
    public Optional<String> fullest() {
        return ids().stream()
                .map(this::read)
                .flatMap(reading -> reading.scenario().stream())
                .max(Comparator.comparingInt(ScenarioLibrary::fullness)
                        .thenComparing(Scenario::id, Comparator.reverseOrder()))
                .map(Scenario::id);
    }

    private static int fullness(Scenario scenario) {
        return scenario.markets().size() + scenario.tables().size();
    }
}
