package parley.sweep.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a folder of parts belongs to. Parts are only added to a folder whose manifest says the same.
 *
 * @param version of the program that plays the runs
 * @param what all that decides what the runs are, by name
 * @param seed of all luck
 * @param runs how many there are
 * @param range how many of them are in a part; the last may have fewer
 */
public record Manifest(String version, Map<String, String> what, long seed, long runs, int range) {

    static final String FILE = "manifest.json";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FEWEST = 50;
    private static final int PARTS = 100;
    private static final List<String> COMMON = List.of("version", "seed", "runs", "range");

    public Manifest {
        what = Collections.unmodifiableMap(new LinkedHashMap<>(what));
        if (runs < 1) {
            throw new IllegalArgumentException("runs: " + runs + " (expected: at least 1)");
        }
        if (range < 1) {
            throw new IllegalArgumentException("range: " + range + " (expected: at least 1)");
        }
    }

    /**
     * One with ranges that are neither so small that files cost more than runs, nor so large that a core has to wait.
     *
     * @param most how many runs may be in a part, so that their rows fit into memory
     */
    public static Manifest of(String version, Map<String, String> what, long seed, long runs, int most) {
        return new Manifest(version, what, seed, runs, (int) Math.max(FEWEST, Math.min(most, runs / PARTS)));
    }

    /** The one in a folder. */
    public static Manifest in(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new OtherSweepException(folder + ": no " + FILE + " (expected: the folder of a sweep)");
        }
        try {
            return of(read(file, Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new OtherSweepException(file + ": " + e.getMessage(), e);
        }
    }

    private static Manifest of(JsonNode json) {
        var what = new LinkedHashMap<String, String>();
        json.properties().forEach(field -> {
            if (!COMMON.contains(field.getKey())) {
                what.put(field.getKey(), field.getValue().asText());
            }
        });
        return new Manifest(
                json.path("version").asText(),
                what,
                json.path("seed").asLong(),
                json.path("runs").asLong(),
                json.path("range").asInt());
    }

    /** How many parts there are in all. */
    public long parts() {
        return (runs + range - 1) / range;
    }

    long first(long part) {
        return part * range;
    }

    /** The first run after a part. */
    long end(long part) {
        return Math.min(runs, first(part) + range);
    }

    long size(long part) {
        return end(part) - first(part);
    }

    /** Takes a new folder into possession; refuses one that belongs to something else. */
    void claim(Path folder, List<Table> tables) {
        Path file = folder.resolve(FILE);
        try {
            Files.createDirectories(folder);
            for (Table table : tables) {
                Files.createDirectories(folder.resolve(table.name()));
            }
            if (Files.exists(file)) {
                checkSame(folder);
            } else {
                Commit.text(folder.resolve(Dictionary.FILE), new Dictionary(tables).text());
                Commit.text(file, json());
            }
        } catch (FileAlreadyExistsException e) {
            throw new OtherSweepException(folder + ": a file (expected: a folder, new or not)", e);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be written: " + Commit.why(e), e);
        }
    }

    private Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("version", version);
        fields.putAll(what);
        fields.put("seed", Long.toString(seed));
        fields.put("runs", Long.toString(runs));
        fields.put("range", Integer.toString(range));
        return fields;
    }

    private String json() throws JsonProcessingException {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(fields()) + "\n";
    }

    void checkSame(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        JsonNode there = read(file, Files.readString(file));
        fields().forEach((name, value) -> {
            String other = there.path(name).asText("");
            if (!other.equals(value)) {
                throw new OtherSweepException(folder + ": belongs to other runs: " + name + " in " + FILE + " is "
                        + (other.isEmpty() ? "missing" : other) + " (expected: " + value
                        + ", or a folder of its own for what is new)");
            }
        });
    }

    private static JsonNode read(Path file, String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new OtherSweepException(file + ": not JSON (expected: the manifest of earlier runs)", e);
        }
    }
}
