package parley.cli.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import parley.cli.model.Cores;
import parley.cli.model.SeedRange;
import parley.summit.chance.Secrets;
import parley.summit.scenario.Scenario;
import parley.summit.session.Session;
import parley.summit.strategy.DefaultStrategy;
import parley.summit.transcript.Transcript;

/**
 * How probable events are by the model, by the record and by what stands, all from before the summit.
 *
 * @param plan how the runs were drawn
 * @param events in the order of the subjects, each with all its days
 */
record Forecast(Plan plan, List<Deadline> days, List<Event> events) {

    Forecast {
        days = List.copyOf(days);
        events = List.copyOf(events);
    }

    /**
     * Runs in draws of the parameters: run i plays with seed first + i and parameter seed first + i / perDraw.
     *
     * @param perDraw runs that share a draw of the parameters; the last draw may have fewer
     */
    record Plan(int runs, int perDraw, long seed) {

        private static final long STRIDE = 1_000_000;

        long first() {
            return seed * STRIDE;
        }

        int draws() {
            return (runs + perDraw - 1) / perDraw;
        }

        int runsOf(int draw) {
            return Math.min(perDraw, runs - draw * perDraw);
        }
    }

    /**
     * One event.
     *
     * @param base probability by the record of such events
     * @param persistence 1 if it is so should nothing change, else 0
     */
    record Event(String id, Subject.Kind kind, Draws.Estimate model, double base, double persistence) {}

    /** Plays the runs on all cores and counts; {@code each} hears how many are done. */
    static Forecast of(Scenario scenario, List<Measure> measures, BaseRates record, Plan plan, LongConsumer each) {
        List<Deadline> days = Deadline.of(scenario);
        List<Subject> subjects = Subject.of(scenario, measures);
        var seeds = new SeedRange(plan.first(), plan.first() + plan.runs() - 1);
        var secrets = Secrets.open(scenario.seats());
        var negotiators = DefaultStrategy.ofAll(scenario);
        List<boolean[]> runs = Cores.all()
                .play(
                        seeds,
                        seed -> {
                            long parameterSeed = plan.first() + (seed - plan.first()) / plan.perDraw();
                            Transcript transcript = Session.play(scenario, seed, parameterSeed, secrets, negotiators);
                            return hits(subjects, days, Standing.at(days, measures, transcript));
                        },
                        each);
        List<Draws> draws = draws(plan, runs, subjects.size() * days.size());
        Standing opening = Standing.opening(scenario);
        var events = new ArrayList<Event>();
        for (Subject subject : subjects) {
            for (Deadline day : days) {
                events.add(new Event(
                        subject.id() + "/" + day.date(),
                        subject.kind(),
                        draws.get(events.size()).estimate(),
                        record.of(subject, day),
                        subject.holds(opening, 0) ? 1 : 0));
            }
        }
        return new Forecast(plan, days, events);
    }

    private static boolean[] hits(List<Subject> subjects, List<Deadline> days, List<Standing> course) {
        var hits = new boolean[subjects.size() * days.size()];
        int event = 0;
        for (Subject subject : subjects) {
            for (int d = 0; d < days.size(); d++) {
                hits[event++] = subject.holds(course.get(d), days.get(d).month());
            }
        }
        return hits;
    }

    private static List<Draws> draws(Plan plan, List<boolean[]> runs, int events) {
        var sizes = new int[plan.draws()];
        for (int d = 0; d < sizes.length; d++) {
            sizes[d] = plan.runsOf(d);
        }
        var all = new ArrayList<Draws>();
        for (int event = 0; event < events; event++) {
            var hits = new int[sizes.length];
            for (int run = 0; run < plan.runs(); run++) {
                hits[run / plan.perDraw()] += runs.get(run)[event] ? 1 : 0;
            }
            all.add(new Draws(hits, sizes));
        }
        return all;
    }
}
