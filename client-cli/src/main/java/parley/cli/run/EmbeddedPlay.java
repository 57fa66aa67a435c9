package parley.cli.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import parley.cli.player.Player;
import parley.summit.session.Answer;
import parley.summit.session.Session;
import parley.summit.strategy.BuiltInStrategy;
import parley.summit.transcript.Driver;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Transcript;

/** Plays in this process, without a network. */
final class EmbeddedPlay implements Play {

    @Override
    public Transcript play(RunPlan plan, Consumer<Entry> live) {
        Session session = Session.open(plan.scenario(), plan.seed(), plan.parameterSeed(), plan.secrets());
        int seen = tell(session, 0, live);
        while (!session.isOver()) {
            Map<String, Answer> answers = new LinkedHashMap<>();
            session.asked()
                    .forEach(seat -> answers.put(
                            seat, answer(session, seat, plan.players().get(seat))));
            session.settle(answers);
            seen = tell(session, seen, live);
        }
        return session.transcript();
    }

    private static int tell(Session session, int seen, Consumer<Entry> live) {
        List<Entry> entries = session.entries();
        entries.subList(seen, entries.size()).forEach(live);
        return entries.size();
    }

    private static Answer answer(Session session, String seat, @org.jspecify.annotations.Nullable Player player) {
        if (player instanceof Player.BuiltIn builtIn) {
            BuiltInStrategy strategy = BuiltInStrategy.named(builtIn.strategy());
            Driver driver = new Driver(Driver.Kind.BUILT_IN, builtIn.strategy());
            return new Answer(strategy.decide(session.view(seat)), driver);
        }
        throw new IllegalStateException(
                "player of " + seat + ": " + player + " (expected: a strategy, checked before)");
    }
}
