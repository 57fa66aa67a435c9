package parley.cli.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.cli.player.Player;
import parley.summit.chance.Secrets;
import parley.summit.scenario.Scenario;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Transcript;
import parley.wire.ScenarioLibrary;

/**
 * What is to be played.
 *
 * @param called the scenario's id or the path of its folder, as the user has it
 * @param parameterSeed from which the model's parameters are drawn
 * @param parameterSeedGiven whether the user named it
 * @param players by country, in scenario order
 * @param scenarios library that the scenario comes from
 * @param patience how long an agent may take for one turn
 * @param kept where it is a run of a sweep that is played again
 */
record RunPlan(
        Scenario scenario,
        String called,
        long seed,
        long parameterSeed,
        boolean parameterSeedGiven,
        Map<String, Player> players,
        ScenarioLibrary scenarios,
        Optional<Duration> patience,
        Optional<Kept> kept) {

    /** A run of a sweep, and the digest that it had there. */
    record Kept(Path folder, long row, String digest) {}

    RunPlan {
        players = Collections.unmodifiableMap(new LinkedHashMap<>(players));
    }

    /** Runs on the command line are open: anybody can play them again. */
    Secrets secrets() {
        return Secrets.open(scenario.seats());
    }

    /** What it becomes with these events. */
    Transcript transcript(List<Entry> entries) {
        return new Transcript(scenario, seed, parameterSeed, secrets(), entries);
    }
}
