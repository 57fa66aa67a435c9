package parley.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import parley.cli.explain.ToldMoves.Told;
import parley.cli.story.Words;
import parley.summit.chance.Secrets;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Reply;
import parley.summit.session.Answer;
import parley.summit.session.Session;
import parley.summit.strategy.BuiltInStrategy;
import parley.summit.transcript.Driver;
import parley.summit.transcript.Transcript;
import parley.wire.ScenarioLibrary;

class ToldMovesTest {

    private static final Scenario STARTER = new ScenarioLibrary(Path.of("..", "scenarios")).load("starter");

    /** All play what the scenario says; of those in {@code people} nobody knows it. */
    private static Transcript played(Set<String> people) {
        return played(people, Set.of());
    }

    /** Those who are silent wait everywhere. */
    private static Transcript played(Set<String> people, Set<String> silent) {
        Session session = Session.open(STARTER, 7, Secrets.open(STARTER.seats()));
        while (!session.isOver()) {
            Map<String, Answer> answers = new LinkedHashMap<>();
            for (String seat : session.asked()) {
                String strategy = Objects.requireNonNull(STARTER.profiles().get(seat), seat)
                        .defaultStrategy();
                Driver driver = people.contains(seat)
                        ? new Driver(Driver.Kind.DIALLED_IN, "delegates")
                        : new Driver(Driver.Kind.BUILT_IN, strategy);
                Reply reply = silent.contains(seat)
                        ? Reply.Move.tables(Map.of())
                        : BuiltInStrategy.named(strategy).decide(session.view(seat));
                answers.put(seat, new Answer(reply, driver));
            }
            session.settle(answers);
        }
        return session.transcript();
    }

    private static Set<String> who(List<Told> told) {
        return told.stream().map(one -> one.move().seat()).collect(Collectors.toSet());
    }

    @Test
    void everyTableIsToldWhereStrategiesPlayAllAndOnlyTheirMovesWherePeoplePlay() {
        List<Told> all = ToldMoves.of(played(Set.of()));
        assertThat(all.stream().map(one -> one.move().where()).collect(Collectors.toSet()))
                .contains("USA-MYS", "USA-AUS", "USA-CHN");
        assertThat(all).allSatisfy(one -> {
            String name = new Words(STARTER).country(one.move().seat());
            assertThat(one.why()).contains(name).doesNotContain("not known").endsWith(".");
            assertThat(one.otherwise()).isNotEmpty();
        });
        assertThat(all).anySatisfy(one -> assertThat(one.why()).contains(" It gains most by "));

        List<Told> some = ToldMoves.of(played(Set.of("USA", "MYS")));
        assertThat(some).isNotEmpty();
        assertThat(who(some)).isSubsetOf("CHN", "AUS");
        assertThat(ToldMoves.of(played(Set.of("USA"), Set.of("USA"))))
                .as("the United States has the last word everywhere")
                .extracting(one -> one.move().where())
                .contains("USA-MYS", "USA-AUS");
        assertThat(ToldMoves.of(played(Set.copyOf(STARTER.seats())))).isEmpty();
    }
}
