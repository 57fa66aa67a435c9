package parley.classroom.export;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import parley.proto.classroom.v1.ClassPlan;

/**
 * The condition of each world.
 *
 * @param byWorld in the order of the worlds; none where nothing is studied
 */
public record Conditions(List<String> byWorld) {

    public Conditions {
        byWorld = List.copyOf(byWorld);
    }

    /**
     * Those of a plan: all conditions in an order that chance decides, then all once more in another, and so on, so that no condition has two worlds
     * more than another. The same plan with the same seed gives the same.
     */
    public static Conditions of(ClassPlan plan) {
        List<String> conditions = plan.getResearch().getConditionsList();
        var byWorld = new ArrayList<String>();
        for (int block = 0; !conditions.isEmpty() && byWorld.size() < plan.getWorlds(); block++) {
            int of = block;
            byWorld.addAll(conditions.stream()
                    .sorted(Comparator.comparing(condition -> luck(plan.getSeed(), of, condition)))
                    .limit(plan.getWorlds() - byWorld.size())
                    .toList());
        }
        return new Conditions(byWorld);
    }

    private static String luck(long seed, int block, String condition) {
        return Hashing.sha256()
                .hashString("condition " + seed + " " + block + " " + condition, StandardCharsets.UTF_8)
                .toString();
    }

    /** The condition of a world; empty for none. */
    public String of(int world) {
        return world < 1 || world > byWorld.size() ? "" : byWorld.get(world - 1);
    }
}
