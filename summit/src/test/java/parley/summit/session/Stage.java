package parley.summit.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import parley.summit.chance.Secrets;
import parley.summit.chance.Seed;
import parley.summit.chance.Stream;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Deal;
import parley.summit.seat.Refusal;
import parley.summit.seat.Reply;
import parley.summit.seat.Reply.Move;
import parley.summit.seat.TableAction;
import parley.summit.seat.TableView;
import parley.summit.transcript.Driver;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Event;

/** A session played move by move: who is not told what to do waits. */
final class Stage {

    private final Session session;
    private int seen;

    private Stage(Session session) {
        this.session = session;
    }

    /** The scenario's session with the first seed that gives the United States the first move everywhere. */
    static Stage of(Scenario scenario) {
        long seed = LongStream.rangeClosed(1, 10_000)
                .filter(s -> scenario.tables().stream()
                        .allMatch(t -> new Seed(s).uniform(Stream.COIN, t.id(), 0) < .5
                                == t.buyer().equals("USA")))
                .findFirst()
                .orElseThrow();
        return new Stage(Session.open(scenario, seed, Secrets.open(scenario.seats())));
    }

    /** The same, where the first measures were held and the United States is to move at its tables. */
    static Stage atTables(Scenario scenario) {
        return of(scenario).pass();
    }

    Session session() {
        return session;
    }

    /** Everybody waits. */
    Stage pass() {
        return turn(Map.of());
    }

    /** One seat acts at one table. */
    Stage act(String seat, String table, TableAction action) {
        return turn(Map.of(seat, Move.tables(Map.of(table, action))));
    }

    /** These seats reply so. */
    Stage turn(Map<String, ? extends Reply> replies) {
        seen = session.entries().size();
        var answers = new LinkedHashMap<String, Answer>();
        for (String seat : session.asked()) {
            Reply reply = Optional.<Reply>ofNullable(replies.get(seat)).orElse(Move.tables(Map.of()));
            answers.put(seat, new Answer(reply, Driver.UNKNOWN));
        }
        session.settle(answers);
        return this;
    }

    /** Plays on without anybody doing anything. */
    Stage untilOver() {
        while (!session.isOver()) {
            pass();
        }
        return this;
    }

    /** What the last turn brought. */
    List<Event> news() {
        return session.entries().stream().skip(seen).map(Entry::event).toList();
    }

    /** What the last turn brought, but for who replied what. */
    List<Event> outcome() {
        return news().stream().filter(e -> !(e instanceof Event.TurnEnded)).toList();
    }

    /** Everything of one kind that ever happened. */
    <T extends Event> List<T> events(Class<T> kind) {
        return session.entries().stream()
                .map(Entry::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    Optional<Refusal.Reason> refusal(String seat, Move move) {
        return session.refusal(seat, move).map(Refusal::reason);
    }

    Optional<Refusal.Reason> refusal(String seat, String table, TableAction action) {
        return refusal(seat, Move.tables(Map.of(table, action)));
    }

    TableView table(String seat, String id) {
        return session.view(seat).tables().stream()
                .filter(t -> t.table().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static TableAction offer(int... levels) {
        return new TableAction.Offer(Deal.of(levels));
    }

    static TableAction accept(int... levels) {
        return new TableAction.Accept(Deal.of(levels));
    }

    static Predicate<Event> is(Class<? extends Event> kind) {
        return kind::isInstance;
    }
}
