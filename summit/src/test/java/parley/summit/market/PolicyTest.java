package parley.summit.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** T20: the strictest control wins, and nobody controls what it sells to itself. */
class PolicyTest {

    private static final int SEEDS = 2000;
    private static final double EXTRATERRITORIAL = .5;

    /** Share of a flow that controls let pass: the rules, or rules with a planted fault. */
    @FunctionalInterface
    interface Permits {
        double share(List<Control> controls, int size, int origin, int user);
    }

    private static final Permits RULES = (controls, size, origin, user) ->
            Policy.of(controls, 0, size, EXTRATERRITORIAL).permitted(origin, user);

    private record Controlled(int size, List<Control> controls) {

        static Controlled of(long seed) {
            var luck = new Luck(seed);
            int size = 3 + luck.below(6);
            var controls = new ArrayList<Control>();
            for (int i = luck.below(7); i > 0; i--) {
                controls.addAll(control(luck, size));
            }
            return new Controlled(size, controls);
        }

        private static List<Control> control(Luck luck, int size) {
            int origin = luck.below(size);
            OptionalInt target = luck.chance(.4) ? OptionalInt.empty() : OptionalInt.of(luck.below(size));
            double approval = luck.between(0, 1);
            boolean ban = luck.chance(.2);
            int market = luck.chance(.1) ? 1 : 0;
            Control control = Control.licences(origin, market, target, approval);
            for (int age = luck.below(5); age >= 0; age--) {
                control.tick();
            }
            if (ban) {
                control.decree(approval, true, false, false);
            }
            return target.isEmpty() && luck.chance(.3)
                    ? List.of(control, control.splitFor((origin + 1) % size))
                    : List.of(control);
        }

        boolean strictestWins(Permits permits) {
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    if (permits.share(controls, size, i, j) != strictest(i, j)) {
                        return false;
                    }
                }
            }
            return true;
        }

        private double strictest(int origin, int user) {
            return controls.stream()
                    .filter(c -> c.market() == 0 && c.origin() == origin && c.hits(user) && user != origin)
                    .mapToDouble(Control::passes)
                    .reduce(1, Math::min);
        }

        /** One more control never lets more pass, and never touches a domestic flow. */
        boolean growsStricter(Permits permits) {
            for (int last = 1; last <= controls.size(); last++) {
                List<Control> before = controls.subList(0, last - 1);
                List<Control> after = controls.subList(0, last);
                for (int i = 0; i < size; i++) {
                    for (int j = 0; j < size; j++) {
                        double now = permits.share(after, size, i, j);
                        if (now > permits.share(before, size, i, j) || (i == j && now != 1)) {
                            return false;
                        }
                    }
                }
            }
            return true;
        }
    }

    private static Stream<Controlled> worlds() {
        return LongStream.rangeClosed(1, SEEDS).mapToObj(Controlled::of);
    }

    @Test
    void theStrictestControlWins() {
        assertThat(worlds().filter(w -> !w.strictestWins(RULES))).isEmpty();
    }

    @Test
    void oneMoreControlNeverLetsMorePass() {
        assertThat(worlds().filter(w -> !w.growsStricter(RULES))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void aPolicyWithAPlantedFaultIsCaught(Permits fault) {
        assertThat(worlds().filter(w -> !w.strictestWins(fault))).isNotEmpty();
        assertThat(worlds().filter(w -> !w.growsStricter(fault) || !w.strictestWins(fault)))
                .isNotEmpty();
    }

    static Stream<Permits> aPolicyWithAPlantedFaultIsCaught() {
        Permits product = (controls, size, i, j) -> controls.stream()
                .filter(c -> c.market() == 0 && c.origin() == i && c.hits(j))
                .mapToDouble(Control::passes)
                .reduce(1, (a, b) -> a * b);
        Permits last = (controls, size, i, j) -> controls.stream()
                .filter(c -> c.market() == 0 && c.origin() == i && c.hits(j))
                .mapToDouble(Control::passes)
                .reduce(1, (a, b) -> b);
        Permits home = (controls, size, i, j) -> i == j && !controls.isEmpty() ? .9 : RULES.share(controls, size, i, j);
        Permits allMarkets = (controls, size, i, j) -> controls.stream()
                .filter(c -> c.origin() == i && c.hits(j))
                .mapToDouble(Control::passes)
                .reduce(1, Math::min);
        return Stream.of(product, last, home, allMarkets);
    }

    @Test
    void aLaxerLastControlLetsMorePassUnderTheFaultThatTheLastOneWins() {
        Permits last = (controls, size, i, j) -> controls.stream()
                .filter(c -> c.origin() == i && c.hits(j))
                .mapToDouble(Control::passes)
                .reduce(1, (a, b) -> b);

        assertThat(worlds().filter(w -> !w.growsStricter(last))).isNotEmpty();
    }

    /** What the controls that aim at nobody alone let pass. */
    private static final Permits TO_ALL = (controls, size, origin, user) ->
            Policy.of(controls, 0, size, EXTRATERRITORIAL).permittedToAll(origin, user);

    /** Goods may go through third countries as far as the controls toward all allow it, and never less freely than directly. */
    private static boolean detoursAreThoseToAll(Controlled world, Permits toAll) {
        List<Control> untargeted =
                world.controls.stream().filter(c -> c.target().isEmpty()).toList();
        var general = new Controlled(world.size, untargeted);
        for (int i = 0; i < world.size; i++) {
            for (int j = 0; j < world.size; j++) {
                double share = toAll.share(world.controls, world.size, i, j);
                if (share != general.strictest(i, j) || share < world.strictest(i, j)) {
                    return false;
                }
            }
        }
        return true;
    }

    @Test
    void detoursAreOpenAsFarAsControlsTowardAllLetThem() {
        assertThat(worlds().filter(w -> !detoursAreThoseToAll(w, TO_ALL))).isEmpty();
    }

    @Test
    void detoursThatForgetAnExemptionOrATargetAreCaught() {
        Permits direct = RULES;
        Permits noExemptions = (controls, size, i, j) -> i == j
                ? 1
                : controls.stream()
                        .filter(c ->
                                c.market() == 0 && c.origin() == i && c.target().isEmpty())
                        .mapToDouble(Control::passes)
                        .reduce(1, Math::min);

        assertThat(worlds().filter(w -> !detoursAreThoseToAll(w, direct))).isNotEmpty();
        assertThat(worlds().filter(w -> !detoursAreThoseToAll(w, noExemptions))).isNotEmpty();
    }

    @Test
    void anExtraterritorialRuleHalvesWhatItsTargetsCanReSource() {
        Control rule = Control.ofLadder(0, 0, OptionalInt.of(1));
        rule.decree(1, false, true, false);

        Policy policy = Policy.of(List.of(rule), 0, 3, EXTRATERRITORIAL);

        assertThat(policy.search(1)).isEqualTo(.5);
        assertThat(policy.search(2)).isOne();
        assertThat(policy.permitted(0, 1)).isOne();
    }
}
