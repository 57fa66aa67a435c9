package parley.summit.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parley.summit.Draft;
import parley.summit.Scenarios;
import parley.summit.Worlds;
import parley.summit.scenario.Mechanism;
import parley.summit.scenario.RedLine;
import parley.summit.scenario.RedLine.Bound;
import parley.summit.scenario.Scenario;
import parley.summit.seat.RedLineChoice;
import parley.summit.seat.Reply.Move;
import parley.summit.seat.SeatValues;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Event;
import parley.summit.transcript.Transcript;
import parley.summit.transcript.Visibility;
import parley.summit.world.World;

/** Malaysia will sign no clause on China above the first level. */
class RedLineTest {

    private static final String MALAYSIA = "USA-MYS";
    private static final RedLineChoice CLAUSE = new RedLineChoice(MALAYSIA, "chn", Bound.AT_MOST, 1);

    private static Draft small() {
        return Scenarios.small().fixAll();
    }

    private static double surplus(Scenario scenario, String party, boolean believed, int... levels) {
        World world = Worlds.of(scenario, 1);
        SeatValues values = believed ? world.beliefs(party) : world.values(party);
        return world.table(MALAYSIA)
                .orElseThrow()
                .valuation()
                .surplus(levels, party, values, world.glimpse(1, world.weights()));
    }

    private static double cost(Draft lined, String party, boolean believed, int... levels) {
        return surplus(small().scenario(), party, believed, levels)
                - surplus(lined.scenario(), party, believed, levels);
    }

    private static Draft clause() {
        return small().redLine("MYS", MALAYSIA, "chn", Bound.AT_MOST, 1);
    }

    @Test
    void whoSignsBeyondItsOwnLinePaysInPolitics() {
        double weight = Worlds.of(small().scenario(), 1).values("MYS").politicalWeight();

        assertThat(cost(clause(), "MYS", false, 1, 0, 2, 0)).isEqualTo(.3 * weight, within(1e-12));
        assertThat(cost(clause(), "MYS", false, 1, 0, 1, 0)).isZero();
        assertThat(cost(clause(), "USA", false, 1, 0, 2, 0)).isZero();
    }

    /** The others believe that politics weighs .6. */
    @Test
    void theOthersReckonWithIt() {
        assertThat(cost(clause(), "MYS", true, 1, 0, 2, 0)).isEqualTo(.6 * .3, within(1e-12));
    }

    @Test
    void aLineFromBelowIsCrossedFromBelow() {
        Draft relief = small().redLine("MYS", MALAYSIA, "trf", Bound.AT_LEAST, 2);

        assertThat(cost(relief, "MYS", true, 1, 1, 0, 0)).isEqualTo(.6 * .3, within(1e-12));
        assertThat(cost(relief, "MYS", true, 1, 2, 0, 0)).isZero();
        assertThat(cost(relief, "MYS", true, 0, 0, 0, 0))
                .as("to sign nothing breaks no word")
                .isZero();
    }

    @Test
    void toStayWithWhatIsInForceBreaksNoWord() {
        Scenario scenario = clause().openingDeal(MALAYSIA, 1, 0, 3, 0).scenario();

        assertThat(surplus(scenario, "MYS", false, 1, 0, 3, 0)).isZero();
    }

    @Test
    void linesFromBeforeTheSummitAreKnownToAll() {
        Stage stage = Stage.of(clause().openingDeal("USA-AUS", 1, 0, 0, 0).scenario());

        assertThat(stage.session().entries().stream().limit(3).map(Entry::event))
                .hasExactlyElementsOfTypes(
                        Event.WorldOpened.class, Event.OpeningDealStands.class, Event.RedLineDrawn.class);
        assertThat(stage.session().entries().get(2).visibility()).isEqualTo(new Visibility.Everyone());
        for (String seat : List.of("CHN", "AUS")) {
            assertThat(stage.session().view(seat).world().redLines())
                    .extracting(RedLine::country)
                    .containsExactly("MYS");
        }
    }

    @Test
    void aLineIsDrawnOnceForAllToSeeAndForGood() {
        Stage stage = Stage.of(small().scenario());
        assertThat(stage.refusal("MYS", Move.redLines(List.of(CLAUSE, CLAUSE)))).isEmpty();
        stage.turn(Map.of("MYS", Move.redLines(List.of(CLAUSE, CLAUSE))));

        assertThat(stage.outcome().stream().filter(Stage.is(Event.RedLineDrawn.class)))
                .containsExactly(new Event.RedLineDrawn("MYS", MALAYSIA, "chn", Bound.AT_MOST, 1, ""));
        assertThat(stage.session().view("USA").world().redLines()).containsExactly(CLAUSE.by("MYS"));
        stage.pass().pass().turn(Map.of("MYS", Move.redLines(List.of(CLAUSE))));

        assertThat(stage.outcome()).noneMatch(Stage.is(Event.RedLineDrawn.class));
        assertThat(stage.session().view("MYS").world().redLines()).hasSize(1);
    }

    @Test
    void linesOfOneTurnStandInTheOrderOfTheSeats() {
        var relief = new RedLineChoice(MALAYSIA, "trf", Bound.AT_MOST, 0);
        Stage stage = Stage.of(small().scenario())
                .turn(Map.of("MYS", Move.redLines(List.of(CLAUSE)), "USA", Move.redLines(List.of(relief))));

        assertThat(stage.events(Event.RedLineDrawn.class))
                .extracting(Event.RedLineDrawn::country)
                .containsExactly("USA", "MYS");
    }

    private static Transcript drawn(List<RedLineChoice> lines) {
        return Stage.of(small().scenario())
                .turn(Map.of("MYS", Move.redLines(lines)))
                .untilOver()
                .session()
                .transcript();
    }

    @Test
    void theDigestCoversItAndAReplayDrawsItAgain() {
        Transcript lined = drawn(List.of(CLAUSE));

        assertThat(lined.digest()).isNotEqualTo(drawn(List.of()).digest());
        assertThat(Replay.of(lined).obstacle()).isEmpty();
        assertThat(Replay.of(lined).transcript().digest()).isEqualTo(lined.digest());
    }

    @Test
    void switchedOffNoLineIsHeardOfOrCosts() {
        Draft off = clause().without(Mechanism.RED_LINES);

        assertThat(Stage.of(off.scenario()).events(Event.RedLineDrawn.class)).isEmpty();
        assertThat(cost(off, "MYS", false, 1, 0, 2, 0)).isZero();
    }
}
