package parley.bargaining.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import parley.bargaining.domain.Domain;
import parley.bargaining.protocol.Action.Accept;
import parley.bargaining.protocol.Action.Offer;
import parley.bargaining.protocol.Negotiation.Broken;
import parley.bargaining.protocol.Negotiation.Cause;
import parley.bargaining.protocol.Negotiation.Closed;
import parley.bargaining.protocol.Ruling.Ended;
import parley.bargaining.protocol.Ruling.Played;
import parley.bargaining.protocol.Ruling.Reason;
import parley.bargaining.protocol.Ruling.Refused;
import parley.bargaining.protocol.Turn.Ask;

/**
 * One party in the middle that negotiates with several others at once, one table and one domain each, under {@link Saop}. All
 * tables go through the same rounds: in each, table after table, the party in the middle acts and then the other one. What has
 * been agreed at one table binds the others as far as they are linked.
 */
public record Agenda(List<Domain> domains, Limits limits, List<Link> links) {

    public Agenda {
        domains = List.copyOf(domains);
        links = List.copyOf(links);
        if (domains.isEmpty()) {
            throw new IllegalArgumentException("tables: none (expected: at least one)");
        }
        for (Link link : links) {
            for (Link.Place place : link.linked()) {
                check(place, domains);
            }
        }
    }

    /** Before the first action. */
    public Hub opening() {
        return new Hub(
                IntStream.range(0, domains.size())
                        .mapToObj(table -> (Negotiation) saop(table).opening())
                        .toList(),
                0);
    }

    /** What the party whose turn it is is told about the table that is to act, at which the one in the middle has seat 0. */
    public Turn turn(Hub hub, List<Move> moves) {
        Turn turn = saop(hub.table()).turn(hub.acting(), moves);
        return new Turn(
                turn.seat(),
                turn.round(),
                turn.rounds(),
                turn.time(),
                turn.standing(),
                moves,
                Ask.ANYTHING,
                links.isEmpty() ? turn.allowed() : new Linked(this, hub.table(), hub.agreedElsewhere()));
    }

    /** What comes of an action at the table that is to act; where {@link Hub#isOver} nothing more can be played. */
    public Ruling<Hub> rule(Hub hub, Action action, double elapsed) {
        Stacked acting = hub.acting();
        if (isRuledOut(hub, action)) {
            return new Refused<>(Reason.RULED_OUT);
        }
        return switch (saop(hub.table()).rule(acting, action, elapsed)) {
            case Played<Stacked> played -> new Played<>(after(hub, played.open()), at(hub, played.events()));
            case Ended<Stacked> ended -> new Played<>(after(hub, ended.end()), at(hub, ended.events()));
            case Refused<Stacked> refused -> new Refused<>(refused.reason());
        };
    }

    /**
     * Plays all tables to their end and gives a transcript of each; a refused action breaks its table.
     *
     * @param middle what plays the party in the middle, table by table
     * @param others the others, table by table
     */
    public List<Transcript> play(List<? extends Party> middle, List<? extends Party> others, DoubleSupplier elapsed) {
        check("parties in the middle", middle);
        check("other parties", others);
        List<List<Move>> moves = new ArrayList<>();
        domains.forEach(domain -> moves.add(new ArrayList<>()));
        Hub hub = opening();
        while (!hub.isOver()) {
            List<Move> own = moves.get(hub.table());
            Stacked acting = hub.acting();
            Party party = (acting.seat() == 0 ? middle : others).get(hub.table());
            Action action = party.act(turn(hub, new Earlier<>(own, own.size())));
            own.add(new Move(acting.round(), acting.seat(), action));
            hub = switch (rule(hub, action, elapsed.getAsDouble())) {
                case Played<Hub> played -> played.open();
                case Refused<Hub> refused -> after(hub, new Broken(acting.round(), Cause.AGAINST_THE_RULES));
                case Ended<Hub> ended -> throw new IllegalStateException("an agenda ends table by table");
            };
        }
        List<Transcript> transcripts = transcripts(hub, moves);
        for (int table = 0; table < transcripts.size(); table++) {
            middle.get(table).concluded(0, transcripts.get(table));
            others.get(table).concluded(1, transcripts.get(table));
        }
        return transcripts;
    }

    private static List<Transcript> transcripts(Hub hub, List<List<Move>> moves) {
        List<Transcript> transcripts = new ArrayList<>();
        for (int table = 0; table < moves.size(); table++) {
            if (hub.tables().get(table) instanceof Closed end) {
                transcripts.add(new Transcript(moves.get(table), end));
            }
        }
        return transcripts;
    }

    private boolean isRuledOut(Hub hub, Action action) {
        Linked allowed = new Linked(this, hub.table(), hub.agreedElsewhere());
        if (action instanceof Offer offer) {
            return offer.outcome() >= 0
                    && offer.outcome() < domains.get(hub.table()).size()
                    && !allowed.has(offer.outcome());
        }
        return action instanceof Accept
                && hub.acting().standing().stream().anyMatch(standing -> !allowed.has(standing.outcome()));
    }

    /** The other party acts after the one in the middle; then it is on to the next open table. */
    private static Hub after(Hub hub, Negotiation now) {
        List<Negotiation> tables = new ArrayList<>(hub.tables());
        tables.set(hub.table(), now);
        boolean sameTable = now instanceof Stacked stacked && stacked.seat() != 0;
        int table = hub.table();
        for (int i = 1; !sameTable && i <= tables.size(); i++) {
            int next = (hub.table() + i) % tables.size();
            if (tables.get(next) instanceof Stacked) {
                table = next;
                break;
            }
        }
        return new Hub(tables, table);
    }

    private static List<Event> at(Hub hub, List<Event> events) {
        return events.stream()
                .<Event>map(event -> new Event.AtTable(hub.table(), event))
                .toList();
    }

    private Saop saop(int table) {
        return new Saop(2, domains.get(table).arraySize(), limits, new Quorum.Everybody());
    }

    private void check(String what, List<? extends Party> parties) {
        if (parties.size() != domains.size()) {
            throw new IllegalArgumentException(
                    what + ": " + parties.size() + " (expected: " + domains.size() + ", one per table)");
        }
    }

    private static void check(Link.Place place, List<Domain> domains) {
        boolean known = place.table() >= 0
                && place.table() < domains.size()
                && place.issue() >= 0
                && place.issue() < domains.get(place.table()).issues().size();
        if (!known) {
            throw new IllegalArgumentException("linked issue: " + place + " (expected: an issue of one of the "
                    + domains.size() + " tables, counted from 0)");
        }
    }
}
