package parley.bargaining.protocol;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Acts as it was told, and remembers the turns it was given. */
public final class ScriptedParty implements Party {

    private final Deque<Action> actions;
    private final List<Turn> turns = new ArrayList<>();

    public ScriptedParty(List<Action> actions) {
        this.actions = new ArrayDeque<>(actions);
    }

    ScriptedParty(Action... actions) {
        this(List.of(actions));
    }

    List<Turn> turns() {
        return turns;
    }

    @Override
    public Action act(Turn turn) {
        turns.add(turn);
        return actions.remove();
    }
}
