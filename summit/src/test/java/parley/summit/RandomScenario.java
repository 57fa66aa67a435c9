package parley.summit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import parley.summit.scenario.CalendarEntry;
import parley.summit.scenario.Country;
import parley.summit.scenario.DatedControl;
import parley.summit.scenario.Issue;
import parley.summit.scenario.Ladder;
import parley.summit.scenario.Market;
import parley.summit.scenario.Parameter;
import parley.summit.scenario.Profile;
import parley.summit.scenario.Project;
import parley.summit.scenario.ProjectStatus;
import parley.summit.scenario.ProjectType;
import parley.summit.scenario.RedLine;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.Table;
import parley.summit.scenario.TableKind;

/** A small scenario in which everything that a scenario may choose is drawn at random. */
public final class RandomScenario {

    private static final List<String> STRATEGIES = List.of(
            "boulware",
            "linear",
            "conceder",
            "hardheaded",
            "time:2",
            "time:0.5",
            "micro",
            "naive-tft",
            "linear/acnext",
            "boulware/noise:12",
            "conceder/noise:3");
    private static final List<String> CHAIN = List.of("ORE", "OXIDE", "MAGNET");
    private static final double[] BUDGETS = {0, 1, 8};

    private final Random random;
    private final List<String> hosts;
    private final List<String> codes;
    private final List<String> markets;
    private final int rounds;

    private RandomScenario(long seed) {
        random = new Random(31 * seed + 17);
        List<String> others = shuffled(List.of("MYS", "AUS", "IDN"));
        hosts = others.subList(0, 1 + random.nextInt(2));
        codes = new ArrayList<>(List.of("CHN", "USA"));
        codes.addAll(hosts);
        if (random.nextBoolean()) {
            codes.add("JPN");
        }
        codes.add("ROW");
        markets = CHAIN.subList(3 - (1 + random.nextInt(3)), 3);
        rounds = 2 + random.nextInt(4);
    }

    /** The scenario of this seed. */
    public static Scenario of(long seed) {
        return new RandomScenario(seed).draft().scenario();
    }

    /** The same with deals in force at random levels and red lines that were drawn before the summit. */
    public static Scenario standing(long seed) {
        Scenario scenario = of(seed);
        var random = new Random(57 * seed + 5);
        Draft draft = Draft.of(scenario);
        for (Table table : scenario.tables()) {
            if (table.kind() == TableKind.DEAL) {
                draft.openingDeal(
                        table.id(),
                        table.issues().stream()
                                .map(issue -> random.nextInt(issue.levels().size()))
                                .toArray(Integer[]::new));
            }
            Issue issue = table.issues().get(random.nextInt(table.issues().size()));
            RedLine.Bound bound = random.nextBoolean() ? RedLine.Bound.AT_MOST : RedLine.Bound.AT_LEAST;
            int level = random.nextInt(issue.levels().size());
            draft.redLine(table.parties().get(random.nextInt(2)), table.id(), issue.id(), bound, level);
        }
        return draft.scenario();
    }

    private Draft draft() {
        var draft = new Draft().rounds(rounds).tension(random.nextDouble());
        codes.forEach(code -> draft.country(country(code)));
        IntStream.range(0, markets.size()).forEach(k -> draft.market(market(k)));
        controls(draft);
        ladders(draft);
        tables(draft);
        draft.basket(markets.stream().filter(m -> chance(.8)).toArray(String[]::new));
        draft.pressure("CHN", "USA", random.nextDouble()).pressure("USA", "CHN", random.nextDouble());
        if (chance(.8)) {
            draft.budget("USA", BUDGETS[random.nextInt(3)]);
        }
        if (codes.contains("JPN") && chance(.5)) {
            draft.budget("JPN", 1);
        }
        if (chance(.3)) {
            draft.calendar(new CalendarEntry(1 + random.nextInt(rounds), "Something happens", between(-.3, .3)));
        }
        if (chance(.5)) {
            draft.fix(Parameter.ROUND_OPPORTUNITY, between(.3, 1));
        }
        pending(draft);
        hosts.stream()
                .filter(host -> chance(.3))
                .forEach(host -> draft.ladder(opened(Scenarios.rawExports(host, someMarkets()))));
        IntStream.range(0, random.nextInt(2))
                .mapToObj(j -> project("Other project " + j))
                .forEach(p -> draft.project(new Project(
                        p.name(),
                        p.market(),
                        Optional.of(hosts.get(0)),
                        p.capacity(),
                        p.capex(),
                        p.type(),
                        p.status(),
                        p.feedFrom())));
        return draft;
    }

    /** What was announced and acts after the summit. */
    private void pending(Draft draft) {
        if (chance(.4)) {
            draft.control(new DatedControl(
                    "october",
                    LocalDate.of(2025, 12, 1),
                    OptionalInt.empty(),
                    "CHN",
                    Optional.empty(),
                    List.of(markets.get(random.nextInt(markets.size()))),
                    between(.3, .95),
                    false,
                    false,
                    false,
                    0,
                    "October",
                    chance(.5),
                    chance(.5),
                    chance(.5)));
        }
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    private <T> List<T> shuffled(List<T> items) {
        var order = new ArrayList<>(items);
        Collections.shuffle(order, random);
        return order;
    }

    private Country country(String code) {
        if (code.equals("ROW")) {
            return new Country(code, "Rest of the world", Optional.empty());
        }
        double alignment = code.equals("CHN") ? -1 : code.equals("USA") ? 1 : between(-1, 1);
        boolean large = code.equals("CHN") || code.equals("USA");
        var obstacles = new Profile.Obstacles(
                random.nextDouble(), random.nextDouble(), random.nextDouble(), random.nextDouble());
        var profile = new Profile(
                large ? between(15_000, 30_000) : between(300, 4_500),
                between(5, 160),
                between(5, 160),
                between(0, 40),
                alignment,
                between(.2, 1.2),
                obstacles,
                random.nextDouble(),
                random.nextDouble(),
                between(.02, .1),
                chance(.5) ? 0 : between(.05, 2),
                STRATEGIES.get(random.nextInt(STRATEGIES.size())));
        return new Country(code, "Country " + code, Optional.of(profile));
    }

    private Market market(int k) {
        boolean last = k == markets.size() - 1;
        var flows = new ArrayList<Market.Flow>();
        for (String origin : codes) {
            double size = origin.equals("CHN") ? 20_000 : chance(.7) ? 2_000 : 0;
            for (String user : codes) {
                double tonnes = size * -Math.log(1 - random.nextDouble());
                if (tonnes > 0 && chance(.85)) {
                    flows.add(new Market.Flow(origin, user, tonnes));
                }
            }
        }
        if (flows.isEmpty()) {
            flows.add(new Market.Flow("CHN", "USA", 1_000));
        }
        List<Market.Feed> feeds = k == 0 ? List.of() : List.of(new Market.Feed(markets.get(k - 1), between(.3, 1.2)));
        return new Market(
                markets.get(k),
                "Market of " + markets.get(k),
                "t",
                between(1_000, 100_000),
                between(5, 60),
                last ? 1 : between(0, .05),
                between(0, .1),
                feeds,
                flows);
    }

    private void controls(Draft draft) {
        if (chance(.7)) {
            DatedControl april = control("april", 4, Optional.empty(), false, true);
            draft.control(april);
            if (chance(.5)) {
                draft.control(new DatedControl(
                        april.key(),
                        LocalDate.of(2025, 6, 27),
                        OptionalInt.of(6),
                        april.origin(),
                        april.target(),
                        april.markets(),
                        .97,
                        false,
                        true,
                        true,
                        april.relapse(),
                        "Eased",
                        false,
                        false,
                        false));
            }
        }
        if (chance(.3)) {
            draft.control(control("ban", 1, Optional.of("USA"), true, false));
        }
    }

    private DatedControl control(String key, int month, Optional<String> target, boolean ban, boolean talks) {
        return new DatedControl(
                key,
                LocalDate.of(2025, month, 10),
                OptionalInt.empty(),
                "CHN",
                target,
                List.of(markets.get(random.nextInt(markets.size()))),
                ban ? 0 : between(.3, .95),
                ban,
                false,
                talks,
                talks ? between(.5, 1) : 0,
                "Control " + key,
                false,
                false,
                false);
    }

    private void ladders(Draft draft) {
        if (chance(.85)) {
            draft.ladder(opened(Scenarios.licencesToOne("USA", random.nextInt(3), someMarkets())));
        }
        if (chance(.85)) {
            draft.ladder(opened(Scenarios.licencesToAll(random.nextInt(3), someMarkets())));
        }
        if (chance(.85)) {
            draft.ladder(opened(Scenarios.tariffs()));
        }
        for (String host : hosts) {
            if (chance(.85)) {
                draft.ladder(opened(Scenarios.licencesToOne(host, random.nextInt(2), someMarkets())));
            }
        }
    }

    private List<String> someMarkets() {
        List<String> some = markets.stream().filter(m -> chance(.7)).toList();
        return some.isEmpty() ? List.of(markets.get(0)) : some;
    }

    /** The same ladder with stakes from half to twice those of the model. */
    private Ladder opened(Ladder l) {
        return new Ladder(
                l.actor(),
                l.target(),
                l.counterpart(),
                l.kind(),
                l.basket(),
                l.openingLevel(),
                chance(.2) ? OptionalInt.of(1 + random.nextInt(l.levels().size() - 1)) : OptionalInt.empty(),
                l.demand() * between(.5, 2),
                l.sensitivity() * between(.5, 2),
                l.levels());
    }

    private void tables(Draft draft) {
        if (chance(.8)) {
            draft.table(truce());
        }
        hosts.forEach(host -> draft.table(deal("USA", host)));
        if (codes.contains("JPN")) {
            draft.table(chance(.5) ? deal("USA", "JPN") : deal("JPN", hosts.get(0)));
        }
    }

    private Table truce() {
        List<Issue> issues = new ArrayList<>();
        List<String> ids = shuffled(List.of("sus", "lic", "mfn", "hun", "aff", "buy"));
        for (String id : ids.subList(0, 1 + random.nextInt(3))) {
            double forUsa = between(-3, 7);
            issues.add(Scenarios.truceIssue(id, forUsa, forUsa > 0 ? between(-2, 3) : between(1, 9)));
        }
        if (chance(.7)) {
            issues.add(Scenarios.issue("dur", Scenarios.TRUCE_LEVELS));
        }
        return table("USA-CHN", TableKind.TRUCE, List.of("USA", "CHN"), issues, List.of());
    }

    private Table deal(String buyer, String host) {
        List<String> all =
                shuffled(Scenarios.DEAL_LEVELS.keySet().stream().sorted().toList());
        List<Issue> issues = all.subList(0, 2 + random.nextInt(5)).stream()
                .map(id -> Scenarios.issue(id, Scenarios.DEAL_LEVELS))
                .toList();
        List<Project> projects = IntStream.range(0, random.nextInt(4))
                .mapToObj(j -> project("Project " + j))
                .toList();
        return table(buyer + "-" + host, TableKind.DEAL, List.of(buyer, host), issues, projects);
    }

    private Table table(String id, TableKind kind, List<String> parties, List<Issue> issues, List<Project> projects) {
        int start = chance(.7) ? 1 : 1 + random.nextInt(rounds);
        int deadline = start + random.nextInt(rounds - start + 1);
        return new Table(id, kind, parties, issues, start, deadline, 1 + random.nextInt(rounds), projects);
    }

    private Project project(String name) {
        ProjectType[] types = ProjectType.values();
        ProjectStatus[] statuses = ProjectStatus.values();
        return new Project(
                name,
                markets.get(random.nextInt(markets.size())),
                chance(.8) ? Optional.empty() : Optional.of(codes.get(random.nextInt(codes.size()))),
                between(50, 3_000),
                between(.05, 3),
                types[random.nextInt(types.length)],
                statuses[random.nextInt(statuses.length)],
                chance(.7) ? Optional.empty() : Optional.of(codes.get(random.nextInt(codes.size()))));
    }
}
