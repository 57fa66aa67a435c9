package parley.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.summit.chance.Secrets;
import parley.summit.explain.Move;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Deal;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Event;
import parley.summit.transcript.Transcript;
import parley.summit.transcript.Visibility;
import parley.wire.ScenarioLibrary;

class DecisiveMovesTest {

    private static final Scenario STARTER = new ScenarioLibrary(Path.of("..", "scenarios")).load("starter");
    private static final String TABLE = "USA-MYS";

    private static DecisiveMoves of(Event... events) {
        var entries = new ArrayList<Entry>();
        for (Event event : events) {
            entries.add(new Entry(entries.size() + 1, new Visibility.Everyone(), 1, 0, event));
        }
        return DecisiveMoves.of(new Transcript(STARTER, 7, 7, Secrets.open(STARTER.seats()), entries));
    }

    private static Deal nothing() {
        return new Deal(
                STARTER.table(TABLE).orElseThrow().issues().stream().map(i -> 0).toList());
    }

    private static Event offer(String by) {
        return new Event.OfferMade(TABLE, by, nothing());
    }

    private static Event waits(String by) {
        return new Event.TurnPassed(TABLE, by, Event.PassReason.WAIT);
    }

    private static Event step(String actor, int from, int to) {
        return new Event.MeasureTaken("A>B", actor, Optional.empty(), from, to, Optional.empty());
    }

    private static List<Long> numbers(List<Move> moves) {
        return moves.stream().map(Move::number).toList();
    }

    @Test
    void theLastRefusalIsTheLastMoveThatAnswersAnOfferOfTheOtherSide() {
        assertThat(numbers(of(offer("USA"), offer("MYS"), waits("MYS")).refusals()))
                .containsExactly(2L);
        assertThat(numbers(of(offer("USA"), offer("MYS"), waits("MYS"), waits("USA"))
                        .refusals()))
                .containsExactly(4L);
    }

    @Test
    void whoWalksFromAnOfferRefusesIt() {
        var walks = new Event.TableClosed(TABLE, Event.CloseReason.WALKED, Optional.of("MYS"));

        assertThat(numbers(of(offer("USA"), walks).refusals())).containsExactly(2L);
    }

    @Test
    void whereNothingWasRefusedTheLastMoveStands() {
        assertThat(numbers(of(waits("USA"), waits("MYS")).refusals())).containsExactly(2L);
        assertThat(numbers(of(waits("MYS"), offer("USA")).refusals())).containsExactly(2L);
    }

    @Test
    void aTableThatSignedHasNoRefusal() {
        var signed = new Event.DealSigned(TABLE, List.of("USA", "MYS"), "MYS", nothing(), 0);
        DecisiveMoves decisive = of(offer("MYS"), offer("USA"), signed);

        assertThat(numbers(decisive.signings())).containsExactly(3L);
        assertThat(decisive.refusals()).isEmpty();
    }

    @Test
    void theStrongestMeasureIsTheFirstStepUpToTheHighestLevel() {
        DecisiveMoves decisive =
                of(step("CHN", 0, 1), step("CHN", 4, 3), step("CHN", 1, 2), step("CHN", 0, 2), step("USA", 3, 2));

        assertThat(numbers(decisive.measures())).containsExactly(3L);
    }

    @Test
    void aStepThatATruceDemandsIsNobodysMeasure() {
        var back = new Event.MeasureTaken("A>B", "CHN", Optional.empty(), 1, 3, Optional.of("USA-CHN"));

        assertThat(of(back).measures()).isEmpty();
    }
}
