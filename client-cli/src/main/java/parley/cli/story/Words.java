package parley.cli.story;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import parley.summit.report.When;
import parley.summit.scenario.Country;
import parley.summit.scenario.Issue;
import parley.summit.scenario.Ladder;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.Table;
import parley.summit.seat.Deal;
import parley.summit.transcript.DealStatus;
import parley.summit.transcript.StallCause;

/** Says the nouns of one scenario in words. */
public final class Words {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", Locale.ENGLISH);

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    /** Beginnings of names that take an article. */
    private static final List<String> ARTICLED =
            List.of("United ", "European ", "Rest ", "Philippines", "Netherlands", "Democratic ");

    /** Surplus 1 is this share of gross domestic product. */
    private static final double SURPLUS_UNIT = .001;

    private final Scenario scenario;

    public Words(Scenario scenario) {
        this.scenario = scenario;
    }

    /** Its name, or its code where it has none. */
    public String country(String code) {
        return scenario.country(code).map(Country::name).orElse(code);
    }

    /** Its name within a sentence, with an article where it takes one. */
    public String the(String code) {
        String name = country(code);
        return ARTICLED.stream().anyMatch(name::startsWith) ? "the " + article(name) : name;
    }

    private static String article(String name) {
        return name.startsWith("Rest ") ? "rest " + name.substring("Rest ".length()) : name;
    }

    /** The day of a round, e.g. {@code Friday, 24 October 2025}. */
    public String day(int round) {
        return DAY.format(When.day(scenario, round));
    }

    /** A day, e.g. {@code 20 October 2025}. */
    public String date(LocalDate day) {
        return DATE.format(day);
    }

    /** A month after the summit, e.g. {@code March 2027 (month 17)}. */
    public String month(int month) {
        return When.month(scenario, month).text() + " (month " + month + ")";
    }

    /** Both parties and what they talk about. */
    public String table(Table table) {
        return switch (table.kind()) {
            case TRUCE -> "a truce between " + the(table.buyer()) + " and " + the(table.host());
            case DEAL -> "a minerals deal: " + the(table.buyer()) + " buys, " + the(table.host()) + " hosts";
        };
    }

    /** Whom a ladder is aimed at. */
    public String toward(Ladder ladder) {
        return country(ladder.actor()) + " toward "
                + ladder.target().map(this::the).orElse("all");
    }

    /** What both fall back on without a deal. */
    public String withoutDeal(Table table) {
        return scenario.openingDeal(table.id())
                .map(d -> "0, deal of " + SHORT_DAY.format(d.signed()))
                .orElse("0");
    }

    /** What a party keeps if it does not sign. */
    String fallBack(Table table) {
        return scenario.openingDeal(table.id())
                .map(d -> "the deal of " + SHORT_DAY.format(d.signed()))
                .orElse("no deal");
    }

    /** What is asked and given, without what is at nothing. */
    public String offer(Table table, Deal deal) {
        var parts = new ArrayList<String>();
        for (int i = 0; i < table.issues().size(); i++) {
            if (table.issues().get(i).levels().get(deal.levels().get(i)).value() > 0) {
                parts.add(brief(table, i) + ": " + level(table, i, deal));
            }
        }
        return parts.isEmpty() ? "nothing on any issue" : String.join("; ", parts);
    }

    /** The issue without the unit in which its levels are counted. */
    private static String brief(Table table, int i) {
        return brief(table.issues().get(i));
    }

    /** The issue without the unit in which its levels are counted, which the levels' own titles repeat. */
    public static String brief(Issue issue) {
        return issue.title().replaceFirst(",.*", "");
    }

    /** Every issue and what was chosen. */
    public String deal(Table table, Deal deal) {
        var parts = new ArrayList<String>();
        for (int i = 0; i < table.issues().size(); i++) {
            parts.add(brief(table, i) + ": " + level(table, i, deal));
        }
        return String.join("; ", parts);
    }

    /** Only what differs from an offer before, and how. */
    public String changes(Table table, Deal before, Deal after) {
        var parts = new ArrayList<String>();
        for (int i = 0; i < table.issues().size(); i++) {
            if (!before.levels().get(i).equals(after.levels().get(i))) {
                parts.add(brief(table, i) + ": " + level(table, i, before) + " → " + level(table, i, after));
            }
        }
        return String.join("; ", parts);
    }

    private static String level(Table table, int i, Deal deal) {
        return table.issues().get(i).levels().get(deal.levels().get(i)).title();
    }

    /** A surplus as the money that would be worth as much, US$ bn. */
    public double money(String country, double surplus) {
        double gdp = Optional.ofNullable(scenario.profiles().get(country))
                .map(p -> p.gdp())
                .orElse(0.0);
        return surplus * SURPLUS_UNIT * gdp;
    }

    /** The same in words, e.g. {@code US$ +0.33 bn}. */
    public static String bn(double money) {
        return "US$ " + signed(money) + " bn";
    }

    /** Its size for running text, e.g. {@code 14.4 billion dollars}. */
    static String dollars(double money) {
        double size = Math.abs(money);
        return size < .0995
                ? String.format(Locale.ROOT, "%.0f million dollars", 1000 * size)
                : String.format(Locale.ROOT, size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f", size)
                        + " billion dollars";
    }

    /** With a sign, and as many digits as a reader can use. */
    public static String signed(double number) {
        double size = Math.abs(number);
        String digits = size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f";
        String text = String.format(Locale.ROOT, digits, size);
        boolean zero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
        return zero ? text : (number < 0 ? "−" : "+") + text;
    }

    /** A share in per cent, without the sign. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }

    public static String status(DealStatus status) {
        return switch (status) {
            case RATIFY -> "waiting for ratification";
            case IN_FORCE -> "in force";
            case STALLED -> "stalled";
            case LAPSED -> "lapsed";
            case EXPIRED -> "expired";
        };
    }

    public static String cause(StallCause cause) {
        return switch (cause) {
            case ECONOMIC -> "money or capacity";
            case SOCIAL -> "social opposition";
            case ENVIRONMENT -> "the environment";
            case TAX -> "tax and law";
            case EXPORT -> "a rule on exports";
            case CHINA -> "pressure from China";
        };
    }

    /** The name of a market. */
    public String market(String id) {
        return scenario.markets().stream()
                .filter(m -> m.id().equals(id))
                .map(m -> m.name())
                .findFirst()
                .orElse(id);
    }

    /** The same within a sentence: small, unless it begins with the sign of an element. */
    String marketInside(String id) {
        String name = market(id);
        boolean word = name.matches("\\p{Lu}\\p{Ll}{2,}\\b.*");
        return word ? name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1) : name;
    }

    /** What the two sides of these tables are called: a buyer at all of them by its name. */
    static List<String> sides(List<Table> tables, Function<String, String> names) {
        List<String> buyers = tables.stream().map(Table::buyer).distinct().toList();
        return buyers.size() == 1
                ? List.of(names.apply(buyers.get(0)), "the other side")
                : List.of("first named", "second named");
    }

    /** A number of tonnes. */
    static String tonnes(double tonnes) {
        return String.format(Locale.ROOT, "%,.0f", tonnes);
    }

    /** Who does something to whom; to all where {@code to} is empty. */
    public String arrow(String from, Optional<String> to) {
        return country(from) + " → " + to.map(this::country).orElse("all");
    }

    /** How many countries, e.g. {@code one country}, {@code 3 countries}. */
    static String countries(long number) {
        return number == 1 ? "one country" : number + " countries";
    }

    /** How many of something begin, e.g. {@code none begins}, {@code 4 begin}. */
    static String begin(int number) {
        return number == 0 ? "none begins" : number == 1 ? "one begins" : number + " begin";
    }

    /** Several things in a sentence, e.g. {@code A, B and C}. */
    public static String list(List<String> things) {
        int last = things.size() - 1;
        return last < 1
                ? String.join("", things)
                : String.join(", ", things.subList(0, last)) + " and " + things.get(last);
    }

    /** The text with a capital at its start. */
    public static String sentence(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
