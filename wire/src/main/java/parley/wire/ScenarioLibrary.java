package parley.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import parley.proto.scenario.v1.Briefs;
import parley.summit.scenario.Fault;
import parley.summit.scenario.Scenario;

/** Scenarios by their ids, each in a folder of its own. */
public final class ScenarioLibrary {

    private final Supplier<SortedMap<String, Path>> folders;
    private final Shelf shelf = new Shelf();

    private ScenarioLibrary(Supplier<SortedMap<String, Path>> folders) {
        this.folders = folders;
    }

    /** The scenarios inside a folder, each in a folder that has its id as name. */
    public ScenarioLibrary(Path folder) {
        this(() -> inside(folder));
    }

    private static SortedMap<String, Path> inside(Path folder) {
        if (!Files.isDirectory(folder)) {
            return new TreeMap<>();
        }
        try (Stream<Path> folders = Files.list(folder)) {
            var byName = new TreeMap<String, Path>();
            folders.filter(ScenarioFiles::isScenario).forEach(f -> byName.put(ScenarioFiles.name(f), f));
            return byName;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A library of one scenario, whatever the name of its folder. */
    private static Found only(Path folder) {
        String id = ScenarioFiles.read(folder).scenario().map(Scenario::id).orElseGet(() -> ScenarioFiles.name(folder));
        return new Found(new ScenarioLibrary(() -> new TreeMap<>(Map.of(id, folder))), id);
    }

    /** A scenario and the library that has it. */
    public record Found(ScenarioLibrary library, String id) {

        /** The scenario; refused with all its faults if it has any. */
        public Scenario load() {
            return library.load(id);
        }

        /** The text of a further table that the scenario's folder may keep, such as {@code measures.csv}. */
        public Optional<String> table(String file) {
            return library.table(id, file);
        }
    }

    /** The scenario with this id, or of the folder with this path; refused where there is neither. */
    public Found find(String idOrFolder) {
        List<String> known = ids();
        if (known.contains(idOrFolder)) {
            return new Found(this, idOrFolder);
        }
        Path path = Path.of(idOrFolder);
        boolean meansFolder = idOrFolder.contains("/") || path.getNameCount() > 1;
        if (ScenarioFiles.isScenario(path) || (meansFolder && Files.isDirectory(path))) {
            return only(path);
        }
        throw meansFolder
                ? UnknownScenarioException.noFolder(idOrFolder, known)
                : new UnknownScenarioException(idOrFolder, known);
    }

    /** Ids in alphabetical order, also of scenarios that have faults. */
    public List<String> ids() {
        return List.copyOf(folders.get().keySet());
    }

    /** The scenario, or everything that is wrong with it. */
    public ScenarioFiles.Reading read(String id) {
        ScenarioFiles.Reading reading = shelf.read(folder(id));
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
        return ScenarioFiles.sources(folder(id));
    }

    /** What a class is told about each scenario that has briefs, by id; refused with all that is wrong with them. */
    public SortedMap<String, Briefs> briefs() {
        var all = new TreeMap<String, Briefs>();
        folders.get()
                .forEach((id, folder) -> read(id).scenario()
                        .flatMap(scenario -> BriefFiles.read(folder, scenario))
                        .ifPresent(briefs -> all.put(id, briefs)));
        return all;
    }

    private Optional<String> table(String id, String file) {
        Path table = folder(id).resolve(file);
        try {
            return Files.isRegularFile(table) ? Optional.of(Files.readString(table)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " of " + id + " cannot be read: " + e.getMessage(), e);
        }
    }

    private Path folder(String id) {
        SortedMap<String, Path> known = folders.get();
        return Optional.ofNullable(known.get(id))
                .orElseThrow(() -> new UnknownScenarioException(id, List.copyOf(known.keySet())));
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
