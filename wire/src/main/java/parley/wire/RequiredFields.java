package parley.wire;

import java.util.List;
import java.util.Map;

/** What the files of a scenario may not leave out, by message; any other field has its default, which is 0, empty or false. */
final class RequiredFields {

    private static final Map<String, List<String>> BY_MESSAGE = Map.ofEntries(
            Map.entry(
                    "Scenario",
                    List.of(
                            "id",
                            "title",
                            "first_day",
                            "rounds",
                            "countries",
                            "markets",
                            "ladders",
                            "tables",
                            "tension")),
            Map.entry("Country", List.of("code", "name")),
            Map.entry(
                    "Profile",
                    List.of(
                            "gdp_usd_bn",
                            "exports_to_china_usd_bn",
                            "exports_to_usa_usd_bn",
                            "us_tariff_percent",
                            "alignment",
                            "sovereignty",
                            "obstacles",
                            "ratification_constraint",
                            "china_exposure",
                            "default_strategy")),
            Map.entry("Obstacles", List.of("tax", "environment", "export", "social")),
            Map.entry(
                    "Market",
                    List.of("id", "name", "unit", "price_usd_per_t", "downstream_value", "final_share", "growth")),
            Map.entry("Feed", List.of("market", "tonnes_per_tonne")),
            Map.entry("Flow", List.of("origin", "user", "tonnes_per_year")),
            Map.entry("DatedControl", List.of("key", "title", "effective", "origin", "markets")),
            Map.entry("CalendarEntry", List.of("round", "title")),
            Map.entry(
                    "Ladder", List.of("actor", "counterpart", "kind", "demand_usd_bn", "sensitivity_usd_bn", "levels")),
            Map.entry("LadderLevel", List.of("title")),
            Map.entry(
                    "Table",
                    List.of("id", "kind", "parties", "issues", "start_round", "deadline_round", "meeting_round")),
            Map.entry("Issue", List.of("id", "title", "levels")),
            Map.entry("IssueLevel", List.of("value", "title")),
            Map.entry("Payoff", List.of("country", "welfare_usd_bn", "political")),
            Map.entry("Project", List.of("name", "market", "type", "status", "capacity_t_per_year", "capex_usd_bn")),
            Map.entry("OpeningDeal", List.of("table", "levels", "signed", "title")),
            Map.entry("RedLine", List.of("country", "table", "issue", "bound", "title")),
            Map.entry("Pressure", List.of("on", "from", "value")),
            Map.entry("Budget", List.of("country", "limit_usd_bn")),
            Map.entry("Figure", List.of("path", "grade")),
            Map.entry("Briefs", List.of("notice", "lesson", "background", "countries")),
            Map.entry("Lesson", List.of("minutes", "preparation_minutes", "goals")),
            Map.entry("BriefFact", List.of("date", "text", "source")),
            Map.entry("IssueNote", List.of("id", "about")),
            Map.entry("TableNote", List.of("id", "about")),
            Map.entry("CountryBrief", List.of("code", "who", "wants", "fears", "facts")),
            Map.entry("BriefSource", List.of("id", "source", "reference", "year")));

    private RequiredFields() {}

    static List<String> of(String message) {
        return BY_MESSAGE.getOrDefault(message, List.of());
    }
}
