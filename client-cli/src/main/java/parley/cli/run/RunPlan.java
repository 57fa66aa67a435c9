package parley.cli.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import parley.cli.player.Player;
import parley.summit.chance.Secrets;
import parley.summit.scenario.Scenario;

/**
 * What is to be played.
 *
 * @param players by country, in scenario order
 * @param scenarios folder that the scenario comes from
 * @param patience how long an agent may take for one turn
 */
record RunPlan(Scenario scenario, long seed, Map<String, Player> players, Path scenarios, Optional<Duration> patience) {

    RunPlan {
        players = Collections.unmodifiableMap(new LinkedHashMap<>(players));
    }

    /** Runs on the command line are open: anybody can play them again. */
    Secrets secrets() {
        return Secrets.open(scenario.seats());
    }
}
