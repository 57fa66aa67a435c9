package parley.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.cli.explain.PublicReason.Offered;
import parley.summit.chance.Secrets;
import parley.summit.explain.PublicWorth;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.Table;
import parley.summit.seat.Deal;
import parley.summit.seat.Reply;
import parley.summit.seat.TableAction;
import parley.summit.seat.TableView;
import parley.summit.seat.TurnKind;
import parley.summit.seat.View;
import parley.summit.session.Answer;
import parley.summit.session.Session;
import parley.summit.transcript.Driver;
import parley.wire.ScenarioLibrary;

class PublicReasonTest {

    private static final String TABLE = "USA-MYS";

    private static Scenario scenario(String id) {
        return new ScenarioLibrary(Path.of("..", "scenarios")).load(id);
    }

    private static final Scenario STARTER = scenario("starter");
    private static final Table MALAYSIA = STARTER.table(TABLE).orElseThrow();
    private static final PublicReason WORDS = new PublicReason(STARTER, PublicWorth.of(STARTER));

    private static Deal deal(Integer... levels) {
        return new Deal(List.of(levels));
    }

    private static String told(boolean signed, Offered... offers) {
        return WORDS.of(MALAYSIA, "MYS", List.of(offers), signed);
    }

    @Test
    void whatACountryDidAndChangedIsToldWithWhatSpeaksForItAndAgainst() {
        var first = new Offered("MYS", deal(3, 2, 1));
        var theirs = new Offered("USA", deal(1, 1, 2));
        var second = new Offered("MYS", deal(2, 2, 1));

        assertThat(told(false, first)).startsWith("Malaysia begins: by what everybody knows, it gains most by ");
        assertThat(told(false, theirs, first))
                .startsWith(
                        "Malaysia wants something else (Public finance from the United States: a quarter → all of it; ");
        assertThat(told(false, first, theirs, second))
                .startsWith(
                        "Malaysia changes its last offer (Public finance from the United States: all of it → half): by what")
                .contains(" and pays most with ");
        assertThat(told(false, first, theirs, first)).startsWith("Malaysia stays with its last offer: ");
        assertThat(told(true, first, theirs)).startsWith("Malaysia accepts: ");
        assertThat(told(false, new Offered("MYS", deal(0, 0, 0)))).isEqualTo("Malaysia begins.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"starter", "gyeongju-2025"})
    void everythingThatADealIsWorthHasWords(String id) {
        Scenario scenario = scenario(id);
        PublicWorth worth = PublicWorth.of(scenario);
        for (Table table : scenario.tables()) {
            Deal highest = new Deal(table.issues().stream()
                    .map(issue -> issue.levels().size() - 1)
                    .toList());
            for (String party : table.parties()) {
                var all = new ForAndAgainst(scenario, table, party, worth.of(table.id(), party, highest));
                assertThat(all.worth().items())
                        .isNotEmpty()
                        .allSatisfy(item -> assertThat(all.words(item)).isNotEqualTo(item.name()));
                assertThat(all.clause())
                        .hasValueSatisfying(text -> assertThat(text).startsWith("it "));
            }
        }
    }

    private static Session opened(String secret) {
        SortedMap<String, String> secrets = new TreeMap<>();
        STARTER.seats().forEach(seat -> secrets.put(seat, secret.repeat(32)));
        return Session.open(STARTER, 7, new Secrets(secrets));
    }

    /** Everybody waits, but who is to move at the table offers a deal: the same in every session. */
    private static void plays(Session session) {
        while (session.round() < 3) {
            Map<String, Answer> answers = new LinkedHashMap<>();
            for (String seat : session.asked()) {
                answers.put(seat, new Answer(move(session.view(seat)), Driver.UNKNOWN));
            }
            session.settle(answers);
        }
    }

    private static Reply.Move move(View view) {
        Map<String, TableAction> actions = new TreeMap<>();
        if (view.kind() != TurnKind.MEASURES) {
            view.tables().stream()
                    .filter(table -> table.toMove() && table.table().id().equals(TABLE))
                    .forEach(table ->
                            actions.put(TABLE, new TableAction.Offer(deal(1, view.round(), table.turn() % 3))));
        }
        return Reply.Move.tables(actions);
    }

    private static List<OfferSeen> seen(Session session) {
        TableView table = session.view("USA").tables().stream()
                .filter(t -> t.table().id().equals(TABLE))
                .findFirst()
                .orElseThrow();
        var seen = new ArrayList<OfferSeen>();
        table.history().forEach(o -> seen.add(new OfferSeen(o.by(), o.deal())));
        return seen;
    }

    private record OfferSeen(String by, Deal deal) {}

    @Test
    void theSentenceIsTheSameWhateverTheSeatsKeepToThemselves() {
        Session one = opened("0a");
        Session other = opened("f3");
        plays(one);
        plays(other);
        assertThat(other.world().values("MYS")).isNotEqualTo(one.world().values("MYS"));
        assertThat(other.appraise("MYS", TABLE, deal(2, 2, 1))).isNotEqualTo(one.appraise("MYS", TABLE, deal(2, 2, 1)));

        List<String> sentences = List.of(sentence(one), sentence(other));

        assertThat(seen(one)).hasSizeGreaterThan(2).isEqualTo(seen(other));
        assertThat(sentences.get(1)).isEqualTo(sentences.get(0));
    }

    /** From what the other side of the table sees alone. */
    private static String sentence(Session session) {
        return new PublicReason(STARTER, PublicWorth.of(STARTER))
                .of(
                        MALAYSIA,
                        "MYS",
                        seen(session).stream()
                                .map(o -> new Offered(o.by(), o.deal()))
                                .toList(),
                        false);
    }
}
