package parley.summit.month;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parley.summit.Playthrough;
import parley.summit.Scenarios;
import parley.summit.Worlds;
import parley.summit.market.CountryOutlook;
import parley.summit.scenario.Parameter;
import parley.summit.seat.Deal;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Event;
import parley.summit.transcript.Visibility;
import parley.summit.world.World;

class MonthsTest {

    private static List<Entry> outlooks(World world) {
        return world.log().entries().stream()
                .filter(e -> e.event() instanceof Event.OutlookReached)
                .toList();
    }

    private static Event.OutlookReached outlook(Entry entry) {
        return (Event.OutlookReached) entry.event();
    }

    private static World followed(long seed) {
        World world = Worlds.of(Scenarios.small().scenario(), seed);
        new Months(world).run();
        return world;
    }

    @Test
    void theWorldIsReportedAtTheEndOfTheSummitAndOfEachOfSixtyMonths() {
        assertThat(outlooks(followed(1)).stream().mapToInt(Entry::month))
                .containsExactlyElementsOf(IntStream.rangeClosed(0, 60).boxed().toList());
    }

    @Test
    void marketsAreReportedInDetailAfterOneTwoThreeAndFiveYears() {
        assertThat(outlooks(followed(1)).stream()
                        .filter(e -> !outlook(e).countries().get(1).markets().isEmpty())
                        .mapToInt(Entry::month))
                .containsExactly(0, 12, 24, 36, 60);
    }

    @Test
    void lossesBeginAtNothing() {
        assertThat(outlook(outlooks(followed(1)).get(0)).countries())
                .extracting(CountryOutlook::loss)
                .containsOnly(0.0);
    }

    @Test
    void sharesStayShares() {
        for (long seed = 1; seed <= 20; seed++) {
            assertThat(outlooks(followed(seed)).stream().flatMap(e -> outlook(e).countries().stream()))
                    .allMatch(c -> c.dependence() >= 0 && c.dependence() <= 1 + 1e-9)
                    .allMatch(c -> c.shortage() >= 0 && c.shortage() <= 1);
        }
    }

    @Test
    void aBoundLadderDoesNotStepUpInTheMonthsOfATruce() {
        for (long seed = 1; seed <= 30; seed++) {
            World world = Worlds.of(
                    Scenarios.small().fix(Parameter.MONTH_OPPORTUNITY, 1).scenario(), seed);
            world.sign(world.table("USA-CHN").orElseThrow(), Deal.of(1, 0, 1, 2));
            new Months(world).run();
            long broken = world.log().entries().stream()
                    .filter(e -> e.event() instanceof Event.TruceBroken)
                    .mapToLong(Entry::number)
                    .findFirst()
                    .orElse(Long.MAX_VALUE);

            assertThat(world.log().entries())
                    .filteredOn(e -> e.number() < broken)
                    .noneMatch(e -> e.event() instanceof Event.MeasureTaken m
                            && !m.ladder().endsWith("MYS")
                            && !m.ladder().endsWith("AUS")
                            && m.to() > m.from());
        }
    }

    @Test
    void pressureFadesInTheMonths() {
        World world =
                Worlds.of(Scenarios.small().fix(Parameter.MONTH_OPPORTUNITY, 0).scenario(), 1);

        new Months(world).run();

        assertThat(world.relations().pressure("CHN", "USA")).isLessThan(1e-9);
    }

    @Test
    void allThatHappensAfterTheSummitIsPublicAndInAMonth() {
        assertThat(Playthrough.builtIn(Scenarios.small().scenario(), 5).entries())
                .filteredOn(e -> e.month() > 0)
                .isNotEmpty()
                .allMatch(e -> e.visibility() instanceof Visibility.Everyone)
                .allMatch(e -> e.round() == 0);
    }
}
