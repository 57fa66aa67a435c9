package parley.sweep.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a folder of parts belongs to. Parts are only added to a folder whose manifest says the same.
 *
 * @param version of the program that plays the runs
 * @param config digest of all that decides what the runs are
 * @param seed of all luck
 * @param runs how many there are
 * @param range how many of them are in a part; the last may have fewer
 */
public record Manifest(String version, String config, long seed, long runs, int range) {

    static final String FILE = "manifest.json";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FEWEST = 50;
    private static final int MOST = 5000;
    private static final int PARTS = 100;

    public Manifest {
        if (runs < 1) {
            throw new IllegalArgumentException("runs: " + runs + " (expected: at least 1)");
        }
        if (range < 1) {
            throw new IllegalArgumentException("range: " + range + " (expected: at least 1)");
        }
    }

    /** One with ranges that are neither so small that files cost more than runs, nor so large that a core has to wait. */
    public static Manifest of(String version, String config, long seed, long runs) {
        return new Manifest(version, config, seed, runs, (int) Math.max(FEWEST, Math.min(MOST, runs / PARTS)));
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

    /** Takes a new folder into possession; refuses one that belongs to something else. */
    void claim(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            Files.createDirectories(folder.resolve(Parts.FOLDER));
            if (Files.exists(file)) {
                checkSame(file, Files.readString(file));
            } else {
                Commit.text(file, json());
            }
        } catch (FileAlreadyExistsException e) {
            throw new OtherSweepException(folder + ": a file (expected: a folder, new or not)", e);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be written: " + e.getMessage(), e);
        }
    }

    private Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("version", version);
        fields.put("config", config);
        fields.put("seed", Long.toString(seed));
        fields.put("runs", Long.toString(runs));
        fields.put("range", Integer.toString(range));
        return fields;
    }

    private String json() throws JsonProcessingException {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(fields()) + "\n";
    }

    private void checkSame(Path file, String text) {
        JsonNode there = read(file, text);
        fields().forEach((name, value) -> {
            String other = there.path(name).asText("");
            if (!other.equals(value)) {
                throw new OtherSweepException(file + ": " + name + ": " + (other.isEmpty() ? "missing" : other)
                        + " (expected: " + value + ", or a folder of its own for what is new)");
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
