package parley.summit.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.summit.Players;
import parley.summit.Playthrough;
import parley.summit.RandomScenario;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Deal;
import parley.summit.seat.LadderView;
import parley.summit.seat.Refusal;
import parley.summit.seat.Reply;
import parley.summit.seat.TableAction;
import parley.summit.seat.TableView;
import parley.summit.seat.TableView.MenuDeal;
import parley.summit.seat.TableView.OfferView;
import parley.summit.seat.TurnKind;
import parley.summit.seat.View;
import parley.summit.session.Session;

/** The built-in strategies against MODEL section 8.4, read word by word. */
class BuiltInStrategyTest {

    private static final int SEEDS = 100;

    /** What the model says the seat does at its tables. */
    private static Map<String, TableAction> expected(View view, double exponent) {
        var actions = new HashMap<String, TableAction>();
        double left = 0;
        for (TableView table : view.tables()) {
            if (table.toMove()) {
                TableAction action = expected(table, exponent, table.affordable() + left);
                actions.put(table.table().id(), action);
                left -= commits(table, action);
            }
        }
        return actions;
    }

    private static double commits(TableView table, TableAction action) {
        return switch (action) {
            case TableAction.Offer offer ->
                table.menu().stream()
                                .filter(d -> d.deal().equals(offer.deal()))
                                .findFirst()
                                .orElseThrow()
                                .commits()
                        - table.reserved();
            case TableAction.Accept accept -> table.standing().orElseThrow().commits() - table.reserved();
            case TableAction.Wait wait -> 0;
            case TableAction.Walk walk -> 0;
        };
    }

    private static TableAction expected(TableView table, double exponent, double affordable) {
        double best = table.menu().stream().mapToDouble(MenuDeal::surplus).max().orElse(0);
        if (best <= 0) {
            return new TableAction.Wait();
        }
        double threshold = Math.max(0, best * (1 - Math.pow(table.time(), exponent)) - 1e-4 * best);
        Optional<OfferView> theirs = table.standing().filter(o -> o.by().equals(table.other()));
        if (theirs.isPresent()
                && theirs.get().surplus() >= threshold
                && theirs.get().commits() <= affordable + 1e-9) {
            return new TableAction.Accept(theirs.get().deal());
        }
        Optional<MenuDeal> lowest = Optional.empty();
        for (MenuDeal deal : table.menu()) {
            boolean enough = deal.surplus() >= threshold && deal.commits() <= affordable + 1e-9;
            if (enough && (lowest.isEmpty() || deal.surplus() < lowest.get().surplus())) {
                lowest = Optional.of(deal);
            }
        }
        return lowest.<TableAction>map(d -> new TableAction.Offer(d.deal())).orElse(new TableAction.Wait());
    }

    @ParameterizedTest
    @CsvSource({"boulware, 4", "linear, 1", "conceder, 0.25", "time:2.5, 2.5"})
    void everyMoveAtATableIsTheOneThatTheModelSays(String name, double exponent) {
        var compared = new int[1];
        Playthrough.Watcher watcher = new Playthrough.Watcher() {
            @Override
            public void replied(Session session, View view, Reply reply) {
                if (view.kind() != TurnKind.MEASURES) {
                    compared[0]++;
                    assertThat(((Reply.Move) reply).tables()).isEqualTo(expected(view, exponent));
                }
            }
        };
        LongStream.rangeClosed(1, SEEDS).forEach(seed -> {
            Scenario scenario = RandomScenario.of(seed);
            Playthrough.play(scenario, seed, Players.each(scenario, seat -> BuiltInStrategy.named(name)), watcher);
        });

        assertThat(compared[0]).isGreaterThan(2 * SEEDS);
    }

    /** Plays all seats by one strategy, and looks at each action at a table beside what the seat saw. */
    private static int atEveryTable(String name, BiConsumer<TableView, TableAction> check) {
        var moves = new int[1];
        Playthrough.Watcher watcher = new Playthrough.Watcher() {
            @Override
            public void replied(Session session, View view, Reply reply) {
                if (view.kind() != TurnKind.MEASURES) {
                    Map<String, TableAction> actions = ((Reply.Move) reply).tables();
                    for (TableView table : view.tables()) {
                        if (table.toMove()) {
                            check.accept(table, actions.get(table.table().id()));
                            moves[0]++;
                        }
                    }
                }
            }
        };
        LongStream.rangeClosed(1, SEEDS).forEach(seed -> {
            Scenario scenario = RandomScenario.of(seed);
            Playthrough.play(scenario, seed, Players.each(scenario, seat -> BuiltInStrategy.named(name)), watcher);
        });
        return moves[0];
    }

    private static Set<Deal> deals(TableView table, boolean own) {
        return table.history().stream()
                .filter(o -> own != o.by().equals(table.other()))
                .map(OfferView::deal)
                .collect(Collectors.toSet());
    }

    @Test
    void microMakesANewOfferOnlyForANewOneOfTheOther() {
        var fresh = new int[1];
        int moves = atEveryTable("micro", (table, action) -> {
            Set<Deal> sent = deals(table, true);
            if (action instanceof TableAction.Offer offer && !sent.contains(offer.deal())) {
                fresh[0]++;
                assertThat(sent).hasSizeLessThanOrEqualTo(deals(table, false).size());
            }
        });

        assertThat(fresh[0]).isBetween(SEEDS, moves - SEEDS);
    }

    @Test
    void naiveTitForTatAcceptsFromTheFourthRoundOnWhatGivesItHalfOfItsBest() {
        var accepted = new int[1];
        atEveryTable("naive-tft", (table, action) -> {
            double best =
                    table.menu().stream().mapToDouble(MenuDeal::surplus).max().orElse(0);
            if (action instanceof TableAction.Accept && table.turn() >= 6) {
                accepted[0]++;
                assertThat(table.standing().orElseThrow().surplus()).isGreaterThanOrEqualTo(best / 2 - 1e-9);
            }
            if (action instanceof TableAction.Offer offer && table.turn() < 2) {
                assertThat(table.menu())
                        .filteredOn(d -> d.deal().equals(offer.deal()))
                        .allSatisfy(d -> assertThat(d.surplus()).isEqualTo(best));
            }
        });

        assertThat(accepted[0]).isPositive();
    }

    @Test
    void acnextTurnsDownWhatIsWorthLessThanTheNextOffer() {
        var accepted = new int[1];
        atEveryTable("linear/acnext", (table, action) -> {
            TableAction next = expected(table, 1, Double.POSITIVE_INFINITY);
            if (action instanceof TableAction.Offer offer) {
                double own = table.menu().stream()
                        .filter(d -> d.deal().equals(offer.deal()))
                        .findFirst()
                        .orElseThrow()
                        .surplus();
                boolean better = table.standing()
                        .filter(o -> o.by().equals(table.other()) && o.surplus() >= own)
                        .isPresent();
                assertThat(better
                                && next instanceof TableAction.Accept
                                && table.affordable() == Double.POSITIVE_INFINITY)
                        .isFalse();
            }
            accepted[0] += action instanceof TableAction.Accept ? 1 : 0;
        });

        assertThat(accepted[0]).isPositive();
    }

    @Test
    void aNoisySeatSometimesAcceptsBelowItsThresholdAndSometimesTurnsDownMore() {
        var below = new int[1];
        var refused = new int[1];
        atEveryTable("linear/noise:4", (table, action) -> {
            boolean reached = expected(table, 1, table.affordable()) instanceof TableAction.Accept;
            below[0] += action instanceof TableAction.Accept && !reached ? 1 : 0;
            refused[0] += !(action instanceof TableAction.Accept) && reached ? 1 : 0;
            if (action instanceof TableAction.Accept) {
                assertThat(table.standing().orElseThrow().surplus()).isNotNegative();
            }
        });

        assertThat(below[0]).isPositive();
        assertThat(refused[0]).isPositive();
    }

    @Test
    void aMeasureIsTakenOnlyWithAnOpportunityAndWithinReach() {
        var taken = new int[1];
        Playthrough.Watcher watcher = new Playthrough.Watcher() {
            @Override
            public void replied(Session session, View view, Reply reply) {
                if (view.kind() == TurnKind.MEASURES) {
                    Map<String, Integer> measures = ((Reply.Move) reply).measures();
                    for (LadderView ladder : view.measures()) {
                        assertThat(measures.containsKey(ladder.ladder())).isEqualTo(ladder.opportunity());
                        taken[0] += ladder.opportunity() ? 1 : 0;
                    }
                    assertThat(session.refusal(view.seat(), (Reply.Move) reply)).isEmpty();
                }
            }
        };
        LongStream.rangeClosed(1, SEEDS).forEach(seed -> {
            Scenario scenario = RandomScenario.of(seed);
            Playthrough.play(scenario, seed, Players.builtIn(scenario), watcher);
        });

        assertThat(taken[0]).isGreaterThan(SEEDS);
    }

    @Test
    void noBuiltInStrategyMakesAMoveThatIsRefused() {
        var refused = new int[1];
        Playthrough.Watcher watcher = new Playthrough.Watcher() {
            @Override
            public void refused(Session session, View view, Refusal refusal) {
                refused[0]++;
            }
        };
        LongStream.rangeClosed(1, 3 * SEEDS).forEach(seed -> {
            Scenario scenario = RandomScenario.of(seed);
            Playthrough.play(scenario, seed, Players.builtIn(scenario), watcher);
        });

        assertThat(refused[0]).isZero();
    }
}
