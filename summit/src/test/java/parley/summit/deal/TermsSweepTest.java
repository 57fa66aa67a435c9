package parley.summit.deal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.summit.Scenarios;
import parley.summit.Worlds;
import parley.summit.scenario.Issue;
import parley.summit.scenario.Profile;
import parley.summit.seat.Deal;
import parley.summit.world.World;

/** T15: better terms never make a project slower or less likely, and a binding form never makes a deal frailer. */
class TermsSweepTest {

    private static final int WORLDS = 1000;
    private static final List<Issue> ISSUES = Scenarios.DEAL_LEVELS.keySet().stream()
            .sorted()
            .map(id -> Scenarios.issue(id, Scenarios.DEAL_LEVELS))
            .toList();

    private record Case(World world, Plan plan, Deal deal) {

        Terms terms() {
            return Terms.of(ISSUES, deal.toArray());
        }

        /** The same terms with this issue one level up; itself where there is none. */
        Terms better(String issue) {
            int[] more = deal.toArray();
            for (int i = 0; i < more.length; i++) {
                boolean rises = ISSUES.get(i).id().equals(issue)
                        && more[i] < ISSUES.get(i).levels().size() - 1;
                more[i] += rises ? 1 : 0;
            }
            return Terms.of(ISSUES, more);
        }

        Profile host() {
            return world.profile(world.scenario().seats().get(2));
        }
    }

    private static final List<Case> CASES = draw().toList();

    private static Stream<Case> cases() {
        return CASES.stream();
    }

    private static Stream<Case> draw() {
        return Worlds.random(WORLDS).flatMap(world -> {
            var random = new Random(world.seed().value());
            return world.tables().stream()
                    .flatMap(table -> world.plans().of(table.id()).stream())
                    .map(plan -> new Case(
                            world,
                            plan,
                            new Deal(ISSUES.stream()
                                    .map(issue -> random.nextInt(issue.levels().size()))
                                    .toList())));
        });
    }

    private static boolean neverSlower(Case c, ToDoubleBiFunction<Plan, Terms> lead) {
        return Stream.of("tec", "inf", "fin")
                .allMatch(issue -> lead.applyAsDouble(c.plan(), c.better(issue))
                        <= lead.applyAsDouble(c.plan(), c.terms()) * (1 + 1e-12));
    }

    private static boolean neverLessLikely(Case c, ToDoubleBiFunction<Plan, Terms> chance) {
        return Stream.of("fin", "flo", "off", "tec", "inf")
                .allMatch(issue ->
                        chance.applyAsDouble(c.plan(), c.better(issue)) >= chance.applyAsDouble(c.plan(), c.terms()));
    }

    private static double hazard(Case c, double binding, ToDoubleBiFunction<Case, Terms> total) {
        Terms t = c.terms();
        var form = new Terms(
                t.finance(),
                t.offtake(),
                t.floor(),
                t.tariff(),
                t.technology(),
                t.infrastructure(),
                t.waiver(),
                t.china(),
                t.standards(),
                t.security(),
                binding,
                t.years());
        return total.applyAsDouble(c, form);
    }

    /** All that is promised is kept. */
    private static Promises face(Terms terms) {
        return new Promises(terms, terms);
    }

    private static boolean neverFrailer(Case c, ToDoubleBiFunction<Case, Terms> total) {
        double memorandum = hazard(c, 0, total);
        return hazard(c, .5, total) <= memorandum && hazard(c, 1, total) <= memorandum;
    }

    private static double rules(Case c, Terms terms) {
        return Hazards.in(c.world().chain(), terms, c.host(), 0, false).total();
    }

    @Test
    void technologyGrantsAndFinanceNeverMakeAProjectSlower() {
        assertThat(cases().filter(c -> !neverSlower(c, (plan, terms) -> plan.leadUnder(face(terms), false))))
                .isEmpty();
        assertThat(cases().filter(c -> !neverSlower(c, (plan, terms) -> plan.leadUnder(face(terms), true))))
                .isEmpty();
    }

    @Test
    void supportNeverMakesAProjectLessLikely() {
        assertThat(cases().filter(c -> !neverLessLikely(c, (plan, terms) -> plan.chanceUnder(face(terms)))))
                .isEmpty();
    }

    @Test
    void aBindingFormNeverMakesADealFrailer() {
        assertThat(cases().filter(c -> !neverFrailer(c, TermsSweepTest::rules))).isEmpty();
    }

    @Test
    void plantedFaultsAreCaught() {
        assertThat(cases().filter(c ->
                        !neverSlower(c, (plan, t) -> plan.leadUnder(face(t), false) * (1 + t.technology()))))
                .isNotEmpty();
        assertThat(cases().filter(c ->
                        !neverLessLikely(c, (plan, t) -> plan.chanceUnder(face(t)) * (1 - .5 * t.floor()))))
                .isNotEmpty();
        assertThat(cases().filter(c -> !neverFrailer(c, (k, t) -> rules(k, t) * (1 + t.binding()))))
                .isNotEmpty();
    }

    @Test
    void theCasesAreMany() {
        assertThat(cases().count()).isGreaterThan(WORLDS);
    }
}
