package parley.cli.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import parley.cli.player.Player;
import parley.cli.player.Seats;
import picocli.CommandLine.Option;

/** Who is to play which country at a coordinator. */
final class SeatOptions {

    @Option(names = "--agent", paramLabel = "CHN=HOST:PORT", description = "This agent plays this country.")
    private List<String> agents = new ArrayList<>();

    @Option(names = "--strategy", paramLabel = "CHN=NAME", description = "This country plays this strategy.")
    private List<String> strategies = new ArrayList<>();

    @Option(
            names = "--dial-in",
            paramLabel = "CHN[=NAME]",
            description = {
                "A player dials in for this country, with a token of session token seat; NAME is what",
                "the transcript calls it."
            })
    private List<String> dialIns = new ArrayList<>();

    /** Those that were named, by country. */
    Map<String, Player> players() {
        return Seats.named(agents, strategies, dialIns);
    }
}
