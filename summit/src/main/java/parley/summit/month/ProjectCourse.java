package parley.summit.month;

import java.util.Optional;
import java.util.OptionalInt;
import parley.summit.chance.Seed;
import parley.summit.chance.Stream;
import parley.summit.deal.Plan;
import parley.summit.deal.Terms;
import parley.summit.market.Displacement;
import parley.summit.market.MarketState;
import parley.summit.market.Powers;
import parley.summit.market.SupplyChain;
import parley.summit.scenario.Mechanism;
import parley.summit.scenario.Parameter;
import parley.summit.scenario.Table;
import parley.summit.transcript.Event;
import parley.summit.world.World;

/** A project on its way from plan to full output, with a deal or without one (MODEL section 10.2). */
final class ProjectCourse {

    private static final double[] RAMP = {.3, .6, .85, 1};
    private static final int RAMP_STEP = 6;
    private static final int PHASES = 3;

    private final World world;
    private final String table;
    private final int buyer;
    private final Plan plan;
    private final double growth;
    private final double luck;
    private final double needed;
    private double progress;
    private OptionalInt completed = OptionalInt.empty();
    private double output;

    private ProjectCourse(World world, String table, int buyer, Plan plan, String entity) {
        this.world = world;
        this.table = table;
        this.buyer = buyer;
        this.plan = plan;
        growth = world.scenario().has(Mechanism.GROWTH)
                ? world.chain().market(plan.market()).growth()
                : 0;
        luck = world.seed().uniform(Stream.COMPLETION, entity, 0);
        needed = erlang(world.seed(), entity);
    }

    /** A project that a deal of {@code table} would support. */
    static ProjectCourse at(Table table, World world, int index, Plan plan) {
        int buyer = world.chain().country(table.buyer());
        return new ProjectCourse(world, table.id(), buyer, plan, table.id() + "." + index);
    }

    /** A project that no deal of the summit touches; nobody has a claim on its output. */
    static ProjectCourse atNoTable(World world, int index, Plan plan) {
        return new ProjectCourse(world, "", plan.place(), plan, "projects." + index);
    }

    /** An Erlang-3 time of mean 1. */
    private static double erlang(Seed seed, String entity) {
        double sum = 0;
        for (int phase = 0; phase < PHASES; phase++) {
            sum += StrictMath.log(1 - seed.uniform(Stream.LEAD, entity, phase));
        }
        return -sum / PHASES;
    }

    /** The table whose deal would support it; empty for none. */
    String table() {
        return table;
    }

    int market() {
        return plan.market();
    }

    boolean isFinished() {
        return completed.isPresent();
    }

    /** A month passes; returns the output that found no buyer, tonnes a month. */
    double pass(int month, Optional<DealCourse> deal) {
        Optional<DealCourse> live = deal.filter(DealCourse::carriesProjects);
        if (completed.isEmpty()) {
            build(live);
            if (progress >= needed) {
                completed = OptionalInt.of(month);
                world.log().all(new Event.ProjectCompleted(table, plan.project().name()));
            }
        }
        return completed.isPresent() ? grow(month, live) : 0;
    }

    private void build(Optional<DealCourse> live) {
        boolean alone = luck < plan.chanceAlone();
        if (alone || (live.isPresent() && luck < plan.chanceUnder(live.get().promises()))) {
            boolean withheld = world.chain().technologyWithheld(plan.market(), plan.place());
            progress +=
                    1 / (live.isPresent() ? plan.leadUnder(live.get().promises(), withheld) : plan.leadAlone(withheld));
        }
    }

    private double grow(int month, Optional<DealCourse> live) {
        int age = month - completed.orElseThrow();
        double wanted = RAMP[Math.min(RAMP.length - 1, age / RAMP_STEP)] * plan.capacity();
        if (wanted <= output) {
            return 0;
        }
        MarketState market = world.chain().market(plan.market());
        double more = (wanted - output) / Powers.power(1 + growth, month / 12.0);
        output = wanted;
        double unsold = sell(month, live.map(d -> d.promises().kept()), more);
        feed(market, more - unsold);
        return unsold;
    }

    private double sell(int month, Optional<Terms> terms, double more) {
        SupplyChain chain = world.chain();
        double share =
                terms.filter(t -> month <= t.months()).map(Terms::offtake).orElse(0.0);
        return Displacement.sell(
                chain.market(plan.market()),
                plan.place(),
                more,
                buyer,
                share,
                chain.parameters().get(Parameter.CHINA_DISPLACED_FIRST),
                chain.china());
    }

    /** What it now needs of its inputs (MODEL section 4.12). */
    private void feed(MarketState market, double sold) {
        double cover = world.chain().parameters().get(Parameter.STOCK_COVER);
        int[] upstream = market.upstream();
        for (int i = 0; i < upstream.length; i++) {
            world.chain().market(upstream[i]).addUse(plan.feedFrom(), plan.place(), market.feedRatio(i) * sold, cover);
        }
    }
}
