package parley.summit.month;

import java.util.List;
import java.util.Optional;
import parley.summit.chance.Seed;
import parley.summit.chance.Stream;
import parley.summit.deal.Hazards;
import parley.summit.deal.Plan;
import parley.summit.deal.Promises;
import parley.summit.deal.Terms;
import parley.summit.measure.LadderState;
import parley.summit.scenario.Mechanism;
import parley.summit.scenario.Parameter;
import parley.summit.scenario.Parameters;
import parley.summit.scenario.Profile;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Deal;
import parley.summit.table.TableState;
import parley.summit.transcript.DealStatus;
import parley.summit.transcript.Event;
import parley.summit.transcript.StallCause;
import parley.summit.world.World;

/** A deal on its way, signed at the summit or in force before it: ratified, in force, stalled, lapsed or expired (MODEL section 10.1). */
final class DealCourse {

    private static final int HARDENED = 36;
    private static final double HARDENED_FACTOR = .25;
    private static final double GRUDGE = .25;

    private final World world;
    private final TableState table;
    private final Promises promises;
    private final List<Plan> plans;
    private final Terms terms;
    private final double provocation;
    private final Profile host;
    private DealStatus status;
    private Optional<StallCause> firstCause = Optional.empty();

    private DealCourse(World world, TableState table, Deal deal, boolean ratified) {
        this.world = world;
        this.table = table;
        plans = world.plans().of(table.id());
        int[] levels = deal.toArray();
        terms = Terms.of(table.table().issues(), levels);
        promises = Promises.of(terms, world.chain().parameters());
        provocation = table.valuation().provocation(levels);
        host = world.profile(table.table().host());
        status = terms.isTreaty() && !ratified ? DealStatus.RATIFY : DealStatus.IN_FORCE;
    }

    /** The deal that was signed at the summit; a treaty has to be ratified first. */
    static DealCourse signed(World world, TableState table) {
        return new DealCourse(world, table, table.signed().orElseThrow(), false);
    }

    /** The deal of a table where nothing new was signed goes on; its months count from the summit. */
    static Optional<DealCourse> opening(World world, TableState table) {
        return table.opening()
                .filter(deal -> table.signed().isEmpty())
                .map(deal -> new DealCourse(world, table, deal, true));
    }

    TableState table() {
        return table;
    }

    Promises promises() {
        return promises;
    }

    DealStatus status() {
        return status;
    }

    /** Whether its projects move under its terms. */
    boolean carriesProjects() {
        return status == DealStatus.IN_FORCE || status == DealStatus.EXPIRED;
    }

    /** A month passes. */
    void pass(int month) {
        if (status == DealStatus.IN_FORCE || status == DealStatus.STALLED) {
            world.relations().keepAtLeast(Scenario.CHINA, table.table().host(), GRUDGE * provocation);
        }
        switch (status) {
            case RATIFY -> ratify(month);
            case IN_FORCE -> work(month);
            case STALLED -> wait(month);
            case LAPSED, EXPIRED -> {}
        }
    }

    private void ratify(int month) {
        if (draw(Stream.RATIFICATION, month) < Hazards.within(1, Hazards.ratification(host))) {
            change(DealStatus.IN_FORCE, Optional.empty());
        }
    }

    private void work(int month) {
        Hazards hazards = hazards();
        double total = hazards.total() * (month <= HARDENED ? 1 : HARDENED_FACTOR);
        if (month > terms.months()) {
            change(DealStatus.EXPIRED, Optional.empty());
        } else if (world.scenario().has(Mechanism.STALLS) && draw(Stream.STALL, month) < Hazards.within(1, total)) {
            if (firstCause.isEmpty()) {
                firstCause = Optional.of(hazards.cause(draw(Stream.CAUSE, month)));
            }
            change(DealStatus.STALLED, firstCause);
        }
    }

    private void wait(int month) {
        Parameters p = world.chain().parameters();
        if (draw(Stream.LAPSE, month) < p.get(Parameter.LAPSE)) {
            change(DealStatus.LAPSED, Optional.empty());
        } else if (draw(Stream.RECOVERY, month) < p.get(Parameter.RECOVERY)) {
            change(DealStatus.IN_FORCE, Optional.empty());
        }
    }

    private Hazards hazards() {
        int level = world.measures()
                .chinaToward(table.table().host())
                .map(LadderState::level)
                .orElse(0);
        return Hazards.in(world.chain(), terms, host, level, pressed());
    }

    private boolean pressed() {
        for (Plan plan : plans) {
            if (world.chain().market(plan.market()).suppression() < 1) {
                return true;
            }
        }
        return false;
    }

    private double draw(Stream stream, int month) {
        Seed seed = world.seed();
        return seed.uniform(stream, table.id(), month);
    }

    private void change(DealStatus to, Optional<StallCause> cause) {
        world.log().all(new Event.DealStatusChanged(table.id(), status, to, cause));
        status = to;
    }
}
