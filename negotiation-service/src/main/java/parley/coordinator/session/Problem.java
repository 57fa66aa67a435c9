package parley.coordinator.session;

import java.util.List;
import java.util.Optional;
import parley.summit.scenario.Spelling;
import parley.wire.PlainText;

/** Why the coordinator does not do what it was asked to. Each case can be mended by whoever asked. */
public sealed interface Problem {

    /** As much of a value as a message repeats. */
    int LONGEST_VALUE = 200;

    /** One line for people: the thing, its value and what was expected. */
    String message();

    /** A value out of bounds, missing, or that does not fit another one. */
    record InvalidField(String field, String value, String expected) implements Problem {
        @Override
        public String message() {
            return line(field, value, expected);
        }
    }

    /** A scenario that the coordinator does not have. */
    record UnknownScenario(String scenario, List<String> known) implements Problem {
        @Override
        public String message() {
            return line("scenario", scenario, Spelling.expected(scenario, known, "scenarios"));
        }

        /** What was probably meant. */
        public Optional<String> nearest() {
            return Spelling.nearest(scenario, known);
        }
    }

    /** A scenario that cannot be played because of its faults. */
    record ScenarioFaulty(String scenario, int faults, String first) implements Problem {
        @Override
        public String message() {
            return "scenario: " + scenario + " has faults: " + faults + ", the first: " + first;
        }
    }

    /** A country that has no seat in the scenario. */
    record UnknownCountry(String country, List<String> known) implements Problem {
        @Override
        public String message() {
            return line("country", country, Spelling.expected(country, known, "countries"));
        }
    }

    /** A strategy that does not exist. */
    record UnknownStrategy(String strategy, List<String> known) implements Problem {
        @Override
        public String message() {
            return line("strategy", strategy, Spelling.expected(strategy, known, "strategies"));
        }
    }

    /** A session that the coordinator does not have, or that the caller has no seat in. */
    record UnknownSession(String session) implements Problem {
        @Override
        public String message() {
            return line("session", session, "the name of a session, as ListSessions gives it");
        }
    }

    /**
     * More time for a turn that nobody waits for.
     *
     * @param country whose turn it was to be; any if empty
     */
    record NoTimedTurn(String session, Optional<String> country) implements Problem {
        @Override
        public String message() {
            return line(country.map(code -> session + "/seats/" + code).orElse(session), "no such turn", expected());
        }

        /** What there has to be. */
        public String expected() {
            return "a pending turn with a deadline";
        }
    }

    /** Something for the next round of a summit that is in its last. */
    record NoRoundLeft(String session, int round) implements Problem {
        @Override
        public String message() {
            return line(session, "round " + round, expected());
        }

        /** What there has to be. */
        public String expected() {
            return "a round before the last";
        }
    }

    /** A table that does not exist or is not the seat's own. */
    record UnknownTable(String table, List<String> known) implements Problem {
        @Override
        public String message() {
            return line("table", table, Spelling.expected(table, known, "tables"));
        }
    }

    /** A deal that the table does not have. */
    record UnknownLevel(String table, String field, String value, String expected) implements Problem {
        @Override
        public String message() {
            return line(field + " at " + table, value, expected);
        }
    }

    /** No token, or one that does not count. */
    record TokenInvalid(String problem) implements Problem {
        @Override
        public String message() {
            return "token: " + problem + " (expected: authorization: Bearer and a token of this coordinator)";
        }
    }

    /** Something that the caller's role may not do. */
    record NotAllowed(String call, String role, List<String> allowed) implements Problem {
        public NotAllowed {
            allowed = List.copyOf(allowed);
        }

        @Override
        public String message() {
            return line(call, "called by a token for: " + role, "a token for: " + String.join(", ", allowed));
        }
    }

    /** More than a caller may take. */
    record LimitExceeded(String limit, int most) implements Problem {
        @Override
        public String message() {
            return limit + ": too many (expected: at most " + most + ")";
        }
    }

    /** Something that can only be asked while the summit is on. */
    record SessionOver(String session, String state) implements Problem {
        @Override
        public String message() {
            return session + ": " + state + " (expected: a summit that is on)";
        }
    }

    /** Something that can only be asked when the session is over. */
    record SessionRunning(String session) implements Problem {
        @Override
        public String message() {
            return session + ": RUNNING with secrets that are not open (expected: a session that is over)";
        }
    }

    /** Something that can only be done to a session that is over. */
    record NotOver(String session) implements Problem {
        @Override
        public String message() {
            return session + ": RUNNING (expected: a session that is over; it can be cancelled)";
        }
    }

    /** Something that takes a store. */
    record NothingKept() implements Problem {
        /** What there should be. */
        static final String EXPECTED = "a coordinator that was started with --data or --database";

        @Override
        public String message() {
            return "sessions are not kept (expected: " + EXPECTED + ")";
        }

        public String expected() {
            return EXPECTED;
        }
    }

    /** An agent that the coordinator may not dial. */
    record AgentNotAllowed(String country, String agent) implements Problem {
        @Override
        public String message() {
            return line("agent of " + country, agent, "a loopback address, or one on the list of allowed agents");
        }
    }

    /** An agent that does not speak for the country it was named for. */
    record AgentUnreachable(String country, String agent, String problem) implements Problem {
        @Override
        public String message() {
            return "agent of " + country + ": " + agent + ": " + problem;
        }
    }

    /** A request id that was used for something else before. */
    record RequestIdReused(String requestId, String session) implements Problem {
        @Override
        public String message() {
            return line("request_id", requestId, "a new one; this one created " + session);
        }
    }

    /** A page token that no list gave out. */
    record PageTokenUnknown(String token) implements Problem {
        @Override
        public String message() {
            return line("page_token", token, "the next_page_token of the page before, or none");
        }
    }

    /** As many sessions are running as the coordinator allows. */
    record TooManySessions(int limit) implements Problem {
        @Override
        public String message() {
            return "sessions running: " + limit + " (expected: fewer; try again when one is over)";
        }
    }

    /** A watcher that takes nothing of what waits for it. */
    record WatchTooSlow(String session, long cursor) implements Problem {
        @Override
        public String message() {
            return session + ": the watcher takes nothing (expected: watch again after event " + cursor + ")";
        }
    }

    /** A seat that cannot be played by dialling in. */
    record OtherDriver(String seat, String driver) implements Problem {
        @Override
        public String message() {
            return line("driver of " + seat, driver, expected());
        }

        /** What there should be. */
        public String expected() {
            return "a seat that is assigned to a player that dials in";
        }
    }

    /** A turn that a seat was not asked. */
    record TurnNotAsked(String seat, int turn) implements Problem {
        @Override
        public String message() {
            return line("turn of " + seat, String.valueOf(turn), "one that was put to it");
        }
    }

    /** A session that is on, and not played here. */
    record PlayedElsewhere(String session) implements Problem {
        @Override
        public String message() {
            return session
                    + ": not played here now (expected: try again, at another coordinator where there are several)";
        }
    }

    /** The database that keeps the sessions cannot be reached, or takes no more. */
    record StoreUnavailable(String problem) implements Problem {
        @Override
        public String message() {
            return "the store of sessions: " + problem + " (expected: try again when it is back)";
        }
    }

    /** The coordinator is stopping. */
    record ShuttingDown() implements Problem {
        @Override
        public String message() {
            return "the coordinator is stopping (expected: try again when it is back)";
        }
    }

    private static String line(String thing, String value, String expected) {
        return thing + ": " + (value.isEmpty() ? "missing" : PlainText.shortened(value, LONGEST_VALUE)) + " (expected: "
                + expected + ")";
    }
}
