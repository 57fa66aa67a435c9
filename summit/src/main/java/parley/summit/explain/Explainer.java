package parley.summit.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import parley.summit.measure.LadderState;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Reply;
import parley.summit.seat.TurnKind;
import parley.summit.session.Answer;
import parley.summit.session.Replay;
import parley.summit.session.Session;
import parley.summit.transcript.Driver;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Event;
import parley.summit.transcript.Transcript;
import parley.summit.world.World;

/**
 * Explains the moves of a transcript by playing it again: once to recognise by what rule everybody moved, then once more to look
 * at the moves from where their seats stood.
 */
public final class Explainer {

    private final Transcript recorded;
    private final List<Move> moves;
    private final Recognition rules;

    private Explainer(Transcript recorded, Recognition rules) {
        this.recorded = recorded;
        this.rules = rules;
        moves = Move.of(recorded);
    }

    /** Plays the transcript once. */
    public static Explainer of(Transcript recorded) {
        var rules = new Recognition(recorded.scenario());
        Replay.of(recorded, rules);
        return new Explainer(recorded, rules);
    }

    /** All moves that can be explained, in the order in which they were made. */
    public List<Move> moves() {
        return moves;
    }

    /** Explains one move; empty if it is none of this transcript's. */
    public Optional<Explanation> explain(Move move) {
        return explain(move::equals).stream().findFirst();
    }

    /** Explains all moves that are wanted, in the order in which they were made. */
    public List<Explanation> explain(Predicate<Move> wanted) {
        return explain(wanted, each -> {});
    }

    /** The same; {@code each} hears of every one as soon as it is known, for who waits. */
    public List<Explanation> explain(Predicate<Move> wanted, Consumer<Explanation> each) {
        var course = new Course(moves.stream().filter(wanted).toList(), each);
        Replay.of(recorded, course);
        return course.found.stream()
                .sorted(Comparator.comparingLong(e -> e.move().number()))
                .toList();
    }

    /** The second time: every wanted move is looked at just before it counts. */
    private final class Course implements Replay.Witness {

        private final List<Move> wanted;
        private final Consumer<Explanation> each;
        private final List<Explanation> found = new ArrayList<>();
        private Map<String, Answer> answers = Map.of();
        private int turn;

        Course(List<Move> wanted, Consumer<Explanation> each) {
            this.wanted = new ArrayList<>(wanted);
            this.each = each;
            wanted.stream().filter(m -> m.kind() == Move.Kind.TRUCE_STEP).forEach(m -> add(byTruce(m)));
        }

        private void add(Explanation explanation) {
            found.add(explanation);
            each.accept(explanation);
        }

        @Override
        public void before(Session session, Map<String, Answer> now) {
            answers = now;
            session.world().watchedBy(this::chosen);
            for (Move move : rules.of(turn, wanted)) {
                switch (move.kind()) {
                    case OFFER, ACCEPTANCE, WAIT, OVER_BUDGET, WALK -> atTable(session, move);
                    case RED_LINE, MEASURE, TRUCE_STEP -> {}
                }
            }
            if (session.kind() != TurnKind.MEASURES) {
                redLines(session);
            }
            turn++;
        }

        private void atTable(Session session, Move move) {
            Answer answer = answers.get(move.seat());
            if (answer != null && answer.reply() instanceof Reply.Move reply) {
                Rule rule = rules.atTables(move.seat(), answer.driver());
                add(new TableCase(session, move, rule, reply).explanation());
            }
        }

        private void chosen(World world, LadderState ladder, int level) {
            wanted.stream()
                    .filter(m -> m.kind() == Move.Kind.MEASURE)
                    .filter(m -> m.where().equals(ladder.id())
                            && m.round() == world.log().round()
                            && m.month() == world.log().month())
                    .forEach(m -> add(new LadderCase(world, ladder, level, m, rule(m)).explanation()));
        }

        /** In the months the rules choose for everybody. */
        private Rule rule(Move move) {
            Answer answer = answers.get(move.seat());
            return move.month() > 0 || answer == null
                    ? new Rule.QuantalResponse()
                    : rules.onLadders(move.seat(), answer.driver());
        }

        /** A line is weighed in the first turn at its table that its seat has after drawing it. */
        private void redLines(Session session) {
            for (Move move : List.copyOf(wanted)) {
                if (move.kind() == Move.Kind.RED_LINE
                        && move.number() <= session.entries().size()
                        && answers.containsKey(move.seat())) {
                    LineCase.of(session, move, line(move)).ifPresent(e -> {
                        add(e);
                        wanted.remove(move);
                    });
                }
            }
        }
    }

    private Event event(Move move) {
        Entry entry = recorded.entries().get((int) move.number() - 1);
        return entry.event();
    }

    private Explanation byTruce(Move move) {
        if (event(move) instanceof Event.MeasureTaken step) {
            return new Explanation.ByTruce(
                    move, step.from(), step.to(), step.truce().orElseThrow());
        }
        throw new IllegalStateException("no step on a ladder: " + move);
    }

    private Event.RedLineDrawn line(Move move) {
        if (event(move) instanceof Event.RedLineDrawn drawn) {
            return drawn;
        }
        throw new IllegalStateException("no red line: " + move);
    }

    /** Who drove a seat, as far as a rule depends on it. */
    record Player(String seat, Driver driver) {}

    /** The first time: which of the built-in strategies, if any, does in every turn what a player did. */
    private static final class Recognition implements Replay.Witness {

        private final Candidates candidates;
        private final List<Integer> before = new ArrayList<>();
        private final Map<Player, Candidates.Standing> players = new HashMap<>();

        Recognition(Scenario scenario) {
            candidates = new Candidates(scenario);
        }

        @Override
        public void before(Session session, Map<String, Answer> answers) {
            before.add(session.entries().size());
            if (session.kind() == TurnKind.MEASURES) {
                return;
            }
            answers.forEach((seat, answer) -> {
                if (answer.reply() instanceof Reply.Move move) {
                    players.computeIfAbsent(new Player(seat, answer.driver()), candidates::of)
                            .sees(session.view(seat), move);
                }
            });
        }

        /** Those of the moves that were made in a turn. */
        List<Move> of(int turn, List<Move> moves) {
            long from = before.get(turn);
            long to = turn + 1 < before.size() ? before.get(turn + 1) : Long.MAX_VALUE;
            return moves.stream()
                    .filter(m -> m.number() > from && m.number() <= to)
                    .toList();
        }

        Rule atTables(String seat, Driver driver) {
            Candidates.Standing standing = players.get(new Player(seat, driver));
            return standing == null ? new Rule.Unknown(driver) : standing.rule();
        }

        /** Whoever is known to play a built-in strategy chooses measures by the rules' own response. */
        Rule onLadders(String seat, Driver driver) {
            return driver.kind() == Driver.Kind.BUILT_IN || atTables(seat, driver) instanceof Rule.Strategy
                    ? new Rule.QuantalResponse()
                    : new Rule.Unknown(driver);
        }
    }
}
