package parley.sweep.summit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import parley.summit.month.MonthEnd;
import parley.summit.scenario.Table;
import parley.summit.seat.Appraisal;
import parley.summit.seat.Deal;
import parley.summit.seat.Negotiator;
import parley.summit.seat.Reply;
import parley.summit.seat.TableAction;
import parley.summit.session.Answer;
import parley.summit.session.Session;
import parley.summit.transcript.Driver;
import parley.summit.transcript.Transcript;

/**
 * A session that was played, with what its transcript does not say.
 *
 * @param signatures by table what the last acceptance was worth to both parties when it was decided
 * @param months the end of every month
 */
record Course(Transcript transcript, Map<String, Signature> signatures, List<MonthEnd> months) {

    Course {
        signatures = Collections.unmodifiableMap(new LinkedHashMap<>(signatures));
        months = List.copyOf(months);
    }

    /**
     * What a deal was worth.
     *
     * @param gap distance from the frontier, where it was looked for
     */
    record Signature(SortedMap<String, Appraisal> worth, OptionalDouble gap) {
        Signature {
            worth = Collections.unmodifiableSortedMap(new TreeMap<>(worth));
        }
    }

    /**
     * Plays a session that was opened.
     *
     * @param toFrontier whether to look how far deals are from their frontier
     */
    static Course play(Session session, Map<String, Negotiator> negotiators, boolean toFrontier) {
        var months = new ArrayList<MonthEnd>();
        var signatures = new LinkedHashMap<String, Signature>();
        session.atMonthEnds(months::add);
        while (!session.isOver()) {
            Map<String, Answer> answers = new HashMap<>();
            for (String seat : session.asked()) {
                Negotiator negotiator = Objects.requireNonNull(negotiators.get(seat), seat);
                Reply reply = negotiator.decide(session.view(seat, negotiator));
                answers.put(seat, new Answer(reply, Driver.UNKNOWN));
                if (reply instanceof Reply.Move move) {
                    move.tables().forEach((id, action) -> {
                        if (action instanceof TableAction.Accept accept) {
                            signatures.put(id, signature(session, id, accept.deal(), toFrontier));
                        }
                    });
                }
            }
            session.settle(answers);
        }
        return new Course(session.transcript(), signatures, months);
    }

    private static Signature signature(Session session, String id, Deal deal, boolean toFrontier) {
        Table table = session.world().scenario().table(id).orElseThrow();
        var worth = new TreeMap<String, Appraisal>();
        table.parties().forEach(party -> worth.put(party, session.appraise(party, id, deal)));
        OptionalDouble gap = toFrontier ? OptionalDouble.of(Gap.of(session, table, deal)) : OptionalDouble.empty();
        return new Signature(worth, gap);
    }
}
