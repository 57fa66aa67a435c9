package parley.wire;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parley.summit.scenario.Fault;

/**
 * Merges figures.csv and flows.csv into the tree of a scenario: a row with a value sets a number, and every row becomes a figure
 * that says where numbers come from.
 */
final class FigureRows {

    /** What is said of a path of which no object stands in the YAML. */
    static final String NOWHERE = "leads nowhere";

    private static final List<String> FIGURE_COLUMNS =
            List.of("path", "value", "unit", "low", "high", "grade", "source", "reference", "year", "note");
    private static final List<String> FLOW_COLUMNS =
            List.of("market", "origin", "user", "tonnes_per_year", "grade", "source", "reference", "year", "note");
    private static final Pattern STEP = Pattern.compile("\\.?([a-z_0-9A-Z]+)(?:\\[([^\\]]+)\\])?");
    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");

    /** A row may bring the whole field: it needs no object in the YAML. */
    private static final String PARAMETERS = "parameters";

    private final Tree.Fields root;
    private final List<Fault> faults;
    private final Tree.Items figures;
    private final Set<String> paths = new HashSet<>();

    FigureRows(Tree.Fields root, List<Fault> faults) {
        this.root = root;
        this.faults = faults;
        this.figures = root.parts().get("figures") instanceof Tree.Items items
                ? items
                : new Tree.Items(root.place(), new ArrayList<>());
        root.parts().put("figures", figures);
        root.parts().putIfAbsent(PARAMETERS, new Tree.Fields(root.place(), new LinkedHashMap<>()));
    }

    void mergeFigures(String file, String text) {
        CsvRows.read(file, text, FIGURE_COLUMNS, faults).forEach(this::mergeFigure);
    }

    void mergeFlows(String file, String text) {
        CsvRows.read(file, text, FLOW_COLUMNS, faults).forEach(this::mergeFlow);
    }

    /** The unit of every figure that has one, by path. */
    static Map<String, String> units(String text) {
        Map<String, String> units = new LinkedHashMap<>();
        CsvRows.read(ScenarioFiles.FIGURES, text, FIGURE_COLUMNS, new ArrayList<>())
                .forEach(row -> units.put(row.cell("path"), row.cell("unit")));
        return units;
    }

    private void mergeFigure(CsvRows.Row row) {
        String path = row.cell("path");
        if (!paths.add(path)) {
            faults.add(new Fault(row.place(), path, "there twice", "one row"));
            return;
        }
        List<Tree.Step> steps = steps(path);
        Optional<Tree> parent = steps.isEmpty() ? Optional.empty() : find(steps.subList(0, steps.size() - 1));
        if (row.cell("value").isEmpty()) {
            if (steps.isEmpty() || find(steps).isEmpty()) {
                leadsNowhere(row, path);
            }
        } else if (parent.isPresent() && parent.get() instanceof Tree.Fields fields && lastIsPlain(steps)) {
            set(row, fields, steps.get(steps.size() - 1).name());
        } else {
            leadsNowhere(row, path);
        }
        range(row);
        add(row, path, row.cell("low"), row.cell("high"));
    }

    private void set(CsvRows.Row row, Tree.Fields fields, String name) {
        Tree before = fields.parts().get(name);
        if (before == null) {
            fields.parts().put(name, new Tree.Scalar(row.place(), row.cell("value")));
        } else {
            faults.add(new Fault(
                    row.place(),
                    row.cell("path"),
                    row.cell("value"),
                    "one value, but " + before.place() + " has another"));
        }
    }

    private void leadsNowhere(CsvRows.Row row, String path) {
        faults.add(new Fault(row.place(), path, NOWHERE, "the path of a field whose object stands in the YAML"));
    }

    private void range(CsvRows.Row row) {
        boolean judged =
                row.cell("grade").equals("judgement") && !row.cell("value").isEmpty();
        for (String column : List.of("low", "high")) {
            String text = row.cell(column);
            boolean right = text.isEmpty() ? !judged : Numbers.number(text).isPresent();
            if (!right) {
                faults.add(new Fault(
                        row.place(), in(row, column), text, "a number; a judgement that sets a value has a range"));
            }
        }
        Numbers.number(row.cell("value")).ifPresent(value -> {
            double low = Numbers.number(row.cell("low")).orElse(value);
            double high = Numbers.number(row.cell("high")).orElse(value);
            if (value < low || value > high) {
                faults.add(new Fault(
                        row.place(), row.cell("path"), row.cell("value"), "within its range, " + low + ".." + high));
            }
        });
    }

    private void mergeFlow(CsvRows.Row row) {
        String market = row.cell("market");
        String path = "markets[" + market + "].flows[" + row.cell("origin") + ">" + row.cell("user") + "]";
        if (!(find(List.of(new Tree.Step("markets", market))).orElse(null) instanceof Tree.Fields fields)) {
            faults.add(new Fault(row.place(), "market", market, "a market of the YAML"));
            return;
        }
        if (!paths.add(path)) {
            faults.add(new Fault(row.place(), path, "there twice", "one row"));
            return;
        }
        Map<String, Tree> flow = new LinkedHashMap<>();
        for (String column : List.of("origin", "user", "tonnes_per_year")) {
            put(flow, column, row, row.cell(column));
        }
        if (fields.parts().computeIfAbsent("flows", name -> new Tree.Items(row.place(), new ArrayList<>()))
                instanceof Tree.Items flows) {
            flows.parts().add(new Tree.Fields(row.place(), flow));
        }
        add(row, path, "", "");
    }

    /** Where a number comes from is part of a scenario. */
    private void add(CsvRows.Row row, String path, String low, String high) {
        if (row.cell("source").isEmpty()) {
            faults.add(new Fault(row.place(), "figures[" + path + "].source", "", "who published it"));
        }
        year(row, path);
        Map<String, Tree> figure = new LinkedHashMap<>();
        put(figure, "path", row, path);
        for (String column : List.of("grade", "source", "reference", "year", "note")) {
            put(figure, column, row, row.cell(column));
        }
        put(figure, "low", row, low);
        put(figure, "high", row, high);
        figures.parts().add(new Tree.Fields(row.place(), figure));
    }

    /** Nothing may rest on what became known after the summit began. */
    private void year(CsvRows.Row row, String path) {
        String text = row.cell("year");
        String firstDay = root.text("first_day");
        Matcher years = YEAR.matcher(text);
        boolean any = false;
        boolean late = false;
        while (years.find()) {
            any = true;
            late |= !firstDay.isEmpty() && years.group().compareTo(firstDay) > 0;
        }
        late |= text.matches("\\d{4}-\\d{2}-\\d{2}") && text.compareTo(firstDay) >= 0;
        if (!any || late) {
            faults.add(new Fault(
                    row.place(), "figures[" + path + "].year", text, "a year, or years, before the summit begins"));
        }
    }

    private static void put(Map<String, Tree> fields, String name, CsvRows.Row row, String text) {
        if (!text.isEmpty()) {
            fields.put(name, new Tree.Scalar(row.place(), text));
        }
    }

    private static String in(CsvRows.Row row, String column) {
        return "figures[" + row.cell("path") + "]." + column;
    }

    private static boolean lastIsPlain(List<Tree.Step> steps) {
        return steps.get(steps.size() - 1).key().isEmpty();
    }

    private Optional<Tree> find(List<Tree.Step> steps) {
        Tree at = root;
        for (Tree.Step step : steps) {
            Optional<Tree> next = at instanceof Tree.Fields fields ? next(fields, step) : Optional.empty();
            if (next.isEmpty()) {
                return next;
            }
            at = next.get();
        }
        return Optional.of(at);
    }

    private static Optional<Tree> next(Tree.Fields fields, Tree.Step step) {
        Tree part = fields.parts().get(step.name());
        if (part == null || step.key().isEmpty()) {
            return Optional.ofNullable(part);
        }
        return part instanceof Tree.Items items ? entry(items, step) : Optional.empty();
    }

    private static Optional<Tree> entry(Tree.Items items, Tree.Step step) {
        for (int i = 0; i < items.parts().size(); i++) {
            Tree entry = items.parts().get(i);
            if (Tree.key(step.name(), entry, i).equals(step.key())) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    /** Nothing for a text that is not a path. */
    private static List<Tree.Step> steps(String path) {
        var steps = new ArrayList<Tree.Step>();
        Matcher matcher = STEP.matcher(path);
        int end = 0;
        while (end < path.length() && matcher.find() && matcher.start() == end) {
            steps.add(new Tree.Step(
                    matcher.group(1), Optional.ofNullable(matcher.group(2)).orElse("")));
            end = matcher.end();
        }
        return end == path.length() ? steps : List.of();
    }
}
