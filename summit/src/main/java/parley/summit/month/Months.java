package parley.summit.month;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import parley.summit.chance.Stream;
import parley.summit.deal.Plan;
import parley.summit.market.MarketState;
import parley.summit.market.SupplyChain;
import parley.summit.measure.LadderState;
import parley.summit.measure.QuantalResponse;
import parley.summit.scenario.Mechanism;
import parley.summit.scenario.Parameter;
import parley.summit.scenario.TableKind;
import parley.summit.table.TableState;
import parley.summit.transcript.DealStatus;
import parley.summit.transcript.Event;
import parley.summit.world.MeasureRound;
import parley.summit.world.World;

/** Runs the months after the summit; no seat is called, the rules choose every measure (MODEL section 10). */
public final class Months {

    /** How many months are followed. */
    public static final int HORIZON = 60;

    private static final double FADE = .6;

    private final World world;
    private final List<DealCourse> deals;
    private final Map<String, DealCourse> dealByTable = new HashMap<>();
    private final List<ProjectCourse> projects = new ArrayList<>();
    private final boolean building;
    private final Suppression suppression;
    private final TradeLosses tradeLosses;
    private final double[] losses;
    private double unsold;

    public Months(World world) {
        this.world = world;
        suppression = new Suppression(world);
        tradeLosses = new TradeLosses(world);
        building = world.scenario().has(Mechanism.PROJECTS);
        losses = new double[world.chain().countries().size()];
        deals = deals(world);
        deals.forEach(deal -> dealByTable.put(deal.table().id(), deal));
        for (TableState table : world.tables()) {
            List<Plan> plans = world.plans().of(table.id());
            for (int j = 0; j < plans.size(); j++) {
                projects.add(ProjectCourse.at(table.table(), world, j, plans.get(j)));
            }
        }
        List<Plan> others = world.plans().atNoTable();
        for (int j = 0; j < others.size(); j++) {
            projects.add(ProjectCourse.atNoTable(world, j, others.get(j)));
        }
    }

    /** What was signed, in the order of the signatures, then what stands of old at the other tables. */
    private static List<DealCourse> deals(World world) {
        var deals = new ArrayList<DealCourse>();
        world.signatures().stream()
                .filter(t -> t.table().kind() == TableKind.DEAL)
                .forEach(t -> deals.add(DealCourse.signed(world, t)));
        world.tables().forEach(t -> DealCourse.opening(world, t).ifPresent(deals::add));
        return List.copyOf(deals);
    }

    /** Follows all months. */
    public void run() {
        run(Optional.empty());
    }

    /** The same, where somebody reads the end of every month; it changes nothing. */
    public void run(Optional<Consumer<MonthEnd>> monthEnds) {
        for (int month = 0; month <= HORIZON; month++) {
            world.log().enterMonth(month);
            if (month > 0) {
                pass(month);
            }
            report(month);
            show(month, monthEnds);
        }
    }

    private void show(int month, Optional<Consumer<MonthEnd>> monthEnds) {
        monthEnds.ifPresent(reader -> reader.accept(new MonthEnd(
                month,
                OutlookReport.of(world.chain(), losses, true),
                world.chain().pending())));
    }

    /** What happens in one month, in the order of MODEL section 10. */
    void pass(int month) {
        if (world.truce().isPresent() && world.truce().get().breaksDown(world, month)) {
            world.breakTruce();
        }
        world.decreePending(month);
        measures(month);
        world.relations().fade(FADE);
        deals.forEach(deal -> deal.pass(month));
        if (building) {
            for (ProjectCourse project : projects) {
                unsold += project.pass(month, Optional.ofNullable(dealByTable.get(project.table())));
            }
        }
        boolean[] provoked = provoked();
        for (int k = 0; k < provoked.length; k++) {
            suppression.pass(month, k, provoked[k]);
        }
        world.chain().step();
        addLosses(world.chain());
        tradeLosses.add(losses);
    }

    private void measures(int month) {
        double chance = world.chain().parameters().get(Parameter.MONTH_OPPORTUNITY);
        var choices = new MeasureRound(world);
        for (LadderState ladder : world.measures().ladders()) {
            if (!ladder.isFrozen() && world.seed().uniform(Stream.OPPORTUNITY, ladder.entity(), month) < chance) {
                double[] probabilities =
                        QuantalResponse.probabilities(world.response().exponents(ladder));
                double draw = world.seed().uniform(Stream.ACT, ladder.entity(), month);
                int chosen =
                        QuantalResponse.lowest(ladder, ladder.level()) + QuantalResponse.choose(probabilities, draw);
                choices.choose(ladder, Math.min(chosen, world.highest(ladder)));
            }
        }
        choices.apply();
    }

    /** By market: whether a plant there is being built under a deal in force. */
    private boolean[] provoked() {
        var provoked = new boolean[world.chain().markets().size()];
        for (ProjectCourse project : projects) {
            if (!project.isFinished()) {
                DealCourse deal = dealByTable.get(project.table());
                provoked[project.market()] |= deal != null && deal.status() == DealStatus.IN_FORCE;
            }
        }
        return provoked;
    }

    private void addLosses(SupplyChain chain) {
        for (MarketState market : chain.markets()) {
            for (int c = 0; c < losses.length; c++) {
                losses[c] += market.loss(c, chain.parameters());
            }
        }
    }

    private void report(int month) {
        boolean detailed = OutlookReport.DETAILED.contains(month);
        world.log()
                .all(new Event.OutlookReached(
                        OutlookReport.of(world.chain(), losses, detailed),
                        world.relations().tension(),
                        world.measures().escalation(),
                        unsold));
    }
}
