package parley.cli.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parley.cli.story.Block.Item;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Deal;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Event;
import parley.summit.transcript.Visibility;
import parley.wire.ScenarioLibrary;

class RoundTellerTest {

    private static final Scenario STARTER = new ScenarioLibrary(Path.of("..", "scenarios")).load("starter");
    private static final Deal NOTHING = Deal.of(0, 0, 0);
    private static final Deal CONSULT = Deal.of(0, 0, 1);

    private final RoundTeller teller = new RoundTeller(STARTER);

    private List<Item> tell(int round, Event... events) {
        List<Entry> entries = Arrays.stream(events)
                .map(e -> new Entry(1, new Visibility.Everyone(), round, 0, e))
                .toList();
        return teller.tell(entries, Map.of()).stream()
                .flatMap(b ->
                        b instanceof Item item ? java.util.stream.Stream.of(item) : java.util.stream.Stream.empty())
                .toList();
    }

    private static Event offer(String table, String by, Deal deal) {
        return new Event.OfferMade(table, by, deal);
    }

    @Test
    void tablesAtWhichNobodyMovesShareOneLine() {
        tell(1, offer("USA-MYS", "MYS", CONSULT), offer("USA-AUS", "AUS", CONSULT));

        assertThat(tell(2, offer("USA-MYS", "MYS", CONSULT), offer("USA-AUS", "AUS", CONSULT)))
                .containsExactly(new Item("Quiet", "nobody moves at USA-MYS and USA-AUS.", Block.Tone.FAINT));
    }

    @Test
    void whoMovesIsToldByWhatChanges() {
        tell(1, offer("USA-MYS", "MYS", NOTHING));

        assertThat(tell(2, offer("USA-MYS", "MYS", CONSULT)))
                .containsExactly(Item.of("USA-MYS", "Malaysia moves. Clause on China: none → consult."));
    }

    @Test
    void aFirstOfferLeavesOutWhatIsAtNothing() {
        assertThat(tell(1, offer("USA-MYS", "MYS", CONSULT)))
                .containsExactly(Item.of("USA-MYS", "Malaysia opens with Clause on China: consult."));
    }

    @Test
    void whatSomebodyHasOpenedWithAlreadyIsNotToldTwice() {
        assertThat(tell(
                        1,
                        offer("USA-MYS", "USA", CONSULT),
                        offer("USA-MYS", "MYS", CONSULT),
                        offer("USA-AUS", "USA", CONSULT)))
                .extracting(Item::text)
                .containsExactly(
                        "The United States opens with Clause on China: consult.",
                        "Malaysia opens as the United States does at USA-MYS.",
                        "The United States opens as at USA-MYS.");
    }

    @Test
    void aMeetingOfLeadersBeforeTheDeadlineIsNews() {
        assertThat(tell(3, new Event.TurnPassed("USA-MYS", "MYS", Event.PassReason.WAIT)))
                .contains(new Item(
                        "Leaders",
                        "The leader of the United States meets that of Malaysia; a later signature there earns half the"
                                + " prestige.",
                        Block.Tone.STRONG));
    }

    @Test
    void aUnitIsNotSaidTwice() {
        Event line = new Event.RedLineDrawn(
                "USA", "USA-CHN", "dur", parley.summit.scenario.RedLine.Bound.AT_MOST, 1, "a short truce");

        assertThat(tell(1, line))
                .singleElement()
                .extracting(Item::text)
                .asString()
                .startsWith("The United States will sign no more than this at USA-CHN: Duration, ")
                .doesNotContain("Duration, months");
    }
}
