package parley.summit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import parley.summit.Draft;
import parley.summit.Players;
import parley.summit.Playthrough;
import parley.summit.RandomScenario;
import parley.summit.Scenarios;
import parley.summit.Worlds;
import parley.summit.deal.Breakdown;
import parley.summit.report.RunReport;
import parley.summit.report.TableReport;
import parley.summit.scenario.Mechanism;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Deal;
import parley.summit.seat.Reply;
import parley.summit.seat.TableAction;
import parley.summit.seat.TableView;
import parley.summit.seat.View;
import parley.summit.table.TableState;
import parley.summit.transcript.DealStatus;
import parley.summit.transcript.Event;
import parley.summit.transcript.Transcript;
import parley.summit.world.World;

/** A deal in force when the summit opens: Malaysia's has finance, a clause on China in full, and the form of a treaty. */
class StandingDealTest {

    private static final String MALAYSIA = "USA-MYS";
    private static final Deal BEFORE = Deal.of(2, 0, 3, 2);

    private static Draft standing() {
        return Scenarios.small().fixAll().openingDeal(MALAYSIA, 2, 0, 3, 2);
    }

    private static TableState malaysia(World world) {
        return world.table(MALAYSIA).orElseThrow();
    }

    private static double surplus(World world, TableState table, String party, Deal deal) {
        return table.valuation().surplus(deal.toArray(), party, world.values(party), world.glimpse(1, world.weights()));
    }

    @Test
    void whatTheyFallBackOnIsWorthExactlyNothing() {
        var worths = new ArrayList<Double>();
        LongStream.rangeClosed(1, 200).forEach(seed -> {
            World world = Worlds.of(RandomScenario.standing(seed), seed);
            for (TableState table : world.tables()) {
                table.opening()
                        .ifPresent(deal -> table.table()
                                .parties()
                                .forEach(party -> worths.add(surplus(world, table, party, deal))));
            }
        });

        assertThat(worths).hasSizeGreaterThan(200).allMatch(worth -> Double.compare(worth, 0.0) == 0);
    }

    @Test
    void everyOtherDealIsWorthWhatItIsWorthMore() {
        World with = Worlds.of(standing().scenario(), 1);
        World without = Worlds.of(standing().without(Mechanism.OPENING_DEALS).scenario(), 1);
        Deal more = Deal.of(3, 1, 1, 1);

        double gained = welfare(without, more) - welfare(without, BEFORE);
        assertThat(welfare(with, more)).isEqualTo(gained, within(1e-12));
        assertThat(surplus(with, malaysia(with), "USA", more))
                .isNotEqualTo(surplus(without, malaysia(without), "USA", more));
        assertThat(surplus(with, malaysia(with), "USA", Deal.of(0, 0, 0, 0)))
                .as("to give it up is no longer worth nothing")
                .isNotZero();
    }

    private static double welfare(World world, Deal deal) {
        return malaysia(world)
                .valuation()
                .appraise(deal.toArray(), "USA", world.values("USA"), world.glimpse(1, world.weights()))
                .welfare();
    }

    /** Whoever signed last week celebrates this week only what changes. */
    @Test
    void prestigeCountsOnlyWhatIsNew() {
        World with = Worlds.of(standing().scenario(), 1);
        World without = Worlds.of(standing().without(Mechanism.OPENING_DEALS).scenario(), 1);
        int[] oneMore = BEFORE.toArray();
        oneMore[0] = oneMore[0] == 0 ? 1 : oneMore[0] - 1;

        assertThat(prestige(with, oneMore)).isEqualTo(1 / 3.0, within(1e-12));
        assertThat(prestige(without, oneMore)).isGreaterThan(1 / 3.0);
    }

    private static double prestige(World world, int[] levels) {
        return malaysia(world)
                .valuation()
                .breakdown(levels, "MYS", world.values("MYS"), world.glimpse(1, world.weights()))
                .items()
                .stream()
                .filter(item -> item.name().equals("prestige"))
                .mapToDouble(Breakdown.Item::amount)
                .sum();
    }

    @Test
    void onlyWhatIsAddedCountsAgainstABudget() {
        TableState table = malaysia(Worlds.of(standing().scenario(), 1));

        assertThat(table.committed(BEFORE)).isZero();
        assertThat(table.committed(Deal.of(0, 0, 0, 0))).isZero();
        assertThat(table.committed(Deal.of(3, 0, 3, 2))).isEqualTo(.3, within(1e-12));
    }

    /** The clause in full provokes .7, and half of it is felt; a new deal with the same clause is felt no more. */
    @Test
    void chinaHasFeltItAlreadyAndFeelsOnlyWhatIsNew() {
        World world = Worlds.of(standing().scenario(), 1);
        assertThat(world.relations().pressure("CHN", "MYS")).isEqualTo(.35, within(1e-12));

        world.sign(malaysia(world), Deal.of(0, 2, 3, 0));

        assertThat(world.relations().pressure("CHN", "MYS")).isEqualTo(.35, within(1e-12));
        assertThat(Worlds.of(Scenarios.small().scenario(), 1).relations().pressure("CHN", "MYS"))
                .isZero();
    }

    @Test
    void everybodyHearsOfItBeforeTheFirstRound() {
        Session session = Stage.of(standing().scenario()).session();

        assertThat(session.entries().get(1).event()).isEqualTo(new Event.OpeningDealStands(MALAYSIA, BEFORE));
        assertThat(session.entries().get(1).round()).isZero();
        for (String seat : List.of("USA", "MYS")) {
            TableView table = session.view(seat).tables().stream()
                    .filter(t -> t.table().id().equals(MALAYSIA))
                    .findFirst()
                    .orElseThrow();
            assertThat(table.opening()).contains(BEFORE);
        }
    }

    private static TableReport report(Stage stage) {
        return RunReport.of(stage.untilOver().session().transcript()).deals().stream()
                .filter(t -> t.table().equals(MALAYSIA))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whereNothingNewIsSignedItGoesOnAndAReportShowsIt() {
        TableReport report = report(Stage.atTables(standing().scenario()));

        assertThat(report.deal()).isEmpty();
        assertThat(report.opening().orElseThrow().deal()).isEqualTo(BEFORE);
        assertThat(report.opening().orElseThrow().terms()).containsKeys("fin", "trf", "chn", "bin");
        assertThat(report.statusAt(0)).as("it is ratified").contains(DealStatus.IN_FORCE);
        assertThat(report.opening().orElseThrow().course()).isNotEmpty();
        assertThat(report.statusAt(60)).isPresent();
    }

    @Test
    void whatIsSignedTakesItsPlace() {
        Stage stage = Stage.atTables(standing().scenario())
                .act("USA", MALAYSIA, Stage.offer(3, 2, 0, 1))
                .act("MYS", MALAYSIA, Stage.accept(3, 2, 0, 1));
        TableReport report = report(stage);

        assertThat(report.deal().orElseThrow().deal()).isEqualTo(Deal.of(3, 2, 0, 1));
        assertThat(report.opening().orElseThrow().course()).isEmpty();
        assertThat(stage.events(Event.DealStatusChanged.class)).noneMatch(e -> e.from() == DealStatus.RATIFY);
    }

    /** Notes offers of built-in strategies that are worth less than what they fall back on, or are just that. */
    private static List<Double> offers(Scenario scenario, long seed, double handicap) {
        var offers = new ArrayList<Double>();
        Playthrough.play(scenario, seed, Players.builtIn(scenario), new Playthrough.Watcher() {
            @Override
            public void replied(Session session, View view, Reply reply) {
                if (reply instanceof Reply.Move move) {
                    move.tables().forEach((table, action) -> {
                        if (action instanceof TableAction.Offer offer) {
                            offers.add(session.appraise(view.seat(), table, offer.deal())
                                            .surplus()
                                    - handicap);
                        }
                    });
                }
            }
        });
        return offers;
    }

    @Test
    void noBuiltInStrategyOffersLessThanItFallsBackOn() {
        List<Double> offers = LongStream.rangeClosed(1, 60)
                .boxed()
                .flatMap(seed -> offers(RandomScenario.standing(seed), seed, 0).stream())
                .toList();

        assertThat(offers).hasSizeGreaterThan(100).allMatch(worth -> worth >= 0);
        assertThat(LongStream.rangeClosed(1, 60)
                        .boxed()
                        .flatMap(seed -> offers(RandomScenario.standing(seed), seed, 3).stream()))
                .as("a strategy that errs is caught")
                .anyMatch(worth -> worth < 0);
    }

    @Test
    void noMenuHoldsWhatIsInForceAlready() {
        LongStream.rangeClosed(1, 40).forEach(seed -> {
            Scenario scenario = RandomScenario.standing(seed);
            Playthrough.play(scenario, seed, Players.builtIn(scenario), new Playthrough.Watcher() {
                @Override
                public void replied(Session session, View view, Reply reply) {
                    for (TableView table : view.tables()) {
                        assertThat(table.menu())
                                .noneMatch(m -> Optional.of(m.deal()).equals(table.opening()));
                    }
                }
            });
        });
    }

    @Test
    void aReplayOfRandomPlayGivesTheSameDigest() {
        LongStream.rangeClosed(1, 60).forEach(seed -> {
            Scenario scenario = RandomScenario.standing(seed);
            Transcript played =
                    Playthrough.play(scenario, seed, Players.random(scenario, seed), Playthrough.Watcher.NOBODY);

            assertThat(Replay.of(played).transcript().digest()).isEqualTo(played.digest());
        });
    }

    @Test
    void switchedOffItIsNeverHeardOf() {
        Stage stage = Stage.of(standing().without(Mechanism.OPENING_DEALS).scenario());

        assertThat(stage.events(Event.OpeningDealStands.class)).isEmpty();
        assertThat(stage.table("USA", MALAYSIA).opening()).isEmpty();
        assertThat(stage.refusal("USA", Reply.Move.tables(Map.of()))).isEmpty();
    }
}
