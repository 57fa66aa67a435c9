package parley.summit.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import parley.summit.Playthrough;
import parley.summit.Scenarios;
import parley.summit.seat.Deal;
import parley.summit.seat.Reply;
import parley.summit.seat.TableAction;
import parley.summit.seat.TurnKind;

class LinesTest {

    private static final Transcript PLAYED =
            Playthrough.builtIn(Scenarios.small().scenario(), 1);

    private static String line(Visibility visibility, Event event) {
        return Lines.line(new Entry(7, visibility, 2, 0, event));
    }

    @Test
    void aLineSaysWhenForWhomAndWhat() {
        assertThat(line(new Visibility.AtTable("USA-MYS"), new Event.OfferMade("USA-MYS", "USA", Deal.of(1, 0, 2))))
                .isEqualTo("7 r2 m0 table:USA-MYS offer USA-MYS USA 1.0.2");
        assertThat(line(new Visibility.Everyone(), new Event.TruceBroken("USA-CHN")))
                .isEqualTo("7 r2 m0 all truce-broken USA-CHN");
        assertThat(line(new Visibility.HostOnly(), new Event.PriceSuppressed("MAKE")))
                .isEqualTo("7 r2 m0 host suppressed MAKE");
    }

    @Test
    void aTurnIsWrittenWithAllItsActionsInOrder() {
        var tables = new TreeMap<String, TableAction>(Map.of(
                "USA-MYS", new TableAction.Accept(Deal.of(1, 0)),
                "USA-AUS", new TableAction.Offer(Deal.of(2, 2)),
                "USA-CHN", new TableAction.Walk()));

        assertThat(line(
                        new Visibility.OneSeat("USA"),
                        new Event.TurnEnded("USA", TurnKind.FIRST_TABLES, Reply.Move.tables(tables), Driver.UNKNOWN)))
                .isEqualTo("7 r2 m0 seat:USA turn USA FIRST_TABLES tables"
                        + " {USA-AUS=offer:2.2,USA-CHN=walk,USA-MYS=accept:1.0} measures {}");
    }

    @Test
    void aMeasureThatATruceTookBackNamesTheTruce() {
        assertThat(line(
                        new Visibility.Everyone(),
                        new Event.MeasureTaken("USA>CHN", "USA", Optional.of("CHN"), 4, 2, Optional.of("USA-CHN"))))
                .endsWith("measure USA>CHN 4>2 by truce USA-CHN");
    }

    @Test
    void aTranscriptBeginsWithItsScenarioAndSeedAndHasOneLineForEachEntry() {
        List<String> lines = Lines.of(PLAYED).toList();

        assertThat(lines)
                .startsWith("scenario draft", "seed 1")
                .hasSize(PLAYED.entries().size() + 2);
        assertThat(lines).noneMatch(line -> line.contains("\n"));
    }

    @Test
    void entriesAreNumberedAsTheyCome() {
        assertThat(PLAYED.entries()).extracting(Entry::number).isSorted().doesNotHaveDuplicates();
        assertThat(PLAYED.entries().get(0).number()).isOne();
    }

    private static Transcript with(Event event) {
        return new Transcript(
                PLAYED.scenario(),
                1,
                PLAYED.secrets(),
                List.of(new Entry(1, new Visibility.OneSeat("USA"), 1, 0, event)));
    }

    private static Event turn(String rationale, Driver driver, int level) {
        return new Event.TurnEnded(
                "USA",
                TurnKind.MEASURES,
                new Reply.Move(new TreeMap<>(), new TreeMap<>(Map.of("USA>CHN", level)), List.of(), rationale),
                driver);
    }

    @Test
    void theDigestCoversWhatWasDecidedAndNotWhoDecidedOrWhy() {
        String digest = with(turn("", Driver.UNKNOWN, 2)).digest();

        assertThat(with(turn("because", new Driver(Driver.Kind.PERSON, "Mei"), 2))
                        .digest())
                .isEqualTo(digest);
        assertThat(with(turn("", Driver.UNKNOWN, 3)).digest()).isNotEqualTo(digest);
    }

    @Test
    void theDigestCoversThatNobodyRepliedAndNotTheDetail() {
        String digest = with(silent(Reply.Reason.DEADLINE, "after 2 s")).digest();

        assertThat(with(silent(Reply.Reason.DEADLINE, "after 3 s")).digest()).isEqualTo(digest);
        assertThat(with(silent(Reply.Reason.FAILED, "after 2 s")).digest()).isNotEqualTo(digest);
    }

    private static Event silent(Reply.Reason reason, String detail) {
        return new Event.TurnEnded("USA", TurnKind.MEASURES, new Reply.NoReply(reason, detail), Driver.UNKNOWN);
    }

    @Test
    void theDigestIsASha256InHexadecimal() {
        assertThat(PLAYED.digest()).matches("[0-9a-f]{64}");
    }
}
