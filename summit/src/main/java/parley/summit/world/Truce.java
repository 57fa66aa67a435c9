package parley.summit.world;

import java.util.List;
import java.util.Optional;
import parley.summit.chance.Stream;
import parley.summit.deal.TruceValuation;
import parley.summit.market.Control;
import parley.summit.market.SupplyChain;
import parley.summit.measure.LadderState;
import parley.summit.measure.Relations;
import parley.summit.scenario.Issue;
import parley.summit.scenario.Ladder;
import parley.summit.scenario.LadderKind;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.Table;
import parley.summit.seat.Deal;
import parley.summit.transcript.Event;

/** A truce in force: what it does to the rivals' measures, and how it may break down (MODEL section 6.7). */
public final class Truce {

    /** Issues of a truce table that the model knows. */
    public static final List<String> ISSUES =
            List.of("sus", "lic", "mfn", "hun", "cut", "aff", "buy", TruceValuation.DURATION);

    private static final double RELIEF = .2;
    private static final double RELAPSE_PRESSURE = .3;

    /** Level to which the rivals step back. */
    private static final int STEPPED_BACK = 2;

    /** Months of suspension from which China steps back on its ladders too. */
    private static final double FULL_SUSPENSION = 12;

    private static final double BREAKDOWN = .03;

    /** How long a truce is meant to hold where its duration was not negotiated, months. */
    private static final double YEAR = 12;

    private final Table table;
    private final Deal deal;
    private int months;

    public Truce(Table table, Deal deal) {
        this.table = table;
        this.deal = deal;
    }

    private double term(String issue, double missing) {
        for (int i = 0; i < table.issues().size(); i++) {
            Issue candidate = table.issues().get(i);
            if (candidate.id().equals(issue)) {
                return candidate.levels().get(deal.levels().get(i)).value();
            }
        }
        return missing;
    }

    /** Whether it allows no step up on this ladder. */
    public boolean binds(Ladder ladder) {
        return ladder.kind() == LadderKind.LICENCES_ALL
                || (table.parties().contains(ladder.actor()) && table.parties().contains(ladder.counterpart()));
    }

    void begin(World world) {
        Relations relations = world.relations();
        relations.moveTension(-RELIEF);
        relations.scale(table.buyer(), table.host(), .5);
        relations.scale(table.host(), table.buyer(), .5);
        for (LadderState ladder : world.measures().ladders()) {
            if (term("hun", 0) > 0 && ladder.ladder().kind() == LadderKind.TARIFFS) {
                ladder.dropWord();
            }
            if (easesOff(ladder.ladder()) && !ladder.isFrozen()) {
                stepBack(ladder, world);
            }
        }
        if (term("lic", 0) > 0) {
            easeLicences(world.chain(), term("lic", 0), term("mfn", 0) > 0);
        }
    }

    /** Tariffs always; China's licences toward the rival and toward all where its newest rules are suspended for long. */
    private boolean easesOff(Ladder ladder) {
        return switch (ladder.kind()) {
            case TARIFFS -> true;
            case LICENCES_ONE -> isSuspended() && ladder.counterpart().equals(Scenario.USA);
            case LICENCES_ALL -> isSuspended();
            case RAW_EXPORTS -> false;
        };
    }

    private boolean isSuspended() {
        return suspension() >= FULL_SUSPENSION;
    }

    /** Months by which it delays the pending controls that can be suspended. */
    public double suspension() {
        return term("sus", 0);
    }

    private void stepBack(LadderState ladder, World world) {
        int from = ladder.level();
        if (from > STEPPED_BACK) {
            ladder.moveTo(STEPPED_BACK);
            world.log()
                    .all(new Event.MeasureTaken(
                            ladder.id(),
                            ladder.ladder().actor(),
                            ladder.ladder().target(),
                            from,
                            STEPPED_BACK,
                            Optional.of(table.id())));
        }
    }

    /** Licences granted to the other rival alone split a control toward all; granted to all, they ease it. */
    private void easeLicences(SupplyChain chain, double approval, boolean forAll) {
        int favoured = chain.country(Scenario.USA);
        List<Control> talked = chain.controls().stream()
                .filter(c -> c.licenceTalks() && c.target().isEmpty())
                .toList();
        for (Control control : talked) {
            Control eased = forAll ? control : control.splitFor(favoured);
            eased.revise(Math.max(approval, eased.approval()));
            if (!forAll) {
                chain.impose(eased);
            }
        }
    }

    /** Whether it breaks down in this month. */
    public boolean breaksDown(World world, int month) {
        months++;
        double hazard =
                BREAKDOWN * (1 + world.relations().tension()) * (months > term(TruceValuation.DURATION, YEAR) ? 3 : 1);
        return world.seed().uniform(Stream.TRUCE, "x", month) < 1 - StrictMath.exp(-hazard);
    }

    void breakDown(World world) {
        world.chain().controls().stream().filter(Control::licenceTalks).forEach(c -> c.revise(c.relapse()));
        world.relations().moveTension(RELIEF);
        world.relations().press(table.buyer(), table.host(), RELAPSE_PRESSURE);
        world.relations().press(table.host(), table.buyer(), RELAPSE_PRESSURE);
        world.log().all(new Event.TruceBroken(table.id()));
    }
}
