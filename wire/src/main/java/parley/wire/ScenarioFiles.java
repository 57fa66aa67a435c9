package parley.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import parley.summit.scenario.Fault;
import parley.summit.scenario.Figure;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.ScenarioCheck;

/** Reads the folder of a scenario: its structure in YAML, its figures and flows in tables. */
public final class ScenarioFiles {

    /** Structure and words. */
    public static final String YAML = "scenario.yaml";

    /** Where every number comes from. */
    public static final String FIGURES = "figures.csv";

    /** Who sold how much to whom. */
    public static final String FLOWS = "flows.csv";

    /** As somebody who mends them goes through the files. */
    private static final Comparator<Fault> BY_PLACE = Comparator.comparingInt((Fault fault) ->
                    List.of(YAML, FIGURES, FLOWS).indexOf(fault.file().replaceFirst(":.*", "")))
            .thenComparingInt(fault ->
                    Numbers.whole(fault.file().replaceFirst("[^:]*:?", "")).orElse(0));

    private ScenarioFiles() {}

    /** What a folder holds: a scenario that can be played, or everything that is wrong with it. */
    public record Reading(Optional<Scenario> scenario, List<Fault> faults) {
        public Reading {
            faults = Consequences.toldOnce(faults.stream().sorted(BY_PLACE).toList());
        }
    }

    /** The scenario of a folder, refused with all its faults if it has any. */
    public static Scenario load(Path folder) {
        Reading reading = read(folder);
        return reading.scenario().orElseThrow(() -> new FaultyScenarioException(name(folder), reading.faults()));
    }

    /** Reads a folder and finds everything that is wrong with it; without one of its files nothing can be said of the numbers. */
    public static Reading read(Path folder) {
        List<Fault> faults = new ArrayList<>();
        Optional<Tree.Fields> tree = merged(folder, faults);
        if (tree.isEmpty()) {
            return new Reading(Optional.empty(), faults);
        }
        boolean unread =
                faults.stream().anyMatch(fault -> List.of(FIGURES, FLOWS).contains(fault.path()));
        return unread ? new Reading(Optional.empty(), faults) : bound(tree.get(), faults);
    }

    /** The structure with the figures and flows put in. */
    private static Optional<Tree.Fields> merged(Path folder, List<Fault> faults) {
        Optional<String> yaml = text(folder, YAML, faults);
        Optional<String> figures = text(folder, FIGURES, faults);
        Optional<String> flows = text(folder, FLOWS, faults);
        Optional<Tree.Fields> tree = yaml.flatMap(text -> YamlTree.read(YAML, text, faults));
        tree.ifPresent(fields -> {
            FigureRows rows = new FigureRows(fields, faults);
            figures.ifPresent(text -> rows.mergeFigures(FIGURES, text));
            flows.ifPresent(text -> rows.mergeFlows(FLOWS, text));
        });
        return tree;
    }

    /** Where every number of a scenario's folder comes from; refused with all its faults if it has any. */
    public static List<Sourced> sources(Path folder) {
        Scenario scenario = load(folder);
        List<Fault> none = new ArrayList<>();
        TreeBinder binder = new TreeBinder();
        merged(folder, none).ifPresent(tree -> binder.bind(tree, parley.proto.scenario.v1.Scenario.newBuilder()));
        Map<String, String> numbers = new LinkedHashMap<>();
        binder.numbers().forEach((path, number) -> {
            if (!path.startsWith("figures[")) {
                numbers.put(path, number.text());
            }
        });
        Map<String, String> units =
                text(folder, FIGURES, none).map(FigureRows::units).orElse(Map.of());
        return Sourced.of(scenario.figures(), numbers, units);
    }

    private static Reading bound(Tree.Fields tree, List<Fault> faults) {
        var proto = parley.proto.scenario.v1.Scenario.newBuilder();
        TreeBinder binder = new TreeBinder();
        binder.bind(tree, proto);
        faults.addAll(binder.faults());
        try {
            Scenario scenario = ScenarioCodec.decoded(proto.build());
            ScenarioCheck.faults(scenario).stream()
                    .filter(fault -> !binder.isDoubtful(fault.path()))
                    .forEach(fault -> faults.add(fault.in(binder.place(fault.path()))));
            faults.addAll(uncovered(binder, scenario.figures()));
            return new Reading(faults.isEmpty() ? Optional.of(scenario) : Optional.empty(), faults);
        } catch (WireException e) {
            if (!binder.isDoubtful(e.field())) {
                faults.add(new Fault(binder.place(e.field()), e.field(), e.value(), e.expected()));
            }
            return new Reading(Optional.empty(), faults);
        }
    }

    /** Numbers of the YAML that no figure speaks for. */
    private static List<Fault> uncovered(TreeBinder binder, List<Figure> figures) {
        return binder.numbers().entrySet().stream()
                .filter(number -> number.getValue().place().startsWith(YAML))
                .filter(number -> figures.stream().noneMatch(f -> covers(f.path(), number.getKey())))
                .map(number -> new Fault(
                        number.getValue().place(),
                        number.getKey(),
                        number.getValue().text(),
                        "a row of " + FIGURES + " that says where it comes from"))
                .sorted(Comparator.comparing(Fault::path))
                .toList();
    }

    static boolean covers(String figure, String path) {
        return path.equals(figure) || path.startsWith(figure + ".") || path.startsWith(figure + "[");
    }

    private static Optional<String> text(Path folder, String file, List<Fault> faults) {
        try {
            return Optional.of(Files.readString(folder.resolve(file)));
        } catch (NoSuchFileException e) {
            faults.add(new Fault(file, file, "", "a file of the folder " + name(folder)));
        } catch (IOException e) {
            faults.add(new Fault(file, file, "unreadable", "a file in UTF-8"));
        }
        return Optional.empty();
    }

    /** Whether a folder is meant as a scenario. */
    static boolean isScenario(Path folder) {
        return Stream.of(YAML, FIGURES, FLOWS).anyMatch(file -> Files.isRegularFile(folder.resolve(file)));
    }

    static String name(Path folder) {
        return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    }
}
