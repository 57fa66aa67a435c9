package parley.cli.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import parley.coordinator.seat.SeatName;
import parley.proto.agent.v1.DecideRequest;
import parley.summit.chance.Secrets;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Negotiator;
import parley.summit.seat.Refusal;
import parley.summit.seat.Reply;
import parley.summit.session.Answer;
import parley.summit.session.Session;
import parley.summit.transcript.Driver;
import parley.summit.transcript.Transcript;
import parley.wire.ViewCodec;

/**
 * One session with the tested agent in one seat and negotiators in all others. Its name is new each time, since an agent may keep
 * what it answered to a request.
 *
 * @param observations what came of each of its questions, in order
 * @param settled all answers of each turn, so that the session can be walked through again
 */
record Walk(
        Scenario scenario,
        long seed,
        String country,
        List<Observation> observations,
        List<Map<String, Answer>> settled,
        Transcript transcript) {

    Walk {
        observations = List.copyOf(observations);
        settled = List.copyOf(settled);
    }

    /**
     * Plays a session.
     *
     * @param others of every other seat
     * @param before looks at the session and the answers to a turn before it is settled
     */
    static Walk play(
            Scenario scenario,
            long seed,
            String country,
            Function<DecideRequest, Heard> agent,
            Function<String, Negotiator> others,
            BiConsumer<Session, Map<String, Answer>> before) {
        Session session = Session.open(scenario, seed, Secrets.open(scenario.seats()));
        String name = "sessions/test-" + UUID.randomUUID();
        var observations = new ArrayList<Observation>();
        var settled = new ArrayList<Map<String, Answer>>();
        while (!session.isOver()) {
            var answers = new LinkedHashMap<String, Answer>();
            for (String seat : session.asked()) {
                if (seat.equals(country)) {
                    Question question = question(session, seed, new SeatName(name, country), settled.size() + 1);
                    Heard heard = agent.apply(question.request());
                    Observation seen = new Observation(question, heard, refusal(session, country, heard));
                    observations.add(seen);
                    answers.put(seat, new Answer(reply(seen), Driver.UNKNOWN));
                } else {
                    Negotiator negotiator = others.apply(seat);
                    answers.put(
                            seat,
                            new Answer(legal(session, seat, negotiator.decide(session.view(seat))), Driver.UNKNOWN));
                }
            }
            before.accept(session, answers);
            settled.add(answers);
            session.settle(answers);
        }
        return new Walk(scenario, seed, country, observations, settled, session.transcript());
    }

    private static Question question(Session session, long seed, SeatName seat, int turn) {
        var view = session.view(seat.country());
        return new Question(
                seed,
                turn,
                view,
                DecideRequest.newBuilder()
                        .setRequestId(seat.turn(turn))
                        .setSession(seat.session())
                        .setView(ViewCodec.toProto(view))
                        .build());
    }

    private static Optional<Refusal> refusal(Session session, String country, Heard heard) {
        return heard instanceof Heard.Moved moved ? session.refusal(country, moved.move()) : Optional.empty();
    }

    private static Reply reply(Observation seen) {
        return switch (seen.heard()) {
            case Heard.Moved moved when seen.refusal().isEmpty() -> moved.move();
            case Heard.Moved moved -> none(Reply.Reason.ILLEGAL);
            case Heard.Garbage garbage -> none(Reply.Reason.GARBAGE);
            case Heard.Failed failed -> none(Reply.Reason.FAILED);
        };
    }

    private static Reply none(Reply.Reason reason) {
        return new Reply.NoReply(reason, "");
    }

    private static Reply legal(Session session, String seat, Reply reply) {
        boolean legal = !(reply instanceof Reply.Move move)
                || session.refusal(seat, move).isEmpty();
        return legal ? reply : none(Reply.Reason.ILLEGAL);
    }

    List<Question> questions() {
        return observations.stream().map(Observation::question).toList();
    }

    /** What other answers to the same questions, in the same order, would have come to. */
    List<Observation> judged(List<Heard> answers) {
        Session session = Session.open(scenario, seed, Secrets.open(scenario.seats()));
        var judged = new ArrayList<Observation>();
        for (Map<String, Answer> turn : settled) {
            if (turn.containsKey(country)) {
                Heard heard = answers.get(judged.size());
                judged.add(new Observation(
                        observations.get(judged.size()).question(), heard, refusal(session, country, heard)));
            }
            if (judged.size() == answers.size()) {
                break;
            }
            session.settle(turn);
        }
        return judged;
    }
}
