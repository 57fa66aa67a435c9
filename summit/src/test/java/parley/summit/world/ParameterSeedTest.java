package parley.summit.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import parley.summit.Players;
import parley.summit.Scenarios;
import parley.summit.chance.Secrets;
import parley.summit.chance.Seed;
import parley.summit.scenario.Scenario;
import parley.summit.session.Replay;
import parley.summit.session.Session;
import parley.summit.table.TableState;
import parley.summit.transcript.Lines;
import parley.summit.transcript.Transcript;

/** Parameters may be drawn from a seed of their own: the world is then the same while the luck differs. */
class ParameterSeedTest {

    private static final Scenario SMALL = Scenarios.small().scenario();
    private static final Secrets SECRETS = Secrets.open(SMALL.seats());

    private static World world(long seed, long parameterSeed) {
        return new World(SMALL, new Seed(seed), new Seed(parameterSeed), SECRETS);
    }

    private static Transcript played(long seed, long parameterSeed) {
        return Session.play(SMALL, seed, parameterSeed, SECRETS, Players.builtIn(SMALL));
    }

    @Test
    void worldsThatShareItHaveTheSameParametersAndOtherLuck() {
        LongStream.rangeClosed(2, 50).forEach(seed -> {
            assertThat(world(seed, 1).chain().parameters().bySymbol())
                    .isEqualTo(world(1, 1).chain().parameters().bySymbol());
            assertThat(world(seed, 1).values("MYS"))
                    .isEqualTo(world(seed, seed).values("MYS"))
                    .isNotEqualTo(world(1, 1).values("MYS"));
            assertThat(world(seed, 1).tables())
                    .extracting(TableState::opener)
                    .isEqualTo(world(seed, seed).tables().stream()
                            .map(TableState::opener)
                            .toList());
        });
    }

    @Test
    void anotherOneDrawsOtherParameters() {
        assertThat(world(1, 2).chain().parameters().bySymbol())
                .isNotEqualTo(world(1, 1).chain().parameters().bySymbol())
                .isEqualTo(world(2, 2).chain().parameters().bySymbol());
    }

    @Test
    void unlessItIsGivenItIsTheSeed() {
        assertThat(Session.play(SMALL, 3, SECRETS, Players.builtIn(SMALL))).isEqualTo(played(3, 3));
    }

    @Test
    void theCanonicalLinesNameItWhereItIsAnother() {
        assertThat(Lines.of(played(3, 3))).noneMatch(line -> line.startsWith("parameter-seed"));
        assertThat(Lines.of(played(3, 4))).startsWith("scenario draft", "seed 3", "parameter-seed 4");
    }

    @Test
    void sessionsThatShareAnOpeningArePlayedAsIfEachHadItsOwn() {
        Opening opening = Opening.of(SMALL, 4);
        for (long seed = 1; seed <= 20; seed++) {
            assertThat(Session.play(opening, seed, 4, SECRETS, Players.builtIn(SMALL)))
                    .isEqualTo(played(seed, 4));
        }
    }

    @Test
    void aReplayDrawsFromItAgain() {
        Transcript transcript = played(3, 4);

        assertThat(Replay.of(transcript).transcript()).isEqualTo(transcript);
        assertThat(transcript.digest()).isNotEqualTo(played(3, 3).digest());
    }
}
