package parley.cli.player;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parley.bargaining.strategy.Strategy;
import parley.cli.console.BadInputException;
import parley.summit.scenario.Scenario;
import parley.summit.scenario.Spelling;
import parley.wire.Address;

/** Reads who plays which country off the options. */
public final class Seats {

    private Seats() {}

    /** A player for every country with a seat, in scenario order; who is not named plays the scenario's default strategy. */
    public static Map<String, Player> of(
            Scenario scenario, List<String> agents, List<String> strategies, List<String> dialIns) {
        Map<String, Player> players = new LinkedHashMap<>();
        scenario.profiles().forEach((country, p) -> players.put(country, new Player.BuiltIn(p.defaultStrategy())));
        Map<String, Player> named = named(agents, strategies, dialIns);
        named.keySet().forEach(country -> checkCountry(country, players.keySet()));
        players.putAll(named);
        return players;
    }

    /**
     * The players that the options name, whatever the scenario.
     *
     * @param dialIns {@code CHN}, or {@code CHN=NAME}
     */
    public static Map<String, Player> named(List<String> agents, List<String> strategies, List<String> dialIns) {
        Map<String, Player> players = new LinkedHashMap<>();
        for (String dialIn : dialIns) {
            Pair pair = dialIn.contains("=") ? Pair.of("--dial-in", dialIn, "e.g. CHN=wang") : new Pair(dialIn, "");
            put(players, "--dial-in", pair, new Player.DialsIn(pair.value));
        }
        for (String agent : agents) {
            Pair pair = Pair.of("--agent", agent, "e.g. CHN=127.0.0.1:7101");
            put(players, "--agent", pair, new Player.Remote(address(pair.value)));
        }
        for (String strategy : strategies) {
            Pair pair = Pair.of("--strategy", strategy, "e.g. CHN=linear");
            checkStrategy("--strategy " + pair.country, pair.value);
            put(players, "--strategy", pair, new Player.BuiltIn(pair.value));
        }
        return players;
    }

    private record Pair(String country, String value) {
        static Pair of(String option, String text, String example) {
            int at = text.indexOf('=');
            if (at <= 0 || at == text.length() - 1) {
                throw BadInputException.of(option, text, "COUNTRY=..., " + example);
            }
            return new Pair(text.substring(0, at), text.substring(at + 1));
        }
    }

    private static void put(Map<String, Player> players, String option, Pair pair, Player player) {
        if (players.put(pair.country, player) != null) {
            throw BadInputException.of(option, pair.country + " twice", "one player for each country");
        }
    }

    private static void checkCountry(String country, Collection<String> known) {
        if (!known.contains(country)) {
            throw BadInputException.of("country", country, Spelling.expected(country, known, "countries"));
        }
    }

    /** Refuses a strategy that does not exist. */
    public static void checkStrategy(String what, String name) {
        try {
            Strategy.named(name);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(
                    "%s: %s (expected: %s)"
                            .formatted(what, name, Spelling.expected(name, Strategy.names(), "strategies")),
                    e);
        }
    }

    private static String address(String address) {
        try {
            return Address.parse(address).toString();
        } catch (IllegalArgumentException e) {
            throw new BadInputException("--agent: " + address + " (expected: " + Address.EXPECTED + ")", e);
        }
    }
}
