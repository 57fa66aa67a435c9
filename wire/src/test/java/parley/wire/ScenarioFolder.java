package parley.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import parley.summit.scenario.Fault;
import parley.summit.scenario.Scenario;

/** A copy of the starter scenario that a test may edit. */
record ScenarioFolder(Path path) {

    static final Path SCENARIOS = Path.of("..", "scenarios");
    static final Path STARTER = SCENARIOS.resolve("starter");

    static ScenarioFolder copyOfStarter(Path target) throws IOException {
        Files.createDirectories(target);
        for (String file : List.of(ScenarioFiles.YAML, ScenarioFiles.FIGURES, ScenarioFiles.FLOWS)) {
            Files.copy(STARTER.resolve(file), target.resolve(file));
        }
        return new ScenarioFolder(target);
    }

    static Scenario starter() {
        return ScenarioFiles.load(STARTER);
    }

    /** Replaces the first place where a text stands, which must exist. */
    ScenarioFolder edit(String file, String text, String replacement) throws IOException {
        String content = Files.readString(path.resolve(file));
        int start = content.indexOf(text);
        if (start < 0) {
            throw new IllegalArgumentException(file + " does not hold " + text);
        }
        Files.writeString(
                path.resolve(file),
                content.substring(0, start) + replacement + content.substring(start + text.length()));
        return this;
    }

    ScenarioFolder yaml(String text, String replacement) throws IOException {
        return edit(ScenarioFiles.YAML, text, replacement);
    }

    /** Sets the value of a row of figures.csv. */
    ScenarioFolder figure(String path, String value) throws IOException {
        String content = Files.readString(path().resolve(ScenarioFiles.FIGURES));
        int start = content.indexOf("\n" + path + ",") + 1;
        if (start == 0) {
            throw new IllegalArgumentException("no row " + path);
        }
        int from = start + path.length() + 1;
        int to = content.indexOf(',', from);
        Files.writeString(
                path().resolve(ScenarioFiles.FIGURES), content.substring(0, from) + value + content.substring(to));
        return this;
    }

    ScenarioFolder addFigure(String path, String value) throws IOException {
        return append(ScenarioFiles.FIGURES, path + "," + value + ",,,,derived,Test,,2024,");
    }

    ScenarioFolder addFlow(String market, String origin, String user, String tonnes) throws IOException {
        return append(ScenarioFiles.FLOWS, String.join(",", market, origin, user, tonnes, "derived,Test,,2024,"));
    }

    ScenarioFolder append(String file, String line) throws IOException {
        String content = Files.readString(path.resolve(file));
        Files.writeString(path.resolve(file), content + (content.endsWith("\n") ? "" : "\n") + line + "\n");
        return this;
    }

    Scenario load() {
        return ScenarioFiles.load(path);
    }

    List<Fault> faults() {
        return ScenarioFiles.read(path).faults();
    }

    /** Line of a file that holds a text, as faults name it. */
    String place(String file, String text) throws IOException {
        List<String> lines = Files.readAllLines(path.resolve(file));
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return file + ":" + (i + 1);
            }
        }
        throw new IllegalArgumentException(file + " does not hold " + text);
    }
}
