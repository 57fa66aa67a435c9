package parley.sweep.summit;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import parley.summit.chance.Secrets;
import parley.summit.scenario.Parameters;
import parley.summit.scenario.Priors;
import parley.summit.scenario.Scenario;
import parley.summit.seat.Negotiator;
import parley.summit.session.Session;
import parley.summit.strategy.DefaultStrategy;
import parley.summit.world.Opening;
import parley.sweep.run.Keeper;
import parley.sweep.run.Runs;
import parley.sweep.run.Table;

/** The summits of a plan as runs: open secrets, every seat by its default strategy. */
final class SummitRuns implements Runs {

    private static final int LOOKED_AT = 10;

    private final SummitPlan plan;
    private final Points points;
    private final Priors priors;
    private final Secrets secrets;
    private final Map<String, Negotiator> negotiators;
    private final Kept kept;

    /** The last opening of each thread; an opening is never shared between them. */
    private final Map<Thread, Drawn> last = new ConcurrentHashMap<>();

    SummitRuns(SummitPlan plan) {
        this.plan = plan;
        points = plan.points();
        priors = plan.priors();
        Scenario scenario = plan.scenario();
        secrets = Secrets.open(scenario.seats());
        negotiators = DefaultStrategy.ofAll(scenario);
        kept = new Kept(plan);
    }

    @Override
    public List<Table> tables() {
        return Kept.TABLES;
    }

    @Override
    public long count() {
        return points.draws() * plan.repetitions();
    }

    @Override
    public String name(long run) {
        return "seed " + plan.luck(run) + ", draw " + plan.draw(run) + " of the parameters";
    }

    /** Runs of one draw follow each other, so that a thread need not work out their opening again. */
    private record Drawn(Parameters parameters, Opening opening) {}

    private Opening opening(long run, Parameters parameters) {
        Drawn before = last.get(Thread.currentThread());
        if (before == null || !before.parameters.bySymbol().equals(parameters.bySymbol())) {
            Scenario scenario = plan.scenario().fixing(parameters.bySymbol());
            before = new Drawn(parameters, Opening.of(scenario, plan.parameterSeed(run)));
            last.put(Thread.currentThread(), before);
        }
        return before.opening;
    }

    @Override
    public void play(long run, Keeper keeper) {
        Parameters parameters = plan.parameters(priors, points, run);
        Session session = Session.open(opening(run, parameters), plan.luck(run), plan.parameterSeed(run), secrets);
        boolean toFrontier = plan.recording() == Recording.FULL || run % LOOKED_AT == 0;
        kept.keep(run, parameters, Course.play(session, negotiators, toFrontier), keeper);
    }
}
