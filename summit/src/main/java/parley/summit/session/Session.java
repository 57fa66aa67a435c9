package parley.summit.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import parley.summit.chance.Secrets;
import parley.summit.chance.Seed;
import parley.summit.deal.Prospects;
import parley.summit.deal.Weights;
import parley.summit.market.CountryOutlook;
import parley.summit.month.MonthEnd;
import parley.summit.month.Months;
import parley.summit.month.OutlookReport;
import parley.summit.scenario.CalendarEntry;
import parley.summit.scenario.Mechanism;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Appraisal;
import parley.summit.seat.Deal;
import parley.summit.seat.Negotiator;
import parley.summit.seat.Refusal;
import parley.summit.seat.Reply.Move;
import parley.summit.seat.TurnKind;
import parley.summit.seat.View;
import parley.summit.seat.View.LastTurn;
import parley.summit.table.TableState;
import parley.summit.transcript.Driver;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Event;
import parley.summit.transcript.Transcript;
import parley.summit.world.Opening;
import parley.summit.world.World;

/**
 * One summit, turn by turn: ask the seats that {@link #asked} names, then {@link #settle} their answers, until it is over. Same
 * scenario, seed, secrets and answers: the same transcript. Not for several threads at once.
 */
public final class Session {

    private static final double ROUND_FADE = .98;

    private final Scenario scenario;
    private final long seed;
    private final long parameterSeed;
    private final Secrets secrets;
    private final World world;
    private final List<String> seats;
    private final List<CountryOutlook> supply;
    private final Map<String, LastTurn> lastTurns = new LinkedHashMap<>();
    private int round;
    private TurnKind kind = TurnKind.MEASURES;

    /** Turns of this round's open floor so far, and whether the last one brought anything. */
    private int floorTurns;

    private boolean moved;
    private Map<String, Weights> weights = Map.of();
    private Optional<Views> views = Optional.empty();
    private boolean over;

    /** Whom this turn asks, once somebody wants to know. */
    private Optional<List<String>> asked = Optional.empty();

    private final List<Inject> injects = new ArrayList<>();
    private Optional<Consumer<MonthEnd>> monthEnds = Optional.empty();

    /** Something that the host throws in, and how far it moves the tension. */
    private record Inject(String title, double tension) {}

    private Session(Opening opening, long seed, long parameterSeed, Secrets secrets) {
        scenario = opening.scenario();
        this.seed = seed;
        this.parameterSeed = parameterSeed;
        this.secrets = secrets;
        seats = scenario.seats();
        world = new World(opening, new Seed(seed), secrets);
        supply = OutlookReport.of(world.chain(), new double[scenario.countries().size()], true);
    }

    /** Opens a session and advances it to its first turn. */
    public static Session open(Scenario scenario, long seed, Secrets secrets) {
        return open(scenario, seed, seed, secrets);
    }

    /** The same, where the model's parameters are drawn from a seed of their own. */
    public static Session open(Scenario scenario, long seed, long parameterSeed, Secrets secrets) {
        return open(Opening.of(scenario, parameterSeed), seed, parameterSeed, secrets);
    }

    /** The same from an opening of the scenario with this seed of parameters; sessions that share it differ in their luck alone. */
    public static Session open(Opening opening, long seed, long parameterSeed, Secrets secrets) {
        var session = new Session(opening, seed, parameterSeed, secrets);
        session.beginRound();
        session.skipEmptyTurns();
        return session;
    }

    /** Plays a whole session with these negotiators, one for each seat. */
    public static Transcript play(
            Scenario scenario, long seed, Secrets secrets, Map<String, ? extends Negotiator> negotiators) {
        return play(scenario, seed, seed, secrets, negotiators);
    }

    /** The same, where the model's parameters are drawn from a seed of their own. */
    public static Transcript play(
            Scenario scenario,
            long seed,
            long parameterSeed,
            Secrets secrets,
            Map<String, ? extends Negotiator> negotiators) {
        return play(Opening.of(scenario, parameterSeed), seed, parameterSeed, secrets, negotiators);
    }

    /** The same from an opening of the scenario with this seed of parameters. */
    public static Transcript play(
            Opening opening,
            long seed,
            long parameterSeed,
            Secrets secrets,
            Map<String, ? extends Negotiator> negotiators) {
        Scenario scenario = opening.scenario();
        Session session = open(opening, seed, parameterSeed, secrets);
        while (!session.isOver()) {
            var answers = new LinkedHashMap<String, Answer>();
            for (String seat : session.asked()) {
                Negotiator negotiator = negotiators.get(seat);
                if (negotiator == null) {
                    throw new IllegalArgumentException(
                            "negotiator of " + seat + ": none (expected: one for each of " + scenario.seats() + ")");
                }
                answers.put(seat, new Answer(negotiator.decide(session.view(seat, negotiator)), Driver.UNKNOWN));
            }
            session.settle(answers);
        }
        return session.transcript();
    }

    /** Whether nothing is left to decide; the months after the summit have been followed. */
    public boolean isOver() {
        return over;
    }

    /** The round of the turn that is asked for. */
    public int round() {
        return round;
    }

    /** What the turn that is asked for decides. */
    public TurnKind kind() {
        return kind;
    }

    /** The seats whose answers the next {@link #settle} needs, in scenario order. */
    public List<String> asked() {
        if (asked.isEmpty()) {
            asked = Optional.of(
                    over ? List.of() : seats.stream().filter(this::isAsked).toList());
        }
        return asked.get();
    }

    private boolean isAsked(String seat) {
        return kind == TurnKind.MEASURES
                ? hasLadder(seat) || mayDrawLines(seat)
                : world.tablesOf(seat).stream().anyMatch(t -> t.moves(seat, round));
    }

    private boolean hasLadder(String seat) {
        return world.measures().laddersOf(seat).stream().anyMatch(l -> !l.isFrozen());
    }

    private boolean mayDrawLines(String seat) {
        return scenario.has(Mechanism.RED_LINES)
                && world.tablesOf(seat).stream().anyMatch(TableState::isOpen);
    }

    /** What a seat is told in this turn. */
    public View view(String seat) {
        return views().of(seat, Optional.ofNullable(lastTurns.get(seat)));
    }

    /** The same for a negotiator, who may need to see no more than what the turn decides. */
    public View view(String seat, Negotiator negotiator) {
        return negotiator.looksAround()
                ? view(seat)
                : views().ofDecisions(seat, Optional.ofNullable(lastTurns.get(seat)), negotiator.looksBack());
    }

    /** Why a move would be refused on this snapshot; empty if it is legal. */
    public Optional<Refusal> refusal(String seat, Move move) {
        return new Legality(world, round, kind, seat).refusal(move);
    }

    /** The exact worth of a deal to one of the table's parties, today. */
    public Appraisal appraise(String seat, String table, Deal deal) {
        TableState state = world.table(table)
                .filter(t -> t.table().parties().contains(seat))
                .orElseThrow(() ->
                        new IllegalArgumentException("table: " + table + " (expected: one of " + seat + "'s tables)"));
        Optional<Refusal> refusal = Legality.levels(state.table(), deal, "deal");
        if (refusal.isPresent()) {
            throw new IllegalArgumentException(refusal.get().message());
        }
        return views().appraiser().preferences(state, seat).appraise(deal.toArray());
    }

    /** All that the rules know, for those who explain a session from its host's copy; they only look. */
    public World world() {
        return world;
    }

    /** What all parties take as given in this turn. */
    public Prospects prospects() {
        return views().appraiser().prospects();
    }

    /** One snapshot for the whole turn; in a turn for measures nobody settles yet what to expect of China. */
    private Views views() {
        if (views.isEmpty()) {
            views = Optional.of(views(() -> world.glimpse(round, world.weights())));
        }
        return views.get();
    }

    private Views views(Supplier<Prospects> prospects) {
        String moment = "turn." + round + "." + kind + (kind == TurnKind.FLOOR ? "." + floorTurns : "");
        return new Views(world, round, kind, moment, new Appraiser(world, prospects), supply);
    }

    /** No session of the scenario has more turns. */
    public static int mostTurns(Scenario scenario) {
        int atTables = scenario.openFloor() ? scenario.tables().size() * (TableState.MOST_OFFERS + 1) + 1 : 2;
        return scenario.rounds() * (1 + atTables);
    }

    /**
     * Takes the answers of exactly the seats asked, lets the rules make of them what they will, and advances to the next turn
     * that asks somebody.
     */
    public void settle(Map<String, Answer> answers) {
        List<String> asked = asked();
        if (over || !answers.keySet().equals(java.util.Set.copyOf(asked))) {
            throw new IllegalArgumentException("answers of: " + answers.keySet() + " (expected: of " + asked + ")");
        }
        asked.forEach(seat -> check(seat, answer(seat, answers)));
        asked.forEach(seat -> record(seat, answer(seat, answers)));
        var settlement = new Settlement(world, round, views().appraiser(), answers);
        Map<String, List<String>> dropped = switch (kind) {
            case MEASURES -> settlement.measures();
            case FIRST_TABLES, SECOND_TABLES -> settlement.tables();
            case FLOOR -> settlement.floor();
        };
        moved = answers.entrySet().stream()
                .anyMatch(one -> acts(one.getValue(), dropped.getOrDefault(one.getKey(), List.of())));
        asked.forEach(seat -> lastTurns.put(
                seat, new LastTurn(round, kind, answer(seat, answers).reply(), dropped.getOrDefault(seat, List.of()))));
        next();
        skipEmptyTurns();
    }

    /** Whether something of it came to anything at a table. */
    private static boolean acts(Answer answer, List<String> dropped) {
        return answer.reply() instanceof Move move
                && move.tables().keySet().stream().anyMatch(table -> move.actsAt(table) && !dropped.contains(table));
    }

    private static Answer answer(String seat, Map<String, Answer> answers) {
        return java.util.Objects.requireNonNull(answers.get(seat), seat);
    }

    /** All answers are checked before the first is recorded, so that a mistake leaves no trace. */
    private void check(String seat, Answer answer) {
        if (answer.reply() instanceof Move move) {
            refusal(seat, move).ifPresent(refusal -> {
                throw new IllegalArgumentException("move of " + seat + ": " + refusal.message());
            });
        }
    }

    private void record(String seat, Answer answer) {
        world.log().seat(seat, new Event.TurnEnded(seat, kind, answer.reply(), answer.driver()));
    }

    private void skipEmptyTurns() {
        while (!over && asked().isEmpty()) {
            next();
        }
    }

    private void next() {
        asked = Optional.empty();
        switch (kind) {
            case MEASURES -> afterMeasures();
            case FIRST_TABLES -> beginTables(TurnKind.SECOND_TABLES);
            case SECOND_TABLES -> endRound();
            case FLOOR -> afterFloorTurn();
        }
    }

    private void beginRound() {
        round++;
        kind = TurnKind.MEASURES;
        views = Optional.empty();
        floorTurns = 0;
        world.log().enterRound(round);
        world.tables().forEach(t -> t.enter(round));
        scenario.calendar().stream().filter(e -> e.round() == round).forEach(this::reach);
        injects.forEach(this::happen);
        injects.clear();
        world.tables().stream()
                .filter(t -> t.isOpen() && t.table().startRound() == round)
                .forEach(t -> world.log().all(new Event.TableOpened(t.id(), t.opener())));
    }

    /** Lets somebody read the material world at the end of every month after the summit; it changes nothing. */
    public void atMonthEnds(Consumer<MonthEnd> reader) {
        monthEnds = Optional.of(reader);
    }

    /** The host throws something in: it happens at the start of the next round, or never if this is the last. */
    public void inject(String title, double tension) {
        injects.add(new Inject(title, tension));
    }

    private void happen(Inject inject) {
        world.relations().moveTension(inject.tension);
        world.log()
                .all(new Event.Injected(
                        inject.title, inject.tension, world.relations().tension()));
    }

    private void reach(CalendarEntry entry) {
        world.relations().moveTension(entry.tension());
        world.log()
                .all(new Event.CalendarReached(entry.title(), world.relations().tension()));
    }

    private void afterMeasures() {
        world.relations().fade(ROUND_FADE);
        weights = world.weights();
        beginTables(scenario.openFloor() ? TurnKind.FLOOR : TurnKind.FIRST_TABLES);
    }

    /** The floor stays open until a turn in which nobody moves. */
    private void afterFloorTurn() {
        if (moved) {
            floorTurns++;
            beginTables(TurnKind.FLOOR);
        } else {
            endRound();
        }
    }

    private void beginTables(TurnKind turn) {
        kind = turn;
        moved = false;
        Prospects prospects = world.prospects(round, weights);
        views = Optional.of(views(() -> prospects));
    }

    private void endRound() {
        world.tables().stream()
                .filter(t -> t.isOpen() && t.table().deadlineRound() == round)
                .forEach(t -> {
                    t.close();
                    world.log().all(new Event.TableClosed(t.id(), Event.CloseReason.DEADLINE, Optional.empty()));
                });
        if (round == scenario.rounds()) {
            over = true;
            Prospects last = views().appraiser().prospects();
            new Months(world).run(monthEnds);
            views = Optional.of(views(() -> last));
        } else {
            beginRound();
        }
    }

    /** What happened so far. */
    public List<Entry> entries() {
        return world.log().entries();
    }

    /** All of it, to be kept. */
    public Transcript transcript() {
        return new Transcript(scenario, seed, parameterSeed, secrets, entries());
    }
}
