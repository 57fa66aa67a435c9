package parley.summit.report;

import java.util.List;
import java.util.Optional;
import parley.summit.scenario.Ladder;
import parley.summit.scenario.Scenario;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Event.MeasureTaken;
import parley.summit.transcript.Transcript;

/**
 * One change of a ladder's level.
 *
 * @param target empty for all
 * @param title name of the level after
 * @param markets in which the ladder acts; none for tariffs
 * @param truce table whose signature made the actor step back
 */
public record MeasureReport(
        String ladder,
        String actor,
        Optional<String> target,
        int from,
        int to,
        String title,
        List<String> markets,
        When when,
        Optional<String> truce) {

    public MeasureReport {
        markets = List.copyOf(markets);
    }

    /** Whether it went up. */
    public boolean isStepUp() {
        return to > from;
    }

    static List<MeasureReport> of(Transcript transcript) {
        return transcript.entries().stream()
                .filter(e -> e.event() instanceof MeasureTaken)
                .map(e -> of(transcript.scenario(), e, (MeasureTaken) e.event()))
                .toList();
    }

    /** One measure, as it is recorded. */
    public static MeasureReport of(Scenario scenario, Entry entry, MeasureTaken taken) {
        Ladder ladder = scenario.ladders().stream()
                .filter(l -> l.id().equals(taken.ladder()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "ladder: " + taken.ladder() + " (expected: one of " + scenario.id() + "'s)"));
        return new MeasureReport(
                taken.ladder(),
                taken.actor(),
                taken.target(),
                taken.from(),
                taken.to(),
                ladder.levels().get(taken.to()).title(),
                ladder.basket(),
                When.of(scenario, entry),
                taken.truce());
    }
}
