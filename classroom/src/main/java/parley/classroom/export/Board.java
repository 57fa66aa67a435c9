package parley.classroom.export;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import parley.proto.report.v1.SeatReport;
import parley.proto.report.v1.TableReport;
import parley.proto.scenario.v1.Country;

/** The first page of an export: world beside world, what was signed and how each country did. */
final class Board {

    private static final String STYLE = """
            :root { color-scheme: light dark; --ink: #1a1a1a; --paper: #fff; --rule: #ccc; --blue: #0072b2; --orange: #b85000; }
            @media (prefers-color-scheme: dark) { :root { --ink: #e8e8e8; --paper: #16181c; --rule: #3a3d44; --blue: #56b4e9;
              --orange: #e69f00; } }
            body { font: 17px/1.5 system-ui, "Segoe UI", Roboto, Arial, sans-serif; color: var(--ink); background: var(--paper);
              max-width: 64rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
            h1 { line-height: 1.2; } h2 { margin-top: 2.5rem; border-bottom: 2px solid var(--blue); }
            a { color: var(--blue); } a:focus-visible, .scroll:focus-visible { outline: 3px solid var(--orange); outline-offset: 2px; }
            .scroll { overflow-x: auto; }
            table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
            th, td { padding: .3rem .9rem .3rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--rule); }
            td.number { text-align: right; } ul { padding-left: 1.2rem; } td ul { margin: 0; }
            footer { margin-top: 3rem; border-top: 1px solid var(--rule); padding-top: .8rem; }
            @media print { :root { --ink: #000; --paper: #fff; --rule: #999; } .scroll { overflow: visible; } tr { break-inside: avoid; } }
            """;

    private final FinishedClass over;
    private final Conditions conditions;
    private final String title;
    private final String version;

    Board(FinishedClass over, Conditions conditions, String title, String version) {
        this.over = over;
        this.conditions = conditions;
        this.title = title;
        this.version = version;
    }

    /** Where the story of a world is, from the first page. */
    static String story(int world) {
        return "worlds/world-" + world + ".html";
    }

    String page() {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s</title>
                <style>
                %2$s</style>
                </head>
                <body>
                <header><h1>%1$s</h1></header>
                <main>
                <p>%3$s</p>
                <h2>The stories</h2>
                <ul>
                %4$s
                </ul>
                <h2>What was signed</h2>
                <p>Worth is in 0.1 %% of each side’s economy, over no deal.</p>
                %5$s
                <h2>How each country did</h2>
                <p>All its deals together; below 0 it is worse off than without them.</p>
                %6$s
                <h2>The numbers</h2>
                <p>The tables behind this are in the folder data: <a href="data/dictionary.csv">what each column means</a>,
                <a href="README.md">what is in this folder</a>.</p>
                </main>
                <footer><p>A stylised snapshot of October 2025 from dated sources, no forecast, and nobody’s official position. %7$s</p></footer>
                </body>
                </html>
                """.formatted(
                Html.escape(title),
                STYLE,
                Html.escape(over.scenario().getTitle() + ". " + over.scenario().getSummary()),
                over.worlds().stream()
                        .map(world -> "<li><a href=\"%s\">World %d</a>%s</li>"
                                .formatted(story(world.number()), world.number(), condition(world.number())))
                        .collect(Collectors.joining("\n")),
                deals(),
                results(),
                Html.escape("Scenario " + over.scenario().getId() + ", seed "
                        + over.plan().getSeed() + ", " + version + "."));
    }

    private String condition(int world) {
        String condition = conditions.of(world);
        return condition.isEmpty() ? "" : ", condition " + Html.escape(condition);
    }

    /** A table with a column for each world. */
    private String table(
            String name, String first, List<String> rows, BiFunction<Integer, FinishedWorld, String> cell) {
        String head = over.worlds().stream()
                .map(world -> "<th scope=\"col\">World " + world.number() + condition(world.number()) + "</th>")
                .collect(Collectors.joining());
        var body = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            int row = i;
            body.append("<tr><th scope=\"row\">")
                    .append(Html.escape(rows.get(i)))
                    .append("</th>");
            over.worlds().forEach(world -> body.append(cell.apply(row, world)));
            body.append("</tr>\n");
        }
        return """
                <div class="scroll" tabindex="0" role="region" aria-label="%s"><table>
                <thead><tr><th scope="col">%s</th>%s</tr></thead>
                <tbody>
                %s</tbody>
                </table></div>""".formatted(name, first, head, body);
    }

    private String deals() {
        List<TableReport> tables = over.worlds().stream()
                .findFirst()
                .map(world -> world.report().getDealsList())
                .orElse(List.of());
        List<String> names = tables.stream()
                .map(table -> table.getPartiesList().stream().map(this::name).collect(Collectors.joining(" – ")))
                .toList();
        return table("What was signed", "Table", names, (row, world) -> {
            TableReport deal = world.report().getDeals(row);
            return "<td>" + (deal.getSigned() ? signed(deal) : "– no deal") + "</td>";
        });
    }

    private String signed(TableReport deal) {
        String worth = deal.getPartiesList().stream()
                .map(party -> name(party) + " " + number(deal.getUtilitiesOrDefault(party, 0)))
                .collect(Collectors.joining(", "));
        String terms = deal.getLevelsMap().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(term ->
                        "<li>" + Html.escape(issue(deal.getTable(), term.getKey()) + ": " + term.getValue()) + "</li>")
                .collect(Collectors.joining());
        return "✓ round " + deal.getRound() + ": " + Html.escape(worth) + "<ul>" + terms + "</ul>";
    }

    private String issue(String table, String id) {
        return over.scenario().getTablesList().stream()
                .filter(one -> one.getId().equals(table))
                .flatMap(one -> one.getIssuesList().stream())
                .filter(one -> one.getId().equals(id))
                .map(one -> one.getTitle())
                .findFirst()
                .orElse(id);
    }

    private String results() {
        List<SeatReport> seats = over.worlds().stream()
                .findFirst()
                .map(world -> world.report().getSeatsList())
                .orElse(List.of());
        return table(
                "How each country did",
                "Country",
                seats.stream().map(seat -> name(seat.getCountry())).toList(),
                (row, world) -> {
                    SeatReport seat = world.report().getSeats(row);
                    double sum = world.report().getDealsList().stream()
                            .filter(TableReport::getSigned)
                            .mapToDouble(deal -> deal.getUtilitiesOrDefault(seat.getCountry(), 0))
                            .sum();
                    return "<td class=\"number\">" + number(sum) + "<br><small>" + Html.escape(WorldSheets.driver(seat))
                            + "</small></td>";
                });
    }

    private String name(String code) {
        return over.scenario().getCountriesList().stream()
                .filter(country -> country.getCode().equals(code))
                .map(Country::getName)
                .findFirst()
                .orElse(code);
    }

    /** A number with its sign, where it has one. */
    private static String number(double value) {
        String plain = String.format(Locale.ROOT, "%.2f", Math.abs(value));
        return (plain.equals("0.00") ? "" : value > 0 ? "+" : "−") + plain;
    }
}
