package parley.summit.measure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import parley.summit.market.SupplyChain;
import parley.summit.scenario.Ladder;
import parley.summit.scenario.LadderKind;
import parley.summit.scenario.Mechanism;
import parley.summit.scenario.Scenario;

/** All ladders, and what follows when one of them is climbed (MODEL section 9.3). */
public final class Measures {

    private static final double TENSION_PER_LEVEL = .04;

    private final List<LadderState> ladders;
    private final Map<String, List<LadderState>> byActor;
    private final Relations relations;

    public Measures(Scenario scenario, SupplyChain chain, Relations relations) {
        this.relations = relations;
        boolean chinaMoves = scenario.has(Mechanism.CHINESE_MEASURES);
        ladders = IntStream.range(0, scenario.ladders().size())
                .mapToObj(i -> ladder(scenario.ladders().get(i), i, chain, chinaMoves))
                .toList();
        byActor = ladders.stream().collect(Collectors.groupingBy(l -> l.ladder().actor()));
    }

    private static LadderState ladder(Ladder ladder, int index, SupplyChain chain, boolean chinaMoves) {
        boolean frozen = !chinaMoves && ladder.actor().equals(Scenario.CHINA);
        return new LadderState(ladder, index, chain, frozen);
    }

    public List<LadderState> ladders() {
        return ladders;
    }

    /** The ladders that one country moves, in scenario order. */
    public List<LadderState> laddersOf(String actor) {
        return byActor.getOrDefault(actor, List.of());
    }

    /** The ladder with this id. */
    public Optional<LadderState> ladder(String id) {
        return ladders.stream().filter(l -> l.id().equals(id)).findFirst();
    }

    /** China's ladder toward one country. */
    public Optional<LadderState> chinaToward(String country) {
        for (LadderState state : ladders) {
            Ladder ladder = state.ladder();
            if (ladder.kind() == LadderKind.LICENCES_ONE && ladder.counterpart().equals(country)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }

    /** China's ladder toward all. */
    public Optional<LadderState> chinaTowardAll() {
        return ladders.stream()
                .filter(l -> l.ladder().kind() == LadderKind.LICENCES_ALL)
                .findFirst();
    }

    /** Highest level of China's ladders toward the United States and toward all. */
    public int escalation() {
        int highest = 0;
        for (LadderState state : ladders) {
            Ladder ladder = state.ladder();
            boolean counts = ladder.kind() == LadderKind.LICENCES_ALL
                    || (ladder.kind() == LadderKind.LICENCES_ONE
                            && ladder.counterpart().equals(Scenario.USA));
            highest = counts ? Math.max(highest, state.level()) : highest;
        }
        return highest;
    }

    /** A country moves a ladder: its counterpart feels more pressure if it climbs, and the tension follows. */
    public void move(LadderState state, int level) {
        int from = state.level();
        double pressed = state.ladder().levels().get(level).pressure()
                - state.ladder().levels().get(from).pressure();
        if (level != from) {
            state.moveTo(level);
        }
        if (pressed > 0) {
            relations.press(state.ladder().counterpart(), state.ladder().actor(), pressed);
        }
        if (level == 0) {
            state.dropWord();
        }
        relations.moveTension(TENSION_PER_LEVEL * (level - from));
    }
}
