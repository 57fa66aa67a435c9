package parley.summit.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import parley.summit.RandomScenario;
import parley.summit.Worlds;
import parley.summit.deal.Breakdown.Item;
import parley.summit.deal.Breakdown.Part;
import parley.summit.seat.Appraisal;
import parley.summit.table.TableState;
import parley.summit.world.World;

/** Why a deal is worth what it is: over random worlds with deals in force and red lines, and random deals. */
class BreakdownTest {

    private static final double EXACT = 1e-9;

    private record Case(TableState table, Breakdown why, Appraisal worth) {

        double error() {
            return Math.abs(why.surplus() - worth.surplus());
        }
    }

    private static final List<Case> CASES = cases();

    private static List<Case> cases() {
        var cases = new ArrayList<Case>();
        LongStream.rangeClosed(1, 200).forEach(seed -> {
            World world = Worlds.of(seed % 2 == 0 ? RandomScenario.of(seed) : RandomScenario.standing(seed), seed);
            Prospects prospects = world.glimpse(1 + (int) (seed % 2), world.weights());
            var random = new Random(seed);
            for (TableState table : world.tables()) {
                int[] deal = table.table().issues().stream()
                        .mapToInt(issue -> random.nextInt(issue.levels().size()))
                        .toArray();
                for (String party : table.table().parties()) {
                    Valuation v = table.valuation();
                    cases.add(new Case(
                            table,
                            v.breakdown(deal, party, world.values(party), prospects),
                            v.appraise(deal, party, world.values(party), prospects)));
                    cases.add(new Case(
                            table,
                            v.breakdown(deal, party, world.beliefs(party), prospects),
                            v.appraise(deal, party, world.beliefs(party), prospects)));
                }
            }
        });
        return cases;
    }

    @Test
    void theItemsAddUpToTheSurplus() {
        assertThat(CASES).hasSizeGreaterThan(1000).allMatch(c -> c.error() <= EXACT);
    }

    @Test
    void theItemsOfEachPartAddUpToIt() {
        assertThat(CASES).allSatisfy(c -> {
            assertThat(c.why.of(Part.WELFARE)).isEqualTo(c.worth.welfare(), within(EXACT));
            assertThat(c.why.of(Part.RETALIATION)).isEqualTo(-c.worth.retaliation(), within(EXACT));
            assertThat(c.why.of(Part.POLITICS)).isEqualTo(c.worth.politics(), within(EXACT));
        });
    }

    @Test
    void whatIsLeftOutIsMissed() {
        List<String> missed = CASES.stream()
                .flatMap(c -> c.why.items().stream()
                        .filter(left -> Math.abs(without(c, left) - c.worth.surplus()) > EXACT)
                        .map(Item::name))
                .distinct()
                .toList();

        assertThat(missed)
                .contains(
                        "secure supply",
                        "pool",
                        "strategic premium",
                        "floor",
                        "finance",
                        "tariff",
                        "technology",
                        "infrastructure",
                        "standards",
                        "waiver",
                        "value added",
                        "sales at risk",
                        "kept at home",
                        "China's answer",
                        "prestige",
                        "sovereignty",
                        "alignment",
                        "losers",
                        "form",
                        "clause",
                        "red lines");
    }

    private static double without(Case c, Item left) {
        return c.why.surplus() - left.utility();
    }
}
