package parley.cli.explain;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import parley.cli.story.Words;
import parley.summit.deal.Breakdown;
import parley.summit.deal.Breakdown.Item;
import parley.summit.deal.Breakdown.Part;
import parley.summit.scenario.Issue;
import parley.summit.scenario.Profile;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.Table;

/** What speaks most for a deal in the eyes of one party, and what most against it, in words for those who know no model. */
record ForAndAgainst(Scenario scenario, Table table, String party, Breakdown worth) {

    private static final double NOTHING = 1e-9;

    /** As the end of a sentence; empty where nothing speaks for it nor against it. */
    Optional<String> clause() {
        Optional<String> gain = largest(1);
        Optional<String> cost = largest(-1);
        return gain.isPresent() && cost.isPresent()
                ? Optional.of("it gains most by " + gain.get() + " and pays most with " + cost.get())
                : gain.map(most -> "it gains most by " + most).or(() -> cost.map(most -> "it pays most with " + most));
    }

    private Optional<String> largest(int sign) {
        return worth.items().stream()
                .filter(item -> sign * item.utility() > NOTHING)
                .max(Comparator.comparingDouble(item -> sign * item.utility()))
                .map(this::words);
    }

    /** An item of a breakdown. */
    String words(Item item) {
        String market = item.market().map(new Words(scenario)::market).orElse("");
        return switch (item.name()) {
            case "finance" -> "public money for the plants";
            case "infrastructure" -> "a grant for infrastructure";
            case "tariff" -> "relief from American tariffs" + sales(item);
            case "technology" -> "technology for the plants";
            case "prestige" -> "what a signature means at home";
            case "clause" -> "the clause on China";
            case "security" -> "working together on security";
            case "form" -> "how firmly it binds";
            case "waiver" -> "free exports of raw material";
            case "standards" -> "standards above the national ones";
            case "ratification" -> "a vote at home";
            case "secure supply" -> "a supply of " + market + " that nobody can withhold";
            case "pool" -> "what is there for all of " + market;
            case "strategic premium" -> "new plants for " + market + " outside China";
            case "floor" -> "the price floor for " + market;
            case "sales at risk" -> "sales to China that are at risk";
            case "value added" -> "what new plants for " + market + " add to its economy";
            case "kept at home" -> market + " for its own use";
            case "sovereignty" -> "a part of its free hand";
            case "alignment" -> "the side that it takes";
            case "losers" -> "trouble with those at home who lose by it";
            case "red lines" -> "red lines that were drawn in public";
            case "China's answer" -> "what China may do about it" + sold();
            default -> issue(item.name());
        };
    }

    private Optional<Profile> profile() {
        return Optional.ofNullable(scenario.profiles().get(party));
    }

    private String sales(Item item) {
        return item.part() == Part.POLITICS || party.equals(Scenario.USA)
                ? ""
                : profile()
                        .map(p -> " on goods for US$ %s bn a year".formatted(round(p.exportsToUsa())))
                        .orElse("");
    }

    private String sold() {
        return profile()
                .map(p -> " (it sells China goods for US$ %s bn a year)".formatted(round(p.exportsToChina())))
                .orElse("");
    }

    private static String round(double billions) {
        return String.format(Locale.ROOT, "%.0f", billions);
    }

    /** At a truce table items are issues. */
    private String issue(String name) {
        return table.issues().stream()
                .filter(issue -> issue.id().equals(name))
                .map(Issue::title)
                .map(title -> "“" + title.replaceFirst(",.*", "") + "”")
                .findFirst()
                .orElse(name);
    }
}
