package parley.summit;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import parley.summit.scenario.CalendarEntry;
import parley.summit.scenario.Country;
import parley.summit.scenario.DatedControl;
import parley.summit.scenario.Issue;
import parley.summit.scenario.Ladder;
import parley.summit.scenario.LadderKind;
import parley.summit.scenario.Profile;
import parley.summit.scenario.Project;
import parley.summit.scenario.ProjectStatus;
import parley.summit.scenario.ProjectType;
import parley.summit.scenario.Table;
import parley.summit.scenario.TableKind;

/** Small scenarios with made-up numbers, and the parts to build more from. */
public final class Scenarios {

    /** Issues of a deal table and the values of their levels (MODEL section 6.1). */
    public static final Map<String, double[]> DEAL_LEVELS = Map.ofEntries(
            Map.entry("fin", new double[] {0, .25, .5, 1}),
            Map.entry("off", new double[] {0, .25, .5, .75}),
            Map.entry("flo", new double[] {0, .5, 1}),
            Map.entry("trf", new double[] {0, 5, 10, 19}),
            Map.entry("tec", new double[] {0, .5, 1}),
            Map.entry("inf", new double[] {0, .25, .5}),
            Map.entry("wai", new double[] {0, .5, 1}),
            Map.entry("chn", new double[] {0, .33, .67, 1}),
            Map.entry("esg", new double[] {0, .5, 1}),
            Map.entry("sec", new double[] {0, .5, 1}),
            Map.entry("bin", new double[] {0, .5, 1}),
            Map.entry("trm", new double[] {2, 5}));

    /** Issues of a truce table (MODEL section 6.6). */
    public static final Map<String, double[]> TRUCE_LEVELS = Map.of(
            "sus", new double[] {0, 3, 12},
            "lic", new double[] {0, .85, .97},
            "mfn", new double[] {0, 1},
            "hun", new double[] {0, 1, 2},
            "cut", new double[] {0, 5, 10},
            "aff", new double[] {0, 1, 2},
            "buy", new double[] {0, 10, 25},
            "dur", new double[] {3, 12, 24});

    private Scenarios() {}

    /** Four seats, a chain of two markets, a truce and two deals. */
    public static Draft small() {
        return new Draft()
                .country(seat("CHN", 18_000, 0, -1))
                .country(seat("USA", 29_000, 165, 1))
                .country(seat("MYS", 420, 50, -.1))
                .country(seat("AUS", 1_750, 125, 1))
                .country(new Country("ROW", "Rest of the world", Optional.empty()))
                .market(SmallMarkets.oxide())
                .market(SmallMarkets.magnets())
                .control(april())
                .calendar(new CalendarEntry(1, "The delegations arrive", 0))
                .calendar(new CalendarEntry(2, "Somebody loses patience", .1))
                .ladder(licencesToOne("USA", 1, List.of("MAKE")))
                .ladder(licencesToAll(1, List.of("MAKE")))
                .ladder(tariffs())
                .ladder(licencesToOne("MYS", 0, List.of("REFINE", "MAKE")))
                .ladder(licencesToOne("AUS", 0, List.of("REFINE", "MAKE")))
                .table(truce())
                .table(deal("USA-MYS", "MYS", List.of(kuantan(), magnetPlant())))
                .table(deal("USA-AUS", "AUS", List.of(eneabba())))
                .basket("REFINE", "MAKE")
                .pressure("CHN", "USA", .6)
                .pressure("USA", "CHN", .7)
                .budget("USA", 4);
    }

    /** A country with a seat. */
    public static Country seat(String code, double gdp, double exportsToChina, double alignment) {
        var obstacles = new Profile.Obstacles(.3, .5, .4, .4);
        return new Country(
                code,
                "Country " + code,
                Optional.of(
                        new Profile(gdp, exportsToChina, 40, 19, alignment, .6, obstacles, .4, .4, .05, .1, "linear")));
    }

    /** The same country, with other exports to China, US$ bn a year, and another tariff of the United States, per cent. */
    public static Profile trading(Profile p, double exportsToChina, double usTariff) {
        return new Profile(
                p.gdp(),
                exportsToChina,
                p.exportsToUsa(),
                usTariff,
                p.alignment(),
                p.sovereignty(),
                p.obstacles(),
                p.ratification(),
                p.chinaExposure(),
                p.tableImportance(),
                p.rawExportRent(),
                p.defaultStrategy());
    }

    /** Licences since April that a truce can ease. */
    public static DatedControl april() {
        return new DatedControl(
                "april",
                LocalDate.of(2025, 4, 4),
                OptionalInt.empty(),
                "CHN",
                Optional.empty(),
                List.of("MAKE"),
                .6,
                false,
                false,
                true,
                .7,
                "Licences for magnets",
                false,
                false,
                false);
    }

    /** China's licences for magnets to all, from a day on; pending if the day comes after the summit. */
    public static DatedControl licences(String key, LocalDate effective, double approval, boolean suspendable) {
        return new DatedControl(
                key,
                effective,
                OptionalInt.empty(),
                "CHN",
                Optional.empty(),
                List.of("MAKE"),
                approval,
                false,
                false,
                false,
                0,
                "Licences under the name " + key,
                false,
                false,
                suspendable);
    }

    /** China's ladder toward one country. */
    public static Ladder licencesToOne(String target, int opening, List<String> basket) {
        return new Ladder(
                "CHN",
                Optional.of(target),
                target,
                LadderKind.LICENCES_ONE,
                basket,
                opening,
                OptionalInt.empty(),
                target.equals("USA") ? 25 : 6,
                5,
                List.of(
                        licences("none", 1, 0, 0, 0),
                        licences("announcement", 1, 0, 0, .1),
                        licences("normal", .85, .02, .01, .2),
                        licences("slow", .35, .05, .27, .5),
                        new Ladder.Level("slow and abroad", .35, false, true, true, .05, .42, 0, 0, .7),
                        new Ladder.Level("ban", 0, true, true, true, .12, 1, 0, 0, 1)));
    }

    private static Ladder.Level licences(
            String title, double approval, double exportsHit, double lossShare, double pressure) {
        return new Ladder.Level(title, approval, false, false, false, exportsHit, lossShare, 0, 0, pressure);
    }

    /** China's ladder toward all. */
    public static Ladder licencesToAll(int opening, List<String> basket) {
        return new Ladder(
                "CHN",
                Optional.empty(),
                "USA",
                LadderKind.LICENCES_ALL,
                basket,
                opening,
                OptionalInt.empty(),
                25,
                5,
                List.of(
                        licences("none", 1, 0, 0, 0),
                        licences("announcement", 1, 0, 0, .1),
                        licences("normal", .85, 0, .02, .2),
                        licences("slow", .35, 0, .9, .5),
                        new Ladder.Level("slow and abroad", .35, false, true, true, 0, 1.2, 0, 0, .7)));
    }

    /** A host's own restrictions on what it exports in raw form, to all. */
    public static Ladder rawExports(String host, List<String> basket) {
        return new Ladder(
                host,
                Optional.empty(),
                "USA",
                LadderKind.RAW_EXPORTS,
                basket,
                0,
                OptionalInt.empty(),
                0,
                1,
                List.of(
                        licences("none", 1, 0, 0, 0),
                        licences("announcement", 1, 0, 0, 0),
                        licences("normal", .85, 0, 0, 0),
                        new Ladder.Level("ban", 0, true, false, false, 0, 0, 0, 0, 0)));
    }

    /** The tariffs of the United States against China, with a word given. */
    public static Ladder tariffs() {
        return new Ladder(
                "USA",
                Optional.of("CHN"),
                "CHN",
                LadderKind.TARIFFS,
                List.of(),
                2,
                OptionalInt.of(5),
                30,
                10,
                List.of(
                        tariff("easing", 0, 0, 0),
                        tariff("threat", 0, 0, .1),
                        tariff("listings", 3, 1, .3),
                        tariff("10 points", 9, 4, .45),
                        tariff("30 points", 26, 14, .65),
                        tariff("100 points", 90, 70, 1)));
    }

    private static Ladder.Level tariff(String title, double loss, double cost, double pressure) {
        return new Ladder.Level(title, 0, false, false, false, 0, 0, loss, cost, pressure);
    }

    /** The truce of the two rivals over four issues. */
    public static Table truce() {
        return new Table(
                "USA-CHN",
                TableKind.TRUCE,
                List.of("USA", "CHN"),
                List.of(
                        truceIssue("lic", 3, -.8),
                        truceIssue("hun", 1, 5),
                        truceIssue("buy", 1.5, -.6),
                        issue("dur", TRUCE_LEVELS)),
                1,
                3,
                3,
                List.of());
    }

    /** An issue of a truce table, worth this much to the two parties for each level, US$ bn. */
    public static Issue truceIssue(String id, double toUsa, double toChina) {
        double[] values = levels(TRUCE_LEVELS, id);
        return new Issue(
                id,
                "Issue " + id,
                IntStream.range(0, values.length)
                        .mapToObj(x -> new Issue.Level(
                                values[x],
                                "level " + x,
                                x == 0
                                        ? List.of()
                                        : List.of(
                                                new Issue.Payoff("USA", x * toUsa, .01 * x),
                                                new Issue.Payoff("CHN", x * toChina, -.01 * x))))
                        .toList());
    }

    /** An issue with levels that have no payoffs of their own. */
    public static Issue issue(String id, Map<String, double[]> levels) {
        return new Issue(
                id,
                "Issue " + id,
                Arrays.stream(levels(levels, id))
                        .mapToObj(value -> new Issue.Level(value, "at " + value, List.of()))
                        .toList());
    }

    private static double[] levels(Map<String, double[]> levels, String id) {
        return Objects.requireNonNull(levels.get(id), id);
    }

    /** A deal of the United States with one host over four issues. */
    public static Table deal(String id, String host, List<Project> projects) {
        return deal(id, host, List.of("fin", "trf", "chn", "bin"), projects);
    }

    /** A deal of the United States with one host. */
    public static Table deal(String id, String host, List<String> issues, List<Project> projects) {
        return new Table(
                id,
                TableKind.DEAL,
                List.of("USA", host),
                issues.stream().map(issue -> issue(issue, DEAL_LEVELS)).toList(),
                1,
                3,
                2,
                projects);
    }

    private static Project kuantan() {
        return new Project(
                "Kuantan",
                "REFINE",
                Optional.empty(),
                4_300,
                .4,
                ProjectType.BROWNFIELD,
                ProjectStatus.PERMITTED,
                Optional.of("AUS"));
    }

    private static Project magnetPlant() {
        return new Project(
                "Magnet plant",
                "MAKE",
                Optional.empty(),
                3_000,
                .2,
                ProjectType.MAGNET,
                ProjectStatus.CONCEPT,
                Optional.of("MYS"));
    }

    private static Project eneabba() {
        return new Project(
                "Eneabba",
                "REFINE",
                Optional.empty(),
                5_500,
                1.1,
                ProjectType.REFINERY,
                ProjectStatus.BUILDING,
                Optional.empty());
    }
}
