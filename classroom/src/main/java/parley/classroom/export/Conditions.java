package parley.classroom.export;

import java.util.List;

/**
 * The condition of each world.
 *
 * @param byWorld in the order of the worlds; none outside of research
 */
public record Conditions(List<String> byWorld) {

    static final Conditions NONE = new Conditions(List.of());

    public Conditions {
        byWorld = List.copyOf(byWorld);
    }

    /** The condition of a world; empty for none. */
    String of(int world) {
        return world < 1 || world > byWorld.size() ? "" : byWorld.get(world - 1);
    }
}
