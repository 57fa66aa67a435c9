package parley.summit.scenario;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A ladder of measures from one country against another, or against all; its levels are cumulative and level 1 is always the
 * announcement.
 *
 * @param counterpart whose pressure the actor answers, and of whom something is demanded
 * @param demand value of what is demanded, US$ bn
 * @param sensitivity scale of the money at which the actor's choice becomes clear, US$ bn
 */
public record Ladder(
        String actor,
        Optional<String> target,
        String counterpart,
        LadderKind kind,
        List<String> basket,
        int openingLevel,
        OptionalInt announcedLevel,
        double demand,
        double sensitivity,
        List<Level> levels) {

    /** The level that only threatens. */
    public static final int ANNOUNCEMENT = 1;

    /** The level that an announcement threatens with. */
    public static final int THREATENED = 3;

    public Ladder {
        basket = List.copyOf(basket);
        levels = List.copyOf(levels);
    }

    /** Its name: actor and target, e.g. {@code CHN>ALL}. */
    public String id() {
        return actor + ">" + target.orElse("ALL");
    }

    /** Whether it is aimed at nobody in particular. */
    public boolean isTowardAll() {
        return kind == LadderKind.LICENCES_ALL || kind == LadderKind.RAW_EXPORTS;
    }

    /**
     * What one level does.
     *
     * @param approval share of exports approved in the basket
     * @param exportsHit share of the target's exports to the actor that is hit
     * @param lossShare loss of the target as a share of its loss under the ladder's reference scenario
     * @param targetLoss loss of the target, US$ bn; tariffs only
     * @param ownCost cost to the actor, US$ bn; tariffs only
     * @param pressure put on the target, 0..1
     */
    public record Level(
            String title,
            double approval,
            boolean ban,
            boolean extraterritorial,
            boolean technology,
            double exportsHit,
            double lossShare,
            double targetLoss,
            double ownCost,
            double pressure) {}
}
