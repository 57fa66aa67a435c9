package parley.summit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import parley.summit.Draft;
import parley.summit.Scenarios;
import parley.summit.deal.Terms;
import parley.summit.world.Truce;

class ScenarioCheckTest {

    @Test
    void aScenarioThatCanBePlayedHasNoFaults() {
        assertThat(ScenarioCheck.faults(Scenarios.small().scenario())).isEmpty();
    }

    private static Arguments wrong(String path, Draft draft) {
        return Arguments.of(path, draft);
    }

    private static Stream<Arguments> wrongNumbersAndNames() {
        return Stream.of(
                wrong("rounds", small().rounds(0)),
                wrong("rounds", small().rounds(31)),
                wrong("tension", small().tension(Double.NaN)),
                wrong("tension", small().tension(-.1)),
                wrong("countries[MYS]", small().country(Scenarios.seat("MYS", 400, 50, 0))),
                wrong("countries[ALL].code", small().country(Scenarios.seat("ALL", 400, 50, 0))),
                wrong("countries[JPN].profile.gdp_usd_bn", small().country(Scenarios.seat("JPN", 0, 50, 0))),
                wrong(
                        "countries[JPN].profile.gdp_usd_bn",
                        small().country(Scenarios.seat("JPN", Double.POSITIVE_INFINITY, 50, 0))),
                wrong(
                        "countries[JPN].profile.exports_to_china_usd_bn",
                        small().country(Scenarios.seat("JPN", 1, -1, 0))),
                wrong("countries[JPN].profile.alignment", small().country(Scenarios.seat("JPN", 1, 1, 1.1))),
                wrong("countries", small().countries(c -> c.code().equals("CHN") ? Scenarios.seat("XXX", 1, 1, 0) : c)),
                wrong("budgets[USA].limit_usd_bn", small().budget("USA", -1)),
                wrong("budgets[ROW].country", small().budget("ROW", 1)),
                wrong("pressures[CHN<USA]", small().pressure("CHN", "USA", .2)),
                wrong("pressures[MYS<ROW].from", small().pressure("MYS", "ROW", .2)),
                wrong("pressures[MYS<CHN].value", small().pressure("MYS", "CHN", 2)),
                wrong("coercion_basket[2]", small().basket("STEEL")),
                wrong("coercion_basket[2]", small().basket("MAKE")),
                wrong("calendar[2].round", small().calendar(new CalendarEntry(4, "Too late", 0))),
                wrong("calendar[2].tension", small().calendar(new CalendarEntry(1, "Too much", 2))),
                wrong("parameters.psi0", small().fix(Parameter.RESOURCING_FRESH, -1)));
    }

    private static Stream<Arguments> wrongMarkets() {
        List<Market.Flow> flow = List.of(new Market.Flow("CHN", "USA", 5));
        return Stream.of(
                wrong("markets[MAKE]", small().market(market("MAKE", 1, List.of(), flow))),
                wrong("markets[NEW].price_usd_per_t", small().market(market("NEW", -1, List.of(), flow))),
                wrong("markets[NEW].flows", small().market(market("NEW", 1, List.of(), List.of()))),
                wrong(
                        "markets[NEW].flows[CHN>JPN].user",
                        small().market(market("NEW", 1, List.of(), List.of(new Market.Flow("CHN", "JPN", 5))))),
                wrong(
                        "markets[NEW].flows[CHN>USA].tonnes_per_year",
                        small().market(market(
                                "NEW", 1, List.of(), List.of(new Market.Flow("CHN", "USA", Double.NaN))))),
                wrong(
                        "markets[NEW].flows[CHN>USA]",
                        small().market(market("NEW", 1, List.of(), List.of(flow.get(0), flow.get(0))))),
                wrong(
                        "markets[NEW].upstream[STEEL].market",
                        small().market(market("NEW", 1, List.of(new Market.Feed("STEEL", 1)), flow))),
                wrong(
                        "markets[NEW].upstream[MAKE].tonnes_per_tonne",
                        small().market(market("NEW", 1, List.of(new Market.Feed("MAKE", 0)), flow))),
                wrong(
                        "markets[NEW].upstream",
                        small().market(market("NEW", 1, List.of(new Market.Feed("NEW", 1)), flow))),
                wrong(
                        "markets[MAKE].final_share",
                        small().market(market("NEW", 1, List.of(new Market.Feed("MAKE", 1)), flow))));
    }

    private static Market market(String id, double price, List<Market.Feed> upstream, List<Market.Flow> flows) {
        return new Market(id, "A market", "t", price, 1, 1, .05, upstream, flows);
    }

    private static Stream<Arguments> wrongControls() {
        return Stream.of(
                wrong("controls[june@2026-10-16].effective", small().control(control("june", "2026-10-16", .5, false))),
                wrong("controls[june@2025-06-01].suspendable", small().control(suspendable("june", "2025-06-01"))),
                wrong("controls[june@2025-06-01].approval", small().control(control("june", "2025-06-01", 1.5, false))),
                wrong("controls[june@2025-06-01].approval", small().control(control("june", "2025-06-01", 0, false))),
                wrong("controls[june@2025-06-01].revision", small().control(control("june", "2025-06-01", .5, true))),
                wrong("controls[april@2025-06-01].key", small().control(control("april", "2025-06-01", .5, false))),
                wrong("controls[april@2025-04-04]", small().control(Scenarios.april())));
    }

    private static DatedControl suspendable(String key, String day) {
        return Scenarios.licences(key, LocalDate.parse(day), .5, true);
    }

    private static DatedControl control(String key, String day, double approval, boolean revision) {
        return new DatedControl(
                key,
                LocalDate.parse(day),
                OptionalInt.empty(),
                "CHN",
                Optional.of("USA"),
                List.of("MAKE"),
                approval,
                false,
                revision,
                false,
                0,
                "A control",
                false,
                false,
                false);
    }

    private static Stream<Arguments> wrongLadders() {
        return Stream.of(
                wrong("ladders[CHN>AUS]", small().ladder(Scenarios.licencesToOne("AUS", 0, List.of("MAKE")))),
                wrong("ladders[CHN>JPN].target", small().ladder(Scenarios.licencesToOne("JPN", 0, List.of("MAKE")))),
                wrong("ladders[CHN>AUS].basket", ladder(Scenarios.licencesToOne("AUS", 0, List.of()))),
                wrong("ladders[CHN>AUS].basket[0]", ladder(Scenarios.licencesToOne("AUS", 0, List.of("STEEL")))),
                wrong("ladders[CHN>AUS].opening_level", ladder(Scenarios.licencesToOne("AUS", 6, List.of("MAKE")))),
                wrong("ladders[CHN>AUS].levels", levels(List.of())),
                wrong("ladders[CHN>AUS].levels[2].approval", levels(replaced(2, level(1.2, .2)))),
                wrong("ladders[CHN>AUS].levels[3].approval", levels(replaced(3, level(.9, .5)))),
                wrong("ladders[CHN>AUS].levels[1].approval", levels(replaced(1, level(.9, .1)))),
                wrong("ladders[CHN>AUS].levels[3].pressure", levels(replaced(3, level(.35, .1)))));
    }

    private static Draft ladder(Ladder ladder) {
        return small().ladders(l -> l.id().equals(ladder.id()) ? ladder : l);
    }

    private static Draft levels(List<Ladder.Level> levels) {
        Ladder ladder = Scenarios.licencesToOne("AUS", 0, List.of("MAKE"));
        return ladder(new Ladder(
                ladder.actor(),
                ladder.target(),
                ladder.counterpart(),
                ladder.kind(),
                ladder.basket(),
                ladder.openingLevel(),
                ladder.announcedLevel(),
                ladder.demand(),
                ladder.sensitivity(),
                levels));
    }

    private static List<Ladder.Level> replaced(int index, Ladder.Level level) {
        var levels = new java.util.ArrayList<>(
                Scenarios.licencesToOne("AUS", 0, List.of("MAKE")).levels());
        levels.set(index, level);
        return levels;
    }

    private static Ladder.Level level(double approval, double pressure) {
        return new Ladder.Level("a level", approval, false, false, false, 0, 0, 0, 0, pressure);
    }

    private static Stream<Arguments> wrongTables() {
        return Stream.of(
                wrong("tables[USA-AUS]", small().table(Scenarios.deal("USA-AUS", "AUS", List.of()))),
                wrong("tables[USA-JPN].parties[1]", small().table(Scenarios.deal("USA-JPN", "JPN", List.of()))),
                wrong("tables[USA-USA].parties[1]", small().table(Scenarios.deal("USA-USA", "USA", List.of()))),
                wrong("tables[X].parties", small().table(Scenarios.deal("X", "CHN", List.of()))),
                wrong("tables", small().table(Scenarios.truce())),
                wrong("tables", small().without(table -> true)),
                wrong("tables[USA-AUS].deadline_round", table(t -> rounds(t, 2, 1, 1))),
                wrong("tables[USA-AUS].deadline_round", table(t -> rounds(t, 2, 4, 1))),
                wrong("tables[USA-AUS].start_round", table(t -> rounds(t, 0, 3, 1))),
                wrong("tables[USA-AUS].issues", table(t -> issues(t, List.of()))),
                wrong("tables[USA-AUS].issues[dur].id", table(t -> issues(t, List.of(issue("dur", 3, 12, 24))))),
                wrong(
                        "tables[USA-AUS].issues[fin]",
                        table(t -> issues(t, List.of(issue("fin", 0, 1), issue("fin", 0, 1))))),
                wrong("tables[USA-AUS].issues[fin].levels", table(t -> issues(t, List.of(issue("fin", 0))))),
                wrong(
                        "tables[USA-AUS].issues[fin].levels[0].value",
                        table(t -> issues(t, List.of(issue("fin", .1, 1))))),
                wrong(
                        "tables[USA-AUS].issues[fin].levels[1].value",
                        table(t -> issues(t, List.of(issue("fin", 0, 1.1))))),
                wrong(
                        "tables[USA-AUS].issues[fin].levels[2].value",
                        table(t -> issues(t, List.of(issue("fin", 0, 1, .5))))),
                wrong("tables[USA-CHN].issues[dur].levels", truce(issue("dur", 3, 12))),
                wrong("tables[USA-CHN].issues[lic].levels[1].payoffs[USA]", truce(issue("lic", 0, .85))),
                wrong(
                        "tables[USA-CHN].issues[hun].levels[1].payoffs[CHN].welfare_usd_bn",
                        truce(Scenarios.truceIssue("hun", 1, Double.NaN))));
    }

    private static Draft table(UnaryOperator<Table> change) {
        return small().tables(t -> t.id().equals("USA-AUS") ? change.apply(t) : t);
    }

    private static Draft truce(Issue issue) {
        return small().tables(t -> t.id().equals("USA-CHN") ? issues(t, List.of(issue)) : t);
    }

    private static Table rounds(Table t, int start, int deadline, int meeting) {
        return new Table(t.id(), t.kind(), t.parties(), t.issues(), start, deadline, meeting, t.projects());
    }

    private static Table issues(Table t, List<Issue> issues) {
        return new Table(
                t.id(),
                t.kind(),
                t.parties(),
                issues,
                t.startRound(),
                t.deadlineRound(),
                t.meetingRound(),
                t.projects());
    }

    private static Issue issue(String id, double... values) {
        return Scenarios.issue(id, java.util.Map.of(id, values));
    }

    private static Draft small() {
        return Scenarios.small();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"wrongNumbersAndNames", "wrongMarkets", "wrongControls", "wrongLadders", "wrongTables"})
    void whatIsWrongIsNamed(String path, Draft draft) {
        assertThat(ScenarioCheck.faults(draft.scenario()))
                .extracting(Fault::path)
                .contains(path);
    }

    @Test
    void aProjectNeedsAMarketACapacityAndAPlace() {
        var project = new Project(
                "Nowhere",
                "STEEL",
                Optional.of("JPN"),
                -1,
                Double.NaN,
                ProjectType.MINE,
                ProjectStatus.CONCEPT,
                Optional.of("KOR"));
        Scenario scenario = small().without(t -> t.id().equals("USA-AUS"))
                .table(Scenarios.deal("USA-AUS", "AUS", List.of(project)))
                .scenario();

        String at = "tables[USA-AUS].projects[Nowhere].";
        assertThat(ScenarioCheck.faults(scenario))
                .extracting(Fault::path)
                .containsExactly(
                        at + "market", at + "place", at + "feed_from", at + "capacity_t_per_year", at + "capex_usd_bn");
    }

    @Test
    void everythingIsFoundAtOnce() {
        Scenario scenario = small().rounds(99).tension(7).budget("USA", -1).scenario();

        assertThat(ScenarioCheck.faults(scenario))
                .containsExactly(
                        Fault.of("rounds", "99", "1..30"),
                        Fault.of("tension", "7.0", "0..1"),
                        Fault.of("budgets[USA].limit_usd_bn", "-1.0", "a number, 0 or more"));
    }

    @Test
    void theIssuesAreThoseThatTheRulesCanValue() {
        assertThat(IssueCheck.DEAL.keySet()).containsExactlyInAnyOrderElementsOf(Terms.ISSUES);
        assertThat(IssueCheck.TRUCE.keySet()).containsExactlyInAnyOrderElementsOf(Truce.ISSUES);
    }

    @Test
    void aMessageNamesThePlaceTheThingItsValueAndWhatWasExpected() {
        Fault fault = Fault.of("rounds", "99", "1..30");

        assertThat(fault.message()).isEqualTo("rounds: 99 (expected: 1..30)");
        assertThat(fault.in("scenario.yaml:19").message()).isEqualTo("scenario.yaml:19: rounds: 99 (expected: 1..30)");
        assertThat(Fault.of("title", "", "a text").message()).isEqualTo("title: missing (expected: a text)");
    }
}
