package parley.classroom.room;

import com.google.protobuf.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import parley.proto.classroom.v1.ClassPlan;
import parley.proto.classroom.v1.PlanClassResponse;
import parley.proto.classroom.v1.ScenarioCard;
import parley.proto.scenario.v1.Country;
import parley.proto.scenario.v1.Scenario;
import parley.wire.WireException;

/** How a class of a size is set up, and what is possible at all. */
public final class Plans {

    /** More do not fit into a class. */
    private static final int MOST_STUDENTS = 300;

    static final int MOST_WORLDS = 60;
    static final int MOST_DELEGATES = 6;

    /** A world of more people has too many who only watch. */
    private static final int PEOPLE_IN_A_WORLD = 9;

    /** Played by people at most: more seats are more than a room can follow. */
    private static final int SEATS_PLAYED = 7;

    private static final int SHORT_ROUNDS = 6;
    private static final int SHORT_PLAY_SECONDS = 20 * 60;
    private static final int LONG_PLAY_SECONDS = 50 * 60;
    private static final int ROUNDED_TO_SECONDS = 5;
    private static final int GRACE_SECONDS = 60;
    private static final int SHORTEST_SECONDS = 10;
    private static final int LONGEST_SECONDS = 3_600;

    /** Turns of a round, counted in turns at the tables: one for measures, which is half as long, and two at the tables. */
    private static final double TURNS_OF_A_ROUND = 2.5;

    /** A round, counted in its open floor: a turn for measures before it, which is a quarter as long. */
    private static final double FLOORS_OF_A_ROUND = 1.25;

    private static final int SECONDS_OF_A_MINUTE = 60;

    private Plans() {}

    /** What a class of so many students would do with this scenario. */
    public static PlanClassResponse of(Scenario scenario, int students) {
        if (students < 1 || students > MOST_STUDENTS) {
            throw new WireException("students", students, "1.." + MOST_STUDENTS);
        }
        List<String> seats = byTables(scenario);
        int playable = Math.min(SEATS_PLAYED, seats.size());
        int target = Math.min(PEOPLE_IN_A_WORLD, 2 * playable);
        int worlds = Math.max(1, (int) Math.round((double) students / target));
        int inAWorld = (students + worlds - 1) / worlds;
        int played = inAWorld <= SEATS_PLAYED && inAWorld <= playable && worlds == 1
                ? inAWorld
                : Math.min(playable, Math.max(1, (inAWorld + 1) / 2));
        int delegates = (inAWorld + played - 1) / played;
        int turn = playSeconds(scenario.getRounds());
        ClassPlan plan = ClassPlan.newBuilder()
                .setScenario(scenario.getId())
                .setWorlds(worlds)
                .addAllSeats(seats.subList(0, played))
                .setDelegates(Math.min(MOST_DELEGATES, Math.max(delegates, 1)))
                .setTurn(Duration.newBuilder().setSeconds(turn))
                .setGrace(Duration.newBuilder().setSeconds(GRACE_SECONDS))
                .setOpenFloor(true)
                .build();
        return PlanClassResponse.newBuilder()
                .setPlan(plan)
                .setSummary(summary(scenario, plan, students))
                .setPlayingTime(Duration.newBuilder().setSeconds(playingSeconds(scenario, plan)))
                .build();
    }

    private static long playingSeconds(Scenario scenario, ClassPlan plan) {
        double turns = plan.getOpenFloor() ? FLOORS_OF_A_ROUND : TURNS_OF_A_ROUND;
        return (long) (scenario.getRounds() * turns * plan.getTurn().getSeconds());
    }

    /** How long a turn lasts in which measures are chosen. */
    static java.time.Duration measures(ClassPlan plan) {
        return turn(plan).dividedBy(plan.getOpenFloor() ? 4 : 2);
    }

    /** How long an open floor lasts, or a turn at the tables. */
    static java.time.Duration turn(ClassPlan plan) {
        return java.time.Duration.ofSeconds(plan.getTurn().getSeconds());
    }

    private static int playSeconds(int rounds) {
        int play = rounds <= SHORT_ROUNDS ? SHORT_PLAY_SECONDS : LONG_PLAY_SECONDS;
        int exact = (int) (play / (rounds * FLOORS_OF_A_ROUND));
        return Math.max(SHORTEST_SECONDS, exact / ROUNDED_TO_SECONDS * ROUNDED_TO_SECONDS);
    }

    private static String summary(Scenario scenario, ClassPlan plan, int students) {
        long minutes = playingSeconds(scenario, plan) / SECONDS_OF_A_MINUTE;
        return "%s; in each %s by up to %s, %d by built-in strategies; %d rounds, at most %d minutes"
                .formatted(
                        students == 1 || plan.getWorlds() == 1 ? "One world" : plan.getWorlds() + " worlds",
                        plan.getSeatsCount() == 1 ? "one country played" : plan.getSeatsCount() + " countries played",
                        plan.getDelegates() == 1 ? "one student" : plan.getDelegates() + " students",
                        seats(scenario).size() - plan.getSeatsCount(),
                        scenario.getRounds(),
                        minutes);
    }

    /** Countries with a seat, in scenario order. */
    static List<Country> seats(Scenario scenario) {
        return scenario.getCountriesList().stream().filter(Country::hasProfile).toList();
    }

    /** Their codes. */
    static List<String> codes(Scenario scenario) {
        return seats(scenario).stream().map(Country::getCode).toList();
    }

    /** The strategy that the scenario gives a country where nobody else plays it. */
    static String strategy(Scenario scenario, String country) {
        return seats(scenario).stream()
                .filter(seat -> seat.getCode().equals(country))
                .findFirst()
                .orElseThrow()
                .getProfile()
                .getDefaultStrategy();
    }

    /** Codes of the countries with a seat; who sits at most tables comes first, since there is most to do. */
    private static List<String> byTables(Scenario scenario) {
        var codes = new ArrayList<>(codes(scenario));
        codes.sort(Comparator.comparingLong((String code) -> -scenario.getTablesList().stream()
                .filter(table -> table.getPartiesList().contains(code))
                .count()));
        return codes;
    }

    /** The scenario on a card. */
    public static ScenarioCard card(Scenario scenario) {
        return ScenarioCard.newBuilder()
                .setId(scenario.getId())
                .setTitle(scenario.getTitle())
                .setSummary(scenario.getSummary())
                .setRounds(scenario.getRounds())
                .addAllCountries(seats(scenario).stream().map(Country::getName).toList())
                .build();
    }

    /** Refuses a plan that cannot be played. */
    static void require(Scenario scenario, ClassPlan plan) {
        within("plan.worlds", plan.getWorlds(), 1, MOST_WORLDS);
        within("plan.delegates", plan.getDelegates(), 1, MOST_DELEGATES);
        within("plan.turn", plan.getTurn().getSeconds(), SHORTEST_SECONDS, LONGEST_SECONDS);
        within("plan.grace", plan.getGrace().getSeconds(), SHORTEST_SECONDS, LONGEST_SECONDS);
        List<String> codes = codes(scenario);
        if (plan.getSeatsCount() == 0) {
            throw new WireException("plan.seats", "", "some of " + codes);
        }
        for (String seat : plan.getSeatsList()) {
            if (!codes.contains(seat)) {
                throw new WireException("plan.seats", seat, "one of " + codes);
            }
        }
        if (plan.getSeatsList().stream().distinct().count() != plan.getSeatsCount()) {
            throw new WireException("plan.seats", plan.getSeatsList(), "each country once");
        }
    }

    private static void within(String field, long value, long low, long high) {
        if (value < low || value > high) {
            throw new WireException(field, value, low + ".." + high);
        }
    }
}
