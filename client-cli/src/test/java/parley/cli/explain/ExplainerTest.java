package parley.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.summit.chance.Secrets;
import parley.summit.explain.Explainer;
import parley.summit.explain.Explanation;
import parley.summit.explain.Explanation.AtTable;
import parley.summit.explain.Explanation.OnLadder;
import parley.summit.explain.Explanation.Option;
import parley.summit.explain.Move;
import parley.summit.explain.Rule;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Negotiator;
import parley.summit.seat.TableAction;
import parley.summit.session.Session;
import parley.summit.strategy.BuiltInStrategy;
import parley.summit.transcript.Event;
import parley.summit.transcript.Transcript;
import parley.wire.ScenarioLibrary;

class ExplainerTest {

    private static final double ROUNDING = 1e-9;

    /** Strategies that leave something to chance, or answer what they hear, are explained like the others. */
    private static Transcript played(String scenarioId, long seed, String chinas) {
        Scenario scenario = new ScenarioLibrary(Path.of("..", "scenarios")).load(scenarioId);
        Map<String, Negotiator> negotiators = new HashMap<>();
        scenario.profiles().forEach((c, p) -> negotiators.put(c, BuiltInStrategy.named(p.defaultStrategy())));
        negotiators.put("CHN", BuiltInStrategy.named(chinas));
        return Session.play(scenario, seed, Secrets.open(scenario.seats()), negotiators);
    }

    @ParameterizedTest
    @CsvSource({
        "starter, 1, boulware",
        "starter, 2, micro",
        "starter, 3, linear/acnext/noise:8",
        "starter, 4, naive-tft",
        "gyeongju-2025, 7, boulware"
    })
    void everyMoveOfASessionIsExplained(String scenario, long seed, String chinas) {
        Transcript transcript = played(scenario, seed, chinas);
        Explainer explainer = Explainer.of(transcript);

        List<Explanation> all = explainer.explain(move -> true);

        // A red line at a table that closes before its seat may move there is never weighed.
        assertThat(all.stream().map(Explanation::move))
                .containsAll(explainer.moves().stream()
                        .filter(m -> m.kind() != Move.Kind.RED_LINE)
                        .toList());
        for (Explanation why : all) {
            if (why instanceof AtTable atTable) {
                isWhatWasRecorded(transcript, atTable);
                addsUp(atTable);
                turnsTheDecision(atTable);
            } else if (why instanceof OnLadder onLadder) {
                addsUp(onLadder);
            }
        }
    }

    private static void isWhatWasRecorded(Transcript transcript, AtTable why) {
        Event event = transcript.entries().get((int) why.move().number() - 1).event();
        TableAction action = why.chosen().action();
        switch (event) {
            case Event.OfferMade made -> assertThat(action).isEqualTo(new TableAction.Offer(made.deal()));
            case Event.DealSigned signed -> assertThat(action).isEqualTo(new TableAction.Accept(signed.deal()));
            case Event.TurnPassed passed
            when passed.reason() == Event.PassReason.WAIT -> assertThat(action).isEqualTo(new TableAction.Wait());
            default -> assertThat(why.move().kind()).isIn(Move.Kind.OVER_BUDGET, Move.Kind.WALK);
        }
    }

    private static void addsUp(AtTable why) {
        assertThat(why.nextBest()).hasValueSatisfying(next -> {
            assertThat(next.action()).isNotEqualTo(why.chosen().action());
            addsUp(next);
        });
        why.others().forEach(ExplainerTest::addsUp);
        addsUp(why.chosen());
        assertThat(why.chosen().probability().orElseThrow()).isBetween(ROUNDING, 1.0);
    }

    private static void addsUp(Option option) {
        assertThat(option.worth().surplus()).isCloseTo(option.surplus(), within(ROUNDING));
    }

    private static void addsUp(OnLadder why) {
        assertThat(why.options().stream().mapToDouble(o -> o.probability()).sum())
                .isCloseTo(1, within(ROUNDING));
        why.options().forEach(o -> assertThat(o.worth().surplus()).isCloseTo(o.utility(), within(ROUNDING)));
        why.byDraw().ifPresent(flip -> assertThat(flip.becomes()).isNotEqualTo(why.to()));
        assertThat(why.flips()).allMatch(flip -> flip.becomes() != why.to());
    }

    private static void turnsTheDecision(AtTable why) {
        TableAction action = why.chosen().action();
        assertThat(why.rule()).isInstanceOf(Rule.Strategy.class);
        assertThat(why.flips()).allSatisfy(flip -> {
            assertThat(flip.becomes()).isNotEqualTo(action);
            assertThat(flip.enough()).isNotEqualTo(flip.notEnough());
        });
        why.toAccept().ifPresent(flip -> assertThat(flip.becomes()).isInstanceOf(TableAction.Accept.class));
    }

    @ParameterizedTest
    @CsvSource({"starter, 5", "starter, 6"})
    void anAgentThatNobodyKnowsIsRecognisedByItsMoves(String scenario, long seed) {
        List<Explanation> offers = Explainer.of(played(scenario, seed, "linear"))
                .explain(m -> m.kind() == Move.Kind.OFFER && m.seat().equals("CHN"));

        assertThat(offers)
                .isNotEmpty()
                .allSatisfy(why -> assertThat(((AtTable) why).rule())
                        .isInstanceOfSatisfying(Rule.Strategy.class, rule -> {
                            assertThat(rule.strategy()).isEqualTo("linear");
                            assertThat(rule.recorded()).isFalse();
                        }));
    }
}
