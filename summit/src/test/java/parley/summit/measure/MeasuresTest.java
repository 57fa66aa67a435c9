package parley.summit.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import parley.summit.Scenarios;
import parley.summit.Worlds;
import parley.summit.market.Control;
import parley.summit.world.World;

/** Opening: tension .6, China feels .6 from the United States and these .7 from China; tariffs stand at 2 of 0 to 5. */
class MeasuresTest {

    private final World world = Worlds.of(Scenarios.small().scenario(), 1);
    private final Measures measures = world.measures();
    private final Relations relations = world.relations();

    private LadderState ladder(String id) {
        return measures.ladder(id).orElseThrow();
    }

    @Test
    void climbingPressesTheCounterpartByWhatTheLevelAdds() {
        measures.move(ladder("USA>CHN"), 4);

        assertThat(relations.pressure("CHN", "USA")).isEqualTo(.6 + .65 - .3, within(1e-12));
    }

    @Test
    void pressureNeverExceedsOne() {
        measures.move(ladder("USA>CHN"), 5);

        assertThat(relations.pressure("CHN", "USA")).isOne();
    }

    @Test
    void aLadderTowardAllPressesItsCounterpart() {
        measures.move(ladder("CHN>ALL"), 2);

        assertThat(relations.pressure("USA", "CHN")).isEqualTo(.7 + .1, within(1e-12));
    }

    @Test
    void descendingRelievesNobody() {
        measures.move(ladder("USA>CHN"), 0);

        assertThat(relations.pressure("CHN", "USA")).isEqualTo(.6);
    }

    @Test
    void tensionFollowsTheLevelsUpAndDown() {
        measures.move(ladder("USA>CHN"), 4);
        assertThat(relations.tension()).isEqualTo(.68, within(1e-12));

        measures.move(ladder("USA>CHN"), 1);
        assertThat(relations.tension()).isEqualTo(.56, within(1e-12));
    }

    @Test
    void tensionStaysBetweenZeroAndOne() {
        relations.moveTension(5);
        assertThat(relations.tension()).isOne();

        relations.moveTension(-5);
        assertThat(relations.tension()).isZero();
    }

    @Test
    void droppingToNothingDropsTheWordThatWasGiven() {
        measures.move(ladder("USA>CHN"), 1);
        assertThat(ladder("USA>CHN").announced()).hasValue(5);

        measures.move(ladder("USA>CHN"), 0);
        assertThat(ladder("USA>CHN").announced()).isEmpty();
    }

    @Test
    void holdingALevelChangesNothing() {
        measures.move(ladder("USA>CHN"), 2);

        assertThat(relations.tension()).isEqualTo(.6);
        assertThat(relations.pressure("CHN", "USA")).isEqualTo(.6);
    }

    @Test
    void aLevelSetsTheControlsOfItsLadderAlone() {
        measures.move(ladder("CHN>USA"), 5);

        int china = world.chain().country("CHN");
        int usa = world.chain().country("USA");
        int magnets = world.chain().market("MAKE");
        assertThat(world.chain().controls().stream()
                        .filter(c -> c.market() == magnets && c.origin() == china && c.passes() == 0)
                        .mapToInt(c -> c.target().orElseThrow()))
                .containsExactly(usa);
        assertThat(world.chain().controls().stream().filter(Control::technology))
                .hasSize(1);
    }

    @Test
    void aLadderOpensWithItsControlsInRoutine() {
        World strict = Worlds.of(
                Scenarios.small()
                        .ladders(l -> l.id().equals("CHN>USA") ? Scenarios.licencesToOne("USA", 3, l.basket()) : l)
                        .scenario(),
                1);

        assertThat(strict.chain().controls()).anyMatch(c -> c.target().isPresent() && c.passes() == .35);
    }

    @Test
    void escalationIsTheHighestOfChinasLaddersTowardTheRivalAndAll() {
        measures.move(ladder("CHN>ALL"), 3);
        measures.move(ladder("CHN>MYS"), 2);

        assertThat(measures.escalation()).isEqualTo(3);
    }

    @Test
    void pressuresFadeTogetherAndCanBeKeptUp() {
        relations.fade(.5);
        assertThat(relations.pressure("CHN", "USA")).isEqualTo(.3);

        relations.keepAtLeast("CHN", "USA", .4);
        relations.keepAtLeast("USA", "CHN", .1);
        assertThat(relations.pressure("CHN", "USA")).isEqualTo(.4);
        assertThat(relations.pressure("USA", "CHN")).isEqualTo(.35);
    }
}
