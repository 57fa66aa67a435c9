package parley.cli.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.cli.story.Block.Figure;
import parley.cli.story.Block.Heading;
import parley.cli.story.Block.Item;
import parley.cli.story.Block.Paragraph;
import parley.summit.chance.Secrets;
import parley.summit.market.CountryOutlook;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.TableKind;
import parley.summit.seat.Deal;
import parley.summit.seat.Negotiator;
import parley.summit.session.Session;
import parley.summit.strategy.DefaultStrategy;
import parley.summit.transcript.DealStatus;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Event;
import parley.summit.transcript.StallCause;
import parley.summit.transcript.Transcript;
import parley.summit.transcript.Visibility;
import parley.wire.ScenarioLibrary;

/** Stories of a played session of which some entries are put in by hand. */
class StoryTest {

    private static final Scenario STARTER = new ScenarioLibrary(Path.of("..", "scenarios")).load("starter");
    private static final String TABLE = "USA-AUS";
    private static final String TRUCE = "USA-CHN";

    private static List<Entry> played() {
        Map<String, Negotiator> players = new HashMap<>();
        STARTER.profiles().keySet().forEach(c -> players.put(c, new DefaultStrategy()));
        return Session.play(STARTER, 7, Secrets.open(STARTER.seats()), players).entries();
    }

    private static Entry entry(int round, int month, Event event) {
        return new Entry(1, new Visibility.Everyone(), round, month, event);
    }

    /** The played entries, each replaced by others, and more at the end. */
    private static Story story(Function<Entry, Stream<Entry>> replaced, Entry... more) {
        List<Entry> entries =
                new ArrayList<>(played().stream().flatMap(replaced).toList());
        entries.addAll(List.of(more));
        return new Story(new Transcript(STARTER, 7, 7, Secrets.open(STARTER.seats()), entries));
    }

    private static String told(Story story) {
        return story.aftermath().stream()
                .map(block -> switch (block) {
                    case Item item -> item.label() + " " + item.text();
                    case Paragraph paragraph -> paragraph.text();
                    case Figure figure -> figure.title() + ": " + figure.sentence();
                    case Heading heading -> heading.text();
                    case Block.Grid grid -> "";
                    case Block.Fold fold -> "";
                })
                .collect(Collectors.joining("\n"));
    }

    private static Stream<Entry> withoutDeals(Entry entry) {
        boolean deal = entry.event() instanceof Event.DealSigned
                || entry.event() instanceof Event.DealStatusChanged
                || entry.event() instanceof Event.TruceBroken;
        return deal ? Stream.of() : Stream.of(entry);
    }

    private static Entry signed(String table) {
        var parties = STARTER.table(table).orElseThrow().parties();
        Deal nothing = new Deal(
                STARTER.table(table).orElseThrow().issues().stream().map(i -> 0).toList());
        return entry(3, 0, new Event.DealSigned(table, parties, "USA", nothing, 0));
    }

    private static Entry status(int month, DealStatus from, DealStatus to, Optional<StallCause> cause) {
        return entry(0, month, new Event.DealStatusChanged(TABLE, from, to, cause));
    }

    @Test
    void aDealThatRecoversAfterItsTermIsToldSoThatItsEndIsUnderstood() {
        Entry stalls = status(17, DealStatus.IN_FORCE, DealStatus.STALLED, Optional.of(StallCause.ECONOMIC));
        Entry recovers = status(39, DealStatus.STALLED, DealStatus.IN_FORCE, Optional.empty());
        String late = told(story(
                StoryTest::withoutDeals,
                signed(TABLE),
                stalls,
                recovers,
                status(40, DealStatus.IN_FORCE, DealStatus.EXPIRED, Optional.empty())));
        String inTime = told(story(
                StoryTest::withoutDeals,
                signed(TABLE),
                stalls,
                recovers,
                status(50, DealStatus.IN_FORCE, DealStatus.EXPIRED, Optional.empty())));

        assertThat(late)
                .contains("taken up again in January 2029 (month 39); expired in February 2029 (month 40), since its"
                        + " term had passed while it was stalled.");
        assertThat(inTime).contains("taken up again in January 2029 (month 39); expired in December 2029 (month 50).");
    }

    @Test
    void theTermOfATruceIsSaidNotToEndIt() {
        assertThat(STARTER.table(TRUCE).orElseThrow().kind()).isEqualTo(TableKind.TRUCE);
        assertThat(told(story(StoryTest::withoutDeals, signed(TRUCE))))
                .contains("A truce does not end with its term; once that is over, it is likelier to break.");
        assertThat(told(story(StoryTest::withoutDeals, signed(TABLE)))).doesNotContain("A truce does not end");
    }

    private static Entry china(int level) {
        return entry(0, 60, new Event.MeasureTaken("CHN>ALL", "CHN", Optional.empty(), 0, level, Optional.empty()));
    }

    private static Stream<Entry> withoutMeasures(Entry entry) {
        return entry.event() instanceof Event.MeasureTaken ? Stream.of() : Stream.of(entry);
    }

    @Test
    void lessFromChinaIsNoSignOfNewSuppliersWhileChinaRestricts() {
        String restricted = told(story(StoryTest::withoutMeasures, china(3)));
        String free = told(story(StoryTest::withoutMeasures, china(0)));

        assertThat(restricted)
                .contains("while China restricts what it sells it (slow licences): less arrives from China")
                .containsPattern("Dearest for it in month 60: .* times the mean price of 2024");
        assertThat(free).contains("What a country makes itself").doesNotContain("while China restricts");
    }

    private static Function<Entry, Stream<Entry>> withShortage(double shortage) {
        return entry -> Stream.of(
                entry.event() instanceof Event.OutlookReached reached
                        ? new Entry(
                                entry.number(),
                                entry.visibility(),
                                entry.round(),
                                entry.month(),
                                new Event.OutlookReached(
                                        reached.countries().stream()
                                                .map(c -> new CountryOutlook(
                                                        c.country(), c.dependence(), shortage, c.loss(), c.markets()))
                                                .toList(),
                                        reached.tension(),
                                        reached.escalation(),
                                        reached.unsold()))
                        : entry);
    }

    @Test
    void aChartOfNoShortageIsASentence() {
        assertThat(told(story(withShortage(0))))
                .contains("Shortage: nobody ever lacks anything")
                .doesNotContain("Shortage, % of a country's use");
        assertThat(told(story(withShortage(.02)))).contains("Shortage, % of a country's use", "2.0 %");
    }

    @Test
    void thePageBeginsWithWhatCameOfIt() {
        assertThat(story(Stream::of).page().stream()
                        .flatMap(b -> b instanceof Heading heading ? Stream.of(heading.text()) : Stream.of()))
                .startsWith(STARTER.title(), "In short", "The map", "The tables", "The tour, day by day");
    }

    @Test
    void aLossIsSaidWithoutASignAndASmallSumInMillions() {
        assertThat(Words.dollars(-14.42)).isEqualTo("14.4 billion dollars");
        assertThat(Words.dollars(.05)).isEqualTo("50 million dollars");
        assertThat(Words.dollars(.41)).isEqualTo("0.41 billion dollars");
    }
}
