package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import parley.proto.seat.v1.Deal;
import parley.proto.seat.v1.MeasureChoice;
import parley.proto.seat.v1.Move;
import parley.proto.seat.v1.TableMove;
import parley.proto.seat.v1.View;

/** Whatever an agent does, the session ends and the user reads which agent it was and why. */
class AgentFaultsTest {

    private static Parley play(String country, Function<View, Move> brain) {
        try (TestAgent agent = TestAgent.of(brain)) {
            Parley run = Parley.run(
                    "run", "starter", "--seed", "7", "--patience", "0.3", "--agent", country + "=" + agent.address());
            assertThat(run.code()).isZero();
            assertThat(words(run.out())).contains("[agent " + agent.address() + "]", "Digest");
            assertThat(run.err()).contains(country + " (agent " + agent.address() + ") passed ");
            return run;
        }
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ");
    }

    @Test
    void anAgentThatIsSlow() {
        var never = new CountDownLatch(1);
        Parley run = play("MYS", view -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Move.getDefaultInstance();
        });

        assertThat(words(run.out())).contains("Malaysia passes its turn", "without a move: ", "no answer within ");
    }

    @Test
    void anAgentThatFails() {
        Parley run = play("MYS", view -> {
            throw new IllegalStateException("no idea");
        });

        assertThat(words(run.out())).contains("Malaysia passes its turn");
    }

    @Test
    void anAgentWithAnIllegalMove() {
        Parley run = play(
                "USA",
                view -> Move.newBuilder()
                        .addMeasures(
                                MeasureChoice.newBuilder().setLadder("CHN>USA").setLevel(0))
                        .build());

        assertThat(words(run.out())).contains("measures[CHN>USA]: CHN>USA (expected: one of [USA>CHN])");
    }

    @Test
    void anAgentThatSendsWhatIsNoMove() {
        Parley run = play(
                "AUS",
                view -> Move.newBuilder()
                        .addTables(TableMove.newBuilder()
                                .setTable("USA-AUS")
                                .setOffer(Deal.newBuilder().addLevels(-1)))
                        .build());

        assertThat(words(run.out())).contains("tables[USA-AUS].offer.levels[0]");
    }

    @Test
    void anAgentThatSendsAHugeMessage() {
        Parley run = play(
                "MYS",
                view -> Move.newBuilder().setRationale("x".repeat(3_000_000)).build());

        assertThat(words(run.out())).contains("Malaysia passes its turn");
    }

    @Test
    void anAgentThatIsDown() {
        TestAgent gone = TestAgent.of(view -> Move.getDefaultInstance());
        gone.close();
        Parley run = Parley.run("run", "starter", "--patience", "0.3", "--agent", "MYS=" + gone.address());

        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("MYS (agent " + gone.address() + ") passed ");
        assertThat(run.err() + run.out()).doesNotContain("finishConnect", "io exception");
        assertThat(words(run.out())).contains("could not be reached: Connection refused");
    }

    @Test
    void anAgentWithControlCharactersInItsWords() {
        Parley run = play(
                "MYS",
                view -> Move.newBuilder()
                        .addTables(TableMove.newBuilder()
                                .setTable("\u001b[2Jnowhere")
                                .setWait(parley.proto.seat.v1.Wait.getDefaultInstance()))
                        .build());

        assertThat(words(run.out())).contains("[2Jnowhere");
        assertThat(run.out() + run.err()).doesNotContain("\u001b");
    }

    @Test
    void anAgentThatSpeaksForOthersIsRefusedAtOnce() throws java.io.IOException {
        try (var china = parley.agent.CountryAgentServer.start(
                new parley.agent.Settings(java.util.List.of("CHN"), "linear", 0),
                parley.summit.strategy.BuiltInStrategy.named("linear"))) {
            Parley run = Parley.run("run", "starter", "--agent", "MYS=" + china.target());

            assertThat(run.code()).isEqualTo(2);
            assertThat(run.err()).contains("agent of MYS: " + china.target() + ": speaks for CHN");
        }
    }
}
