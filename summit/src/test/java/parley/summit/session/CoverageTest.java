package parley.summit.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import parley.summit.Draft;
import parley.summit.Players;
import parley.summit.Playthrough;
import parley.summit.RandomScenario;
import parley.summit.Scenarios;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Refusal;
import parley.summit.seat.Reply;
import parley.summit.seat.TableAction;
import parley.summit.seat.TurnKind;
import parley.summit.seat.View;
import parley.summit.transcript.DealStatus;
import parley.summit.transcript.Event;
import parley.summit.transcript.StallCause;
import parley.summit.transcript.Transcript;
import parley.summit.transcript.Visibility;

/** Everything that the rules can say is said in some playthrough. */
class CoverageTest {

    /** Notes all that the rules said. */
    private static final class Notes implements Playthrough.Watcher {

        private final Set<Refusal.Reason> refusals = EnumSet.noneOf(Refusal.Reason.class);
        private final Set<Reply.Reason> silences = EnumSet.noneOf(Reply.Reason.class);
        private final Set<Event.PassReason> passes = EnumSet.noneOf(Event.PassReason.class);
        private final Set<Event.CloseReason> closes = EnumSet.noneOf(Event.CloseReason.class);
        private final Set<DealStatus> statuses = EnumSet.noneOf(DealStatus.class);
        private final Set<StallCause> causes = EnumSet.noneOf(StallCause.class);
        private final Set<Class<?>> kinds = new HashSet<>();

        @Override
        public void refused(Session session, View view, Refusal refusal) {
            refusals.add(refusal.reason());
        }

        /** Early in the summit the host throws something in. */
        @Override
        public void settled(Session session) {
            if (session.round() == 1 && session.kind() == TurnKind.FIRST_TABLES) {
                session.inject("A tanker runs aground", .05);
            }
        }

        void take(Transcript transcript) {
            transcript.entries().forEach(entry -> {
                kinds.add(entry.event().getClass());
                kinds.add(entry.visibility().getClass());
                take(entry.event());
            });
        }

        private void take(Event event) {
            switch (event) {
                case Event.TurnEnded ended -> take(ended.reply());
                case Event.TurnPassed passed -> passes.add(passed.reason());
                case Event.TableClosed closed -> closes.add(closed.reason());
                case Event.DealStatusChanged changed -> {
                    statuses.add(changed.from());
                    statuses.add(changed.to());
                    changed.cause().ifPresent(causes::add);
                }
                default -> {}
            }
        }

        private void take(Reply reply) {
            switch (reply) {
                case Reply.NoReply none -> silences.add(none.reason());
                case Reply.Move move ->
                    move.tables().values().stream().map(Object::getClass).forEach(kinds::add);
            }
        }
    }

    private static final Notes NOTES = new Notes();

    @BeforeAll
    static void play() {
        LongStream.rangeClosed(1, 250).forEach(seed -> {
            Scenario scenario = RandomScenario.of(seed);
            NOTES.take(Playthrough.play(scenario, seed, Players.random(scenario, seed), NOTES));
            NOTES.take(Playthrough.builtIn(scenario, seed));
            Scenario floor = scenario.onOpenFloor();
            NOTES.take(Playthrough.play(floor, seed, Players.random(floor, seed), NOTES));
        });
        LongStream.rangeClosed(1, 20)
                .forEach(seed -> NOTES.take(Playthrough.builtIn(RandomScenario.standing(seed), seed)));
        Scenario poor = Draft.of(Scenarios.small().scenario()).budget("USA", .3).scenario();
        LongStream.rangeClosed(1, 20)
                .forEach(seed -> NOTES.take(Playthrough.play(poor, seed, Players.random(poor, seed), NOTES)));
    }

    @Test
    void everyReasonToRefuseAMoveAppears() {
        assertThat(NOTES.refusals).containsExactly(Refusal.Reason.values());
    }

    @Test
    void everyReasonForATurnWithoutAMoveAppears() {
        assertThat(NOTES.silences).containsExactly(Reply.Reason.values());
    }

    @Test
    void everyKindOfEventAppears() {
        assertThat(NOTES.kinds).contains(Event.class.getPermittedSubclasses());
    }

    @Test
    void everyAudienceAppears() {
        assertThat(NOTES.kinds).contains(Visibility.class.getPermittedSubclasses());
    }

    @Test
    void everyActionAtATableAppears() {
        assertThat(NOTES.kinds).contains(TableAction.class.getPermittedSubclasses());
    }

    @Test
    void everyReasonForATableToCloseAppears() {
        assertThat(NOTES.closes).containsExactly(Event.CloseReason.values());
    }

    /** A move that would not fit the budget when it is settled is refused before; see {@link SettlementTest}. */
    @Test
    void everyReasonToPassAppearsButTheOneThatLegalityForestalls() {
        Event.PassReason[] all = Arrays.stream(Event.PassReason.values())
                .filter(reason -> reason != Event.PassReason.OVER_BUDGET)
                .toArray(Event.PassReason[]::new);

        assertThat(NOTES.passes).containsExactly(all);
    }

    @Test
    void everyStatusOfADealAndEveryCauseToStallAppears() {
        assertThat(NOTES.statuses).containsExactly(DealStatus.values());
        assertThat(NOTES.causes).containsExactly(StallCause.values());
    }
}
