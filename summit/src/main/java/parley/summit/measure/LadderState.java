package parley.summit.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import parley.summit.market.Control;
import parley.summit.market.SupplyChain;
import parley.summit.scenario.Ladder;

/** A ladder in motion: its level, the word that was given, and the controls it owns. */
public final class LadderState {

    private final Ladder ladder;
    private final String entity;
    private final List<Control> controls = new ArrayList<>();
    private final List<Integer> markets;
    private final boolean frozen;
    private final int actor;
    private final int counterpart;
    private int level;
    private OptionalInt announced;

    /**
     * The ladder on the eve of the summit; its controls stand beside the dated ones, and the strictest wins.
     *
     * @param frozen whether it stays where it is, because the scenario does without its actor's measures
     */
    public LadderState(Ladder ladder, int index, SupplyChain chain, boolean frozen) {
        this.ladder = ladder;
        this.frozen = frozen;
        entity = ladder.id() + index;
        actor = chain.country(ladder.actor());
        counterpart = chain.country(ladder.counterpart());
        level = ladder.openingLevel();
        announced = ladder.announcedLevel();
        OptionalInt target =
                ladder.target().map(t -> OptionalInt.of(chain.country(t))).orElseGet(OptionalInt::empty);
        for (String market : ladder.basket()) {
            controls.add(Control.ofLadder(actor, chain.market(market), target));
        }
        markets = controls.stream().map(Control::market).toList();
        applyLevel();
        controls.forEach(Control::settle);
        controls.forEach(chain::impose);
    }

    /** Moves to another level. */
    public void moveTo(int newLevel) {
        level = newLevel;
        applyLevel();
    }

    private void applyLevel() {
        Ladder.Level rules = ladder.levels().get(level);
        controls.forEach(
                control -> control.decree(rules.approval(), rules.ban(), rules.extraterritorial(), rules.technology()));
    }

    public Ladder ladder() {
        return ladder;
    }

    public String id() {
        return ladder.id();
    }

    /** Index of the country that moves it. */
    public int actor() {
        return actor;
    }

    /** Index of the country whose pressure it answers. */
    public int counterpart() {
        return counterpart;
    }

    /** Its name in the streams of luck. */
    public String entity() {
        return entity;
    }

    public int level() {
        return level;
    }

    /** Whether its actor can never move it. */
    public boolean isFrozen() {
        return frozen;
    }

    /** Number of levels. */
    public int levels() {
        return ladder.levels().size();
    }

    /** The level its actor has announced, if the word still stands. */
    public OptionalInt announced() {
        return announced;
    }

    /** The announced word is dropped. */
    public void dropWord() {
        announced = OptionalInt.empty();
    }

    /** Indices of the markets it acts in. */
    public List<Integer> markets() {
        return markets;
    }
}
