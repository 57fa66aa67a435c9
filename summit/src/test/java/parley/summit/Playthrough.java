package parley.summit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import parley.summit.chance.Secrets;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Negotiator;
import parley.summit.seat.Refusal;
import parley.summit.seat.Reply;
import parley.summit.seat.View;
import parley.summit.session.Answer;
import parley.summit.session.Session;
import parley.summit.transcript.Driver;
import parley.summit.transcript.Transcript;

/** Plays a session while somebody watches; a move that is refused is not corrected in time. */
public final class Playthrough {

    private Playthrough() {}

    /** Sees everything. */
    public interface Watcher {

        /** Watches nothing. */
        Watcher NOBODY = new Watcher() {};

        /** A seat was shown this and replied so. */
        default void replied(Session session, View view, Reply reply) {}

        /** A move was refused. */
        default void refused(Session session, View view, Refusal refusal) {}

        /** A turn was settled. */
        default void settled(Session session) {}
    }

    /** Plays with open secrets. */
    public static Transcript play(
            Scenario scenario, long seed, Map<String, ? extends Negotiator> players, Watcher watcher) {
        Session session = Session.open(scenario, seed, Secrets.open(scenario.seats()));
        while (!session.isOver()) {
            session.settle(answers(session, players, watcher));
            watcher.settled(session);
        }
        return session.transcript();
    }

    /** Plays with built-in strategies and open secrets. */
    public static Transcript builtIn(Scenario scenario, long seed) {
        return play(scenario, seed, Players.builtIn(scenario), Watcher.NOBODY);
    }

    /** The answers of all who are asked. */
    public static Map<String, Answer> answers(
            Session session, Map<String, ? extends Negotiator> players, Watcher watcher) {
        var answers = new LinkedHashMap<String, Answer>();
        for (String seat : session.asked()) {
            View view = session.view(seat);
            Reply reply = Objects.requireNonNull(players.get(seat), seat).decide(view);
            watcher.replied(session, view, reply);
            Optional<Refusal> refusal =
                    reply instanceof Reply.Move move ? session.refusal(seat, move) : Optional.empty();
            refusal.ifPresent(r -> watcher.refused(session, view, r));
            Reply taken = refusal.isPresent()
                    ? new Reply.NoReply(Reply.Reason.ILLEGAL, refusal.get().message())
                    : reply;
            answers.put(seat, new Answer(taken, Driver.UNKNOWN));
        }
        return answers;
    }
}
