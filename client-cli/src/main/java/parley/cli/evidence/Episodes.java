package parley.cli.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import parley.cli.console.BadInputException;
import parley.cli.console.Settings;

/** The episodes of a folder, one file in YAML each, in the order of the files' names. */
record Episodes(List<Episode> all) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    Episodes {
        all = List.copyOf(all);
    }

    /** Where they are. */
    static Path folder(Settings settings) {
        return settings.home().resolve("docs").resolve("model").resolve("episodes");
    }

    static Episodes read(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw BadInputException.of(
                    "episodes", folder.toString(), "the folder docs/model/episodes of the repository");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return new Episodes(files.filter(f -> f.toString().endsWith(".yaml"))
                    .sorted()
                    .map(Episodes::episode)
                    .toList());
        } catch (IOException e) {
            throw new BadInputException("episodes: " + folder + " (expected: a folder that can be read)", e);
        }
    }

    private static Episode episode(Path file) {
        try {
            Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
            if (JSON.valueToTree(tree) instanceof ObjectNode fields) {
                return JSON.treeToValue(completed(fields), kind(file, fields));
            }
            throw BadInputException.of(file.toString(), "no mapping", "the fields of an episode");
        } catch (ValueInstantiationException e) {
            throw new BadInputException(
                    file + ": a list is missing (expected: the fields that the other episodes of its kind have)", e);
        } catch (JsonProcessingException e) {
            throw new BadInputException(file + ": " + e.getOriginalMessage(), e);
        } catch (YAMLException | IOException e) {
            throw new BadInputException(file + ": " + e.getMessage(), e);
        }
    }

    private static Class<? extends Episode> kind(Path file, ObjectNode fields) {
        String kind = fields.path("kind").asText();
        fields.remove("kind");
        return switch (kind) {
            case "market" -> Episode.InMarkets.class;
            case "ladder" -> Episode.OnLadder.class;
            case "steps" -> Episode.Steps.class;
            case "sessions" -> Episode.InSessions.class;
            default -> throw BadInputException.of(file + ": kind", kind, "market, ladder, steps or sessions");
        };
    }

    /** A figure that is known exactly has no range of its own; names of choices are written with hyphens. */
    private static ObjectNode completed(ObjectNode fields) {
        for (JsonNode node : fields.path("targets")) {
            if (node instanceof ObjectNode target) {
                for (String end : List.of("low", "high")) {
                    if (!target.has(end)) {
                        target.set(end, target.path("observed"));
                    }
                }
                for (String choice : List.of("of", "take", "scale")) {
                    if (target.has(choice)) {
                        target.put(
                                choice,
                                target.path(choice).asText().replace('-', '_').toUpperCase(Locale.ROOT));
                    }
                }
            }
        }
        return fields;
    }

    List<Episode.InMarkets> inMarkets() {
        return all.stream()
                .filter(Episode.InMarkets.class::isInstance)
                .map(Episode.InMarkets.class::cast)
                .toList();
    }
}
