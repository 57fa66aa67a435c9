package parley.summit.month;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.summit.chance.Stream;
import parley.summit.deal.Plan;
import parley.summit.market.MarketState;
import parley.summit.market.SupplyChain;
import parley.summit.measure.LadderState;
import parley.summit.measure.QuantalResponse;
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
    private final List<ProjectCourse> projects = new ArrayList<>();
    private final List<TableState> projectTables = new ArrayList<>();
    private final Suppression suppression;
    private final double[] losses;
    private double unsold;

    public Months(World world) {
        this.world = world;
        suppression = new Suppression(world);
        losses = new double[world.chain().countries().size()];
        deals = world.signatures().stream()
                .filter(t -> t.table().kind() == TableKind.DEAL)
                .map(t -> new DealCourse(world, t))
                .toList();
        for (TableState table : world.tables()) {
            List<Plan> plans = world.plans().of(table.id());
            for (int j = 0; j < plans.size(); j++) {
                projects.add(new ProjectCourse(world, table.table(), j, plans.get(j)));
                projectTables.add(table);
            }
        }
    }

    /** Follows all months. */
    public void run() {
        world.log().enterMonth(0);
        report(0);
        for (int month = 1; month <= HORIZON; month++) {
            world.log().enterMonth(month);
            pass(month);
            report(month);
        }
    }

    private void pass(int month) {
        if (world.truce().isPresent() && world.truce().get().breaksDown(world, month)) {
            world.breakTruce();
        }
        measures(month);
        world.relations().fade(FADE);
        deals.forEach(deal -> deal.pass(month));
        for (int i = 0; i < projects.size(); i++) {
            unsold += projects.get(i).pass(month, dealAt(projectTables.get(i)));
        }
        for (int k = 0; k < world.chain().markets().size(); k++) {
            suppression.pass(month, k, isProvoked(k));
        }
        world.chain().step();
        addLosses(world.chain());
    }

    private Optional<DealCourse> dealAt(TableState table) {
        return deals.stream().filter(d -> d.table() == table).findFirst();
    }

    private void measures(int month) {
        double chance = world.chain().parameters().get(Parameter.MONTH_OPPORTUNITY);
        var choices = new MeasureRound(world);
        for (LadderState ladder : world.measures().ladders()) {
            if (world.seed().uniform(Stream.OPPORTUNITY, ladder.entity(), month) < chance) {
                double[] probabilities =
                        QuantalResponse.probabilities(world.response().exponents(ladder));
                double draw = world.seed().uniform(Stream.ACT, ladder.entity(), month);
                int chosen = QuantalResponse.lowest(ladder.level()) + QuantalResponse.choose(probabilities, draw);
                choices.choose(ladder, Math.min(chosen, world.highest(ladder)));
            }
        }
        choices.apply();
    }

    private boolean isProvoked(int market) {
        for (int i = 0; i < projects.size(); i++) {
            ProjectCourse project = projects.get(i);
            if (project.market() == market
                    && !project.isFinished()
                    && dealAt(projectTables.get(i))
                            .filter(d -> d.status() == DealStatus.IN_FORCE)
                            .isPresent()) {
                return true;
            }
        }
        return false;
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
