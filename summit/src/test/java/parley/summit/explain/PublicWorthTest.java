package parley.summit.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import parley.summit.RandomScenario;
import parley.summit.Scenarios;
import parley.summit.chance.Secrets;
import parley.summit.deal.Breakdown;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.Table;
import parley.summit.seat.Deal;

class PublicWorthTest {

    private static Deal highest(Table table) {
        return new Deal(
                table.issues().stream().map(issue -> issue.levels().size() - 1).toList());
    }

    private static List<Breakdown> all(Scenario scenario, PublicWorth worth) {
        var all = new ArrayList<Breakdown>();
        scenario.tables()
                .forEach(table ->
                        table.parties().forEach(party -> all.add(worth.of(table.id(), party, highest(table)))));
        return all;
    }

    private static Secrets others(Scenario scenario) {
        SortedMap<String, String> secrets = new TreeMap<>();
        scenario.seats().forEach(seat -> secrets.put(seat, "c4".repeat(32)));
        return new Secrets(secrets);
    }

    @Test
    void whateverSeatsAndChanceHaveDrawnItIsTheSameToTheLastBit() {
        LongStream.rangeClosed(1, 20).mapToObj(RandomScenario::of).forEach(scenario -> {
            List<Breakdown> one = all(scenario, PublicWorth.of(scenario));
            assertThat(one).isNotEmpty();
            assertThat(all(scenario, PublicWorth.drawn(scenario, 99, others(scenario))))
                    .isEqualTo(one);
        });
    }

    @Test
    void whoIsNoPartyOfATableIsToldAtWhichTablesItSits() {
        Scenario scenario = Scenarios.small().scenario();
        PublicWorth worth = PublicWorth.of(scenario);
        Deal deal = highest(scenario.table("USA-MYS").orElseThrow());

        assertThatThrownBy(() -> worth.of("USA-MYS", "AUS", deal))
                .hasMessage("table of AUS: USA-MYS (expected: one of [USA-AUS])");
    }
}
