package parley.cli.forecast;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import parley.summit.deal.Terms;
import parley.summit.scenario.Issue;
import parley.summit.scenario.Ladder;
import parley.summit.scenario.LadderKind;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.Table;
import parley.summit.scenario.TableKind;
import parley.summit.seat.Deal;
import parley.summit.transcript.DealStatus;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Event;
import parley.summit.transcript.Transcript;

/** How deals, truces and measures stand at a moment of one session. */
final class Standing {

    private static final String MONTHS_OF_SUSPENSION = "sus";

    private final Scenario scenario;
    private final Map<String, DealStatus> statuses;
    private final Map<String, Deal> deals;
    private final Set<String> signed;
    private final Map<String, Integer> levels;
    private final Map<String, Integer> highest;
    private final Set<Measure> everSuspended;

    private Standing(Scenario scenario) {
        this.scenario = scenario;
        everSuspended = new HashSet<>();
        statuses = new HashMap<>();
        deals = new HashMap<>();
        signed = new HashSet<>();
        levels = new HashMap<>();
        highest = new HashMap<>();
        for (Ladder ladder : scenario.ladders()) {
            levels.put(ladder.id(), ladder.openingLevel());
            highest.put(ladder.id(), ladder.openingLevel());
        }
        for (Table table : scenario.tables()) {
            scenario.openingDeal(table.id()).ifPresent(d -> {
                deals.put(table.id(), new Deal(d.levels()));
                statuses.put(table.id(), DealStatus.IN_FORCE);
            });
        }
    }

    private Standing(Standing from) {
        scenario = from.scenario;
        statuses = Map.copyOf(from.statuses);
        deals = Map.copyOf(from.deals);
        signed = Set.copyOf(from.signed);
        levels = Map.copyOf(from.levels);
        highest = Map.copyOf(from.highest);
        everSuspended = Set.copyOf(from.everSuspended);
    }

    /** When the summit opens. */
    static Standing opening(Scenario scenario) {
        return new Standing(new Standing(scenario));
    }

    /** At each of these moments of a session, which come in order. */
    static List<Standing> at(List<Deadline> moments, List<Measure> measures, Transcript transcript) {
        var now = new Standing(transcript.scenario());
        var standings = new ArrayList<Standing>();
        int position = 0;
        for (Entry entry : transcript.entries()) {
            position = Math.max(position, position(transcript.scenario(), entry));
            while (standings.size() < moments.size()
                    && moments.get(standings.size()).position() < position) {
                standings.add(new Standing(now));
            }
            if (now.take(entry.event())) {
                measures.stream().filter(m -> now.isSuspended(m, entry.month())).forEach(now.everSuspended::add);
            }
        }
        while (standings.size() < moments.size()) {
            standings.add(new Standing(now));
        }
        return standings;
    }

    private static int position(Scenario scenario, Entry entry) {
        return entry.month() > 0 ? scenario.rounds() + entry.month() : entry.round();
    }

    /** Whether an event moved anything. */
    private boolean take(Event event) {
        switch (event) {
            case Event.DealSigned deal -> sign(deal.table(), deal.deal());
            case Event.DealStatusChanged change -> statuses.put(change.table(), change.to());
            case Event.TruceBroken broken -> statuses.put(broken.table(), DealStatus.LAPSED);
            case Event.MeasureTaken taken -> {
                levels.put(taken.ladder(), taken.to());
                highest.merge(taken.ladder(), taken.to(), Math::max);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void sign(String id, Deal deal) {
        Table table = scenario.table(id).orElseThrow();
        boolean treaty = table.kind() == TableKind.DEAL
                && Terms.of(table.issues(), deal.toArray()).isTreaty();
        signed.add(id);
        deals.put(id, deal);
        statuses.put(id, treaty ? DealStatus.RATIFY : DealStatus.IN_FORCE);
    }

    /** Whether anything new was signed at a table. */
    boolean isSigned(String table) {
        return signed.contains(table);
    }

    /** Whether the deal of a table, new or from before the summit, works; a truce works until it breaks down. */
    boolean isInForce(String table) {
        return is(table, DealStatus.IN_FORCE);
    }

    /** Whether the deal of a table is stalled; of a truce, whether it broke down. */
    boolean isStalled(String table) {
        boolean truce =
                scenario.table(table).filter(t -> t.kind() == TableKind.TRUCE).isPresent();
        return is(table, truce ? DealStatus.LAPSED : DealStatus.STALLED);
    }

    private boolean is(String table, DealStatus status) {
        return statuses.get(table) == status;
    }

    /** Whether a measure is suspended, {@code month} months after the summit. */
    boolean isSuspended(Measure measure, int month) {
        boolean below = !measure.isThreat()
                && measure.rung().filter(r -> level(r) < r.level()).isPresent();
        return below || measure.terms().filter(t -> grants(t, measure, month)).isPresent();
    }

    /** Whether a measure has been suspended at any time so far. */
    boolean wasSuspended(Measure measure) {
        return everSuspended.contains(measure);
    }

    /** A suspension of the newest rules ends after its months; a threat that was dropped stays dropped (MODEL section 6.7). */
    private boolean grants(Measure.Term term, Measure measure, int month) {
        double value = value(term);
        boolean granted = deals.containsKey(term.table()) && value >= term.from();
        boolean working = isInForce(term.table()) || is(term.table(), DealStatus.STALLED);
        boolean runs = !term.issue().equals(MONTHS_OF_SUSPENSION) || month <= value;
        return granted && ((working && runs) || measure.isThreat());
    }

    private double value(Measure.Term term) {
        Table table = scenario.table(term.table()).orElseThrow();
        int place = table.issueIndex(term.issue());
        Issue issue = table.issues().get(place);
        return Optional.ofNullable(deals.get(term.table()))
                .map(deal -> issue.levels().get(deal.levels().get(place)).value())
                .orElse(0.0);
    }

    private int level(Measure.Rung rung) {
        return Objects.requireNonNull(levels.get(rung.ladder()), rung.ladder());
    }

    /** Whether a threatened measure has been imposed at any time so far. */
    boolean wasImposed(Measure measure) {
        return measure.rung()
                .filter(r -> Objects.requireNonNull(highest.get(r.ladder())) >= r.level())
                .isPresent();
    }

    /** Whether a country has climbed, above where the summit opened, to a level that restricts trade with another. */
    boolean hasNewControl(String actor, String target) {
        return scenario.ladders().stream()
                .filter(l -> l.actor().equals(actor))
                .filter(l ->
                        l.isTowardAll() || l.target().filter(target::equals).isPresent())
                .anyMatch(this::isTightened);
    }

    private boolean isTightened(Ladder ladder) {
        int top = Objects.requireNonNull(highest.get(ladder.id()), ladder.id());
        Ladder.Level level = ladder.levels().get(top);
        boolean restricts = ladder.kind() == LadderKind.TARIFFS || level.ban() || level.approval() < 1;
        return top > ladder.openingLevel() && restricts;
    }
}
