package parley.cli.bargain;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import parley.cli.console.BadInputException;
import parley.wire.Address;

/** Reads off the options who sits somewhere else, by seat. */
final class RemoteParties {

    private static final String OPTION = "--party";

    private RemoteParties() {}

    /** Seats count from 0 here and from 1 on the command line, where the name of a profile will do as well. */
    static Map<Integer, Address> of(List<String> options, List<String> parties) {
        Map<Integer, Address> remote = new TreeMap<>();
        for (String option : options) {
            int at = option.lastIndexOf('=');
            String expected = "a number from 1 to " + parties.size() + " or one of " + String.join(", ", parties)
                    + ", then =host:port, e.g. 2=127.0.0.1:7201";
            int seat = at < 0 ? -1 : seat(option.substring(0, at), parties);
            if (seat < 0) {
                throw BadInputException.of(OPTION, option, expected);
            }
            if (remote.put(seat, address(option, at, expected)) != null) {
                throw BadInputException.of(OPTION, option.substring(0, at) + " twice", "one party for each seat");
            }
        }
        return remote;
    }

    private static int seat(String said, List<String> parties) {
        int named = parties.indexOf(said);
        if (named >= 0 || !said.matches("[0-9]{1,4}")) {
            return named;
        }
        int number = Integer.parseInt(said);
        return number <= parties.size() ? number - 1 : -1;
    }

    private static Address address(String option, int at, String expected) {
        try {
            return Address.parse(option.substring(at + 1));
        } catch (IllegalArgumentException e) {
            throw new BadInputException(OPTION + ": " + option + " (expected: " + expected + ")", e);
        }
    }

    /** How each seat is played, in words: a strategy or where its party is. */
    static List<String> players(List<String> strategies, Map<Integer, Address> remote, int seats) {
        Iterator<String> names = strategies.iterator();
        List<String> players = new ArrayList<>();
        for (int seat = 0; seat < seats; seat++) {
            Address address = remote.get(seat);
            players.add(address == null ? names.next() : address.toString());
        }
        return players;
    }
}
