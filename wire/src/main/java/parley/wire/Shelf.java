package parley.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Folders of scenarios as they were read last. One is read again once a file of it has changed: to read one costs far more than to
 * play it.
 */
final class Shelf {

    /** A file may change twice within what its time can tell apart. */
    private static final Duration SETTLED = Duration.ofSeconds(2);

    private final Map<Path, Remembered> byFolder = new ConcurrentHashMap<>();

    private record Stamp(String file, FileTime changed, long size) {}

    private record Remembered(List<Stamp> stamps, ScenarioFiles.Reading reading) {}

    ScenarioFiles.Reading read(Path folder) {
        List<Stamp> now = stamps(folder);
        Optional<Remembered> known =
                Optional.ofNullable(byFolder.get(folder)).filter(r -> r.stamps().equals(now));
        return known.map(Remembered::reading).orElseGet(() -> {
            ScenarioFiles.Reading reading = ScenarioFiles.read(folder);
            if (areSettled(now)) {
                byFolder.put(folder, new Remembered(now, reading));
            } else {
                byFolder.remove(folder);
            }
            return reading;
        });
    }

    private static boolean areSettled(List<Stamp> stamps) {
        Instant latest = Instant.now().minus(SETTLED);
        return stamps.stream().allMatch(stamp -> stamp.changed().toInstant().isBefore(latest));
    }

    private static List<Stamp> stamps(Path folder) {
        var stamps = new ArrayList<Stamp>();
        for (String file : List.of(ScenarioFiles.YAML, ScenarioFiles.FIGURES, ScenarioFiles.FLOWS)) {
            try {
                var attributes = Files.readAttributes(folder.resolve(file), BasicFileAttributes.class);
                stamps.add(new Stamp(file, attributes.lastModifiedTime(), attributes.size()));
            } catch (NoSuchFileException e) {
                // That it is missing is told by whoever reads the folder.
            } catch (IOException e) {
                throw new UncheckedIOException(folder.resolve(file) + " cannot be read: " + e.getMessage(), e);
            }
        }
        return stamps;
    }
}
