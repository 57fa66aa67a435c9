package parley.summit.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import parley.summit.RandomScenario;
import parley.summit.market.WhatIf.Restriction;
import parley.summit.scenario.Parameters;
import parley.summit.scenario.Scenario;

class ProjectionsTest {

    private static final int MONTHS = 12;

    private static SupplyChain eve(long seed) {
        Scenario scenario = RandomScenario.of(seed);
        return SupplyChain.before(scenario, Parameters.standard());
    }

    private static List<Integer> allMarkets(SupplyChain chain) {
        return IntStream.range(0, chain.markets().size()).boxed().toList();
    }

    private static double[] losses(SupplyChain chain, Losses losses) {
        return IntStream.range(0, chain.countries().size())
                .mapToDouble(losses::of)
                .toArray();
    }

    /** Bans, licences for all, sales, and several of them at once. */
    private static List<WhatIf> suppositions(SupplyChain chain, Random luck) {
        int markets = chain.markets().size();
        int countries = chain.countries().size();
        var all = new ArrayList<WhatIf>();
        for (int i = 0; i < 12; i++) {
            var restrictions = new ArrayList<Restriction>();
            for (int k = 0; k < markets; k++) {
                int target = luck.nextInt(countries);
                switch (luck.nextInt(3)) {
                    case 0 -> {
                        if (target != chain.china()) {
                            restrictions.add(new WhatIf.Ban(chain.china(), k, target));
                        }
                    }
                    case 1 -> restrictions.add(new WhatIf.Licences(chain.china(), k, .35));
                    default -> {}
                }
            }
            WhatIf what = WhatIf.restrictions(restrictions);
            all.add(what);
            int buyer = luck.nextInt(countries);
            all.add(what.with(new WhatIf.Sale(luck.nextInt(markets), luck.nextInt(countries), 5, buyer, 1)));
        }
        return all;
    }

    @Test
    void whatIsRememberedOfEarlierProjectionsChangesNone() {
        LongStream.rangeClosed(1, 40).forEach(seed -> {
            SupplyChain chain = eve(seed);
            Projections once = chain.projections(MONTHS);
            for (WhatIf what : suppositions(chain, new Random(seed))) {
                List<Integer> active =
                        chain.downstreamOf(what.sale().map(WhatIf.Sale::market).orElse(0));

                for (List<Integer> moving : List.of(active, allMarkets(chain))) {
                    assertThat(losses(chain, once.of(moving, what)))
                            .as("seed %d, %s", seed, what)
                            .isEqualTo(losses(chain, chain.projections(MONTHS).of(moving, what)));
                }
            }
        });
    }

    @Test
    void whereNothingIsSupposedAProjectionIsWhatTheMarketsGoThrough() {
        LongStream.rangeClosed(1, 40).forEach(seed -> {
            SupplyChain chain = eve(seed);
            double[] projected = losses(chain, chain.projections(MONTHS).of(allMarkets(chain), WhatIf.nothing()));

            SupplyChain course = chain.copy();
            var lost = new double[chain.markets().size()][chain.countries().size()];
            for (int month = 1; month <= MONTHS; month++) {
                course.decreePending(month, 0);
                course.step();
                for (int k = 0; k < lost.length; k++) {
                    for (int c = 0; c < lost[k].length; c++) {
                        lost[k][c] += course.market(k).loss(c, chain.parameters());
                    }
                }
            }
            var sums = new double[chain.countries().size()];
            for (double[] byCountry : lost) {
                for (int c = 0; c < sums.length; c++) {
                    sums[c] += byCountry[c];
                }
            }

            assertThat(projected).as("seed %d", seed).isEqualTo(sums);
        });
    }

    @Test
    void aMarketThatDoesNotMoveLosesNothing() {
        SupplyChain chain = eve(1);
        Losses none = chain.projections(MONTHS).of(List.of(), WhatIf.nothing());

        assertThat(losses(chain, none)).containsOnly(0);
    }
}
