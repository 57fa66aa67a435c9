package parley.summit.debrief;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import parley.summit.Players;
import parley.summit.Playthrough;
import parley.summit.RandomScenario;
import parley.summit.scenario.Scenario;
import parley.summit.transcript.Event;
import parley.summit.transcript.Transcript;

class HindsightTest {

    private static Transcript random(long seed) {
        Scenario scenario = RandomScenario.of(seed);
        return Playthrough.play(scenario, seed, Players.random(scenario, seed), Playthrough.Watcher.NOBODY);
    }

    @Test
    void aSignedDealIsWorthWhatTheSignatureWasAndTablesAreThereOnceTheyClose() {
        LongStream.rangeClosed(1, 60).mapToObj(HindsightTest::random).forEach(transcript -> {
            Hindsight hindsight = Hindsight.of(transcript);
            Map<String, Double> valued = new HashMap<>();
            Set<String> closed = new HashSet<>();
            transcript.entries().forEach(entry -> {
                if (entry.event() instanceof Event.SignatureValued worth) {
                    valued.put(worth.table() + " " + worth.country(), worth.surplus());
                    closed.add(worth.table());
                } else if (entry.event() instanceof Event.TableClosed over) {
                    closed.add(over.table());
                }
            });

            assertThat(hindsight.tables())
                    .extracting(TableHindsight::table)
                    .containsExactlyInAnyOrderElementsOf(closed);
            hindsight
                    .tables()
                    .forEach(table -> table.signed().ifPresent(deal -> {
                        assertThat(valued)
                                .containsEntry(
                                        table.table() + " " + table.parties().get(0), deal.first())
                                .containsEntry(
                                        table.table() + " " + table.parties().get(1), deal.second());
                    }));
            assertThat(hindsight.tables().stream()
                                    .filter(t -> t.signed().isPresent())
                                    .count()
                            * 2)
                    .isEqualTo(valued.size());
        });
    }

    @Test
    void nothingThatCouldBeSignedBeatsTheFrontierAndWhatWasMissedIsBetterForBoth() {
        List<TableHindsight> tables = LongStream.rangeClosed(1, 60)
                .mapToObj(HindsightTest::random)
                .flatMap(transcript -> Hindsight.of(transcript).tables().stream())
                .toList();
        // What is exact, SurveyTest says; here both have to occur at all.
        assertThat(tables).anyMatch(table -> table.missed().isPresent());
        assertThat(tables).anyMatch(table -> table.frontier().size() > 1);
        tables.forEach(table -> {
            double first = table.signed().map(Valued::first).orElse(0.0);
            double second = table.signed().map(Valued::second).orElse(0.0);
            table.missed().ifPresent(missed -> {
                assertThat(missed.first()).isGreaterThan(first);
                assertThat(missed.second()).isGreaterThan(second);
                assertThat(missed.fits()).isTrue();
            });
            for (Valued one : table.frontier()) {
                assertThat(one.isRational()).isTrue();
                assertThat(table.frontier())
                        .noneMatch(other -> other.first() > one.first() && other.second() > one.second());
            }
        });
    }
}
