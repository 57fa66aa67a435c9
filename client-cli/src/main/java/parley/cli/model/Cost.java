package parley.cli.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import parley.cli.model.Clocked.Heap;
import parley.cli.model.Spent.Reading;
import parley.cli.story.Block.Grid;
import parley.summit.scenario.Scenario;

/**
 * What whole sessions cost, one at a time and side by side.
 *
 * @param warming sessions that were played before
 */
record Cost(long warming, Clocked alone, Clocked together) {

    private static final double MILLION = 1e6;
    private static final double THOUSAND = 1e3;

    /** The runtime compiles what it runs often, for some seconds; sessions meanwhile are not counted. */
    private static final long MOST_WARMING = 1000;

    private static long warming(SeedRange seeds) {
        return Math.min(MOST_WARMING, 2 * seeds.count());
    }

    /** Sessions that are played in all. */
    static long sessions(SeedRange seeds) {
        return warming(seeds) + 2 * seeds.count();
    }

    /** Plays the seeds on one thread, then on {@code jobs}; {@code each} hears how many sessions are done. */
    static Cost of(Scenario scenario, SeedRange seeds, int jobs, LongConsumer each) {
        long warming = warming(seeds);
        Clocked.play(scenario, jobs, new SeedRange(1, warming), each);
        Clocked alone = Clocked.play(scenario, 1, seeds, done -> each.accept(warming + done));
        Clocked together = Clocked.play(scenario, jobs, seeds, done -> each.accept(warming + seeds.count() + done));
        return new Cost(warming, alone, together);
    }

    List<Section> sections() {
        return List.of(speed(), parts(), memory());
    }

    private Section speed() {
        return new Section(
                "Speed",
                Machine.words() + "; after " + warming + " sessions that are not counted. Processor time is that of all"
                        + " threads of the program, collection and compilation among them; where it had fewer processors than"
                        + " jobs, others were at work.",
                new Grid(
                        List.of("jobs", "sessions", "sessions/s", "ratio", "processor ms/session", "processors had"),
                        List.of(speed(alone), speed(together))));
    }

    private List<String> speed(Clocked run) {
        return List.of(
                String.valueOf(run.jobs()),
                String.valueOf(run.spent().sessions()),
                Figures.number(run.perSecond(), 1),
                Figures.number(run.perSecond() / alone.perSecond(), 2),
                Figures.number(run.processorMillis(), 2),
                Figures.number(run.processors(), 2));
    }

    private Section parts() {
        var rows = new ArrayList<List<String>>();
        for (Part part : Part.values()) {
            rows.add(row(part.words(), alone.spent().of(part)));
        }
        rows.add(row("all", alone.spent().total()));
        return new Section(
                "Parts of a session",
                "By the thread that plays, one session at a time, with "
                        + Figures.number(
                                alone.spent().events() / (double) alone.spent().sessions(), 0)
                        + " events in the mean transcript.",
                new Grid(List.of("part", "processor ms", "%", "allocated KB"), rows));
    }

    private List<String> row(String part, Reading reading) {
        double sessions = alone.spent().sessions();
        return List.of(
                part,
                Figures.number(reading.nanos() / MILLION / sessions, 3),
                Figures.percent(
                        reading.nanos()
                                / (double) Math.max(1, alone.spent().total().nanos()),
                        1),
                Figures.number(reading.bytes() / THOUSAND / sessions, 1));
    }

    private Section memory() {
        var rows = new ArrayList<List<String>>();
        for (Heap heap : together.heap()) {
            rows.add(List.of(String.valueOf(heap.sessions()), Figures.number(heap.bytes() / MILLION, 2)));
        }
        return new Section(
                "Memory",
                "Heap in use after a collection, " + together.jobs() + " jobs; from the first look to the last "
                        + Figures.difference(together.growth(), 1) + " bytes a session.",
                new Grid(List.of("sessions", "heap MB"), rows));
    }
}
