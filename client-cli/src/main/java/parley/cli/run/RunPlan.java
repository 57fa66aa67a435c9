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

/**
 * What is to be played.
 *
 * @param parameterSeed from which the model's parameters are drawn
 * @param players by country, in scenario order
 * @param scenarios folder that the scenario comes from
 * @param patience how long an agent may take for one turn
 */
record RunPlan(
        Scenario scenario,
        long seed,
        long parameterSeed,
        Map<String, Player> players,
        Path scenarios,
        Optional<Duration> patience) {

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
