package parley.cli.console;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * What the surroundings say; everything else is said on the command line.
 *
 * @param home folder of the repository, with {@code scenarios} and {@code docs}
 * @param colour whether the output may have any
 * @param columns width of the output
 * @param collector whether OpenTelemetry's own variables name a collector
 * @param tokens folder with the hosts' tokens of the coordinators that this user has started, by port
 */
public record Settings(Path home, boolean colour, int columns, boolean collector, Path tokens) {

    private static final int NARROWEST = 72;
    private static final int WIDEST = 100;
    private static final int USUAL = 92;

    public static Settings from(Map<String, String> env, Properties properties) {
        boolean terminal = Boolean.parseBoolean(properties.getProperty("parley.terminal", "false"));
        boolean wanted = env.getOrDefault("NO_COLOR", "").isEmpty()
                && !env.getOrDefault("TERM", "").equals("dumb");
        return new Settings(
                Path.of(properties.getProperty("parley.home", ".")),
                terminal && wanted,
                columns(env.getOrDefault("COLUMNS", "")),
                env.keySet().stream().anyMatch(name -> name.matches("OTEL_EXPORTER_OTLP_([A-Z]+_)?ENDPOINT")),
                Path.of(env.getOrDefault(
                        "PARLEY_TOKENS", properties.getProperty("user.home", ".") + "/.parley/tokens")));
    }

    private static int columns(String columns) {
        boolean number = columns.matches("[0-9]{1,4}");
        return number ? Math.max(NARROWEST, Math.min(WIDEST, Integer.parseInt(columns))) : USUAL;
    }

    /** Where the scenarios are. */
    public Path scenarios() {
        return home.resolve("scenarios");
    }
}
