package parley.cli.forecast;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import parley.cli.console.BadInputException;
import parley.cli.console.FailedException;
import parley.sweep.run.Sweep;

/**
 * A forecast as a file in JSON. Its digest is SHA-256 over all else in it, as JSON without white space and in the order of the
 * file, so that nobody can change a number unseen; the same forecast is the same file, byte by byte.
 */
record ForecastFile(Header header, List<Line> events) {

    /** What the file is, and in which form. */
    static final String FORMAT = "parley-forecast-1";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double DIGITS = 1e6;

    ForecastFile {
        events = List.copyOf(events);
    }

    /** What a forecast belongs to. */
    record Header(String version, String scenario, String scenarioDigest, int runs, String digest) {}

    /** What a forecast says of an event. */
    record Line(String id, double probability, double base, double persistence) {}

    /** Where a forecast comes from. */
    record Origin(
            String version, String scenario, String scenarioDigest, List<BaseRates.Row> record, List<String> notes) {
        Origin {
            record = List.copyOf(record);
            notes = List.copyOf(notes);
        }
    }

    /** The file's text. */
    static String text(Forecast forecast, Origin origin) {
        ObjectNode all = JSON.createObjectNode()
                .put("format", FORMAT)
                .put("version", origin.version())
                .put("scenario", origin.scenario())
                .put("scenario_digest", origin.scenarioDigest())
                .put("information_until", "2025-10-23")
                .put("runs", forecast.plan().runs())
                .put("runs_per_draw", forecast.plan().perDraw())
                .put("parameter_draws", forecast.plan().draws())
                .put("seed", forecast.plan().seed())
                .put("first_session_seed", forecast.plan().first());
        ArrayNode days = all.putArray("days");
        forecast.days()
                .forEach(day ->
                        days.addObject().put("date", day.date().toString()).put("state", day.words()));
        ArrayNode notes = all.putArray("notes");
        origin.notes().forEach(notes::add);
        ArrayNode record = all.putArray("base_rates");
        origin.record().forEach(row -> record.add(row(row)));
        ArrayNode events = all.putArray("events");
        forecast.events().forEach(event -> events.add(event(event)));
        all.put("digest", digest(all));
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode row(BaseRates.Row row) {
        return JSON.createObjectNode()
                .put("event", row.event())
                .put("who", row.who())
                .put("count", row.count())
                .put("of", row.of())
                .put("unit", row.unit())
                .put("source", row.source())
                .put("reference", row.reference())
                .put("year", row.year())
                .put("note", row.note());
    }

    private static ObjectNode event(Forecast.Event event) {
        return JSON.createObjectNode()
                .put("id", event.id())
                .put("probability", rounded(event.model().probability()))
                .put("error", rounded(event.model().error()))
                .put("low", rounded(event.model().low()))
                .put("high", rounded(event.model().high()))
                .put("base_rate", rounded(event.base()))
                .put("persistence", rounded(event.persistence()));
    }

    private static double rounded(double value) {
        return Math.rint(value * DIGITS) / DIGITS;
    }

    private static String digest(ObjectNode all) {
        ObjectNode content = all.deepCopy();
        content.remove("digest");
        try {
            return Sweep.digest(JSON.writeValueAsString(content));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Refuses, before anything is played, a file that cannot be written. */
    static void checkNew(Path file) {
        Path absolute = file.toAbsolutePath();
        if (Files.exists(absolute)) {
            throw new BadInputException("--out: " + file + " is there already (expected: a new file)");
        }
        Path folder = absolute.resolve("..").normalize();
        if (!Files.isWritable(folder)) {
            throw new BadInputException("--out: " + file + " (expected: in a folder that is there and can be written)");
        }
    }

    /** Writes a new file; one that is there is not overwritten, for a forecast is made once. */
    static void write(Path file, String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new BadInputException("--out: " + file + " is there already (expected: a new file)", e);
        } catch (IOException e) {
            throw new FailedException("--out: " + file + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** Reads a file; refused where it is no forecast, or not as it was written. */
    static ForecastFile read(Path file) {
        ObjectNode all = tree(file);
        String format = all.path("format").asText();
        if (!format.equals(FORMAT)) {
            throw BadInputException.of(file + ": format", format, FORMAT + ", as parley model forecast writes it");
        }
        String digest = all.path("digest").asText();
        String content = digest(all);
        if (!digest.equals(content)) {
            throw BadInputException.of(
                    file + ": digest",
                    digest,
                    content + ", that of what the file says: it was changed after it was written");
        }
        var header = new Header(
                all.path("version").asText(),
                all.path("scenario").asText(),
                all.path("scenario_digest").asText(),
                all.path("runs").asInt(),
                digest);
        var events = new ArrayList<Line>();
        for (JsonNode event : all.path("events")) {
            events.add(new Line(
                    event.path("id").asText(),
                    probability(file, event, "probability"),
                    probability(file, event, "base_rate"),
                    probability(file, event, "persistence")));
        }
        return new ForecastFile(header, events);
    }

    private static ObjectNode tree(Path file) {
        try {
            if (JSON.readTree(Files.readString(file)) instanceof ObjectNode all) {
                return all;
            }
            throw BadInputException.of("file", file.toString(), "one JSON object, as parley model forecast writes it");
        } catch (NoSuchFileException e) {
            throw new BadInputException("file: " + file + " (expected: a file that exists)", e);
        } catch (JsonProcessingException e) {
            throw new BadInputException(
                    "file: " + file + " (expected: JSON, as parley model forecast writes it: line "
                            + e.getLocation().getLineNr() + ")",
                    e);
        } catch (IOException e) {
            throw new BadInputException("file: " + file + " (expected: a file in UTF-8 that can be read)", e);
        }
    }

    private static double probability(Path file, JsonNode event, String field) {
        double value = event.path(field).asDouble(-1);
        if (!(value >= 0 && value <= 1)) {
            throw BadInputException.of(
                    file + ": " + event.path("id").asText() + ": " + field,
                    event.path(field).asText(),
                    "0..1");
        }
        return value;
    }
}
