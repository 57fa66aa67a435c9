package parley.wire;

import java.util.List;
import java.util.Map;

/** What the files of a scenario say, with the place of every part. It grows as the tables are merged into the YAML. */
sealed interface Tree {

    /** File and line, e.g. {@code scenario.yaml:41}. */
    String place();

    /** Named parts. */
    record Fields(String place, Map<String, Tree> parts) implements Tree {

        /** The text of a part; empty where there is none. */
        String text(String name) {
            return parts.get(name) instanceof Scalar scalar ? scalar.text() : "";
        }
    }

    /** Parts in order. */
    record Items(String place, List<Tree> parts) implements Tree {}

    /** A text, a number, or true or false. */
    record Scalar(String place, String text) implements Tree {}

    /** One step of a path: the name of a field, with a key where the field is a list. */
    record Step(String name, String key) {}

    /** What a field's path names the entry of a list by: what identifies it, else its place in the list. */
    static String key(String list, Tree entry, int place) {
        String key = entry instanceof Fields fields ? key(list, fields) : "";
        return key.isBlank() ? String.valueOf(place) : key;
    }

    private static String key(String list, Fields entry) {
        return switch (list) {
            case "countries" -> entry.text("code");
            case "markets", "tables", "issues" -> entry.text("id");
            case "upstream" -> entry.text("market");
            case "flows" -> entry.text("origin") + ">" + entry.text("user");
            case "controls" -> entry.text("key") + "@" + entry.text("effective");
            case "ladders" ->
                entry.text("actor") + ">" + (entry.text("target").isEmpty() ? "ALL" : entry.text("target"));
            case "payoffs", "budgets" -> entry.text("country");
            case "projects" -> entry.text("name");
            case "opening_deals" -> entry.text("table");
            case "red_lines" -> entry.text("country") + ":" + entry.text("table") + "." + entry.text("issue");
            case "pressures" -> entry.text("on") + "<" + entry.text("from");
            case "figures" -> entry.text("path");
            default -> "";
        };
    }
}
