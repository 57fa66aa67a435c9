package parley.cli.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import parley.summit.scenario.Scenario;
import parley.summit.session.Replay.Worth;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Event;

/** Tells every round as soon as it is over. */
public final class RoundsInTurn implements Consumer<Entry> {

    private final Function<List<Entry>, Map<String, Worth>> worth;
    private final Consumer<List<Block>> audience;
    private final RoundTeller teller;
    private final List<Entry> all = new ArrayList<>();
    private final List<Entry> round = new ArrayList<>();

    /**
     * A teller for one session.
     *
     * @param worth of the deals, from all that happened so far; asked only when a table has come to its end
     */
    public RoundsInTurn(
            Scenario scenario, Function<List<Entry>, Map<String, Worth>> worth, Consumer<List<Block>> audience) {
        this.worth = worth;
        this.audience = audience;
        teller = new RoundTeller(scenario);
    }

    @Override
    public void accept(Entry entry) {
        if (!round.isEmpty() && round.get(0).round() != entry.round()) {
            tell();
        }
        if (entry.round() > 0) {
            round.add(entry);
        }
        all.add(entry);
    }

    /** Tells what was not told yet. */
    public void end() {
        if (!round.isEmpty()) {
            tell();
        }
    }

    private void tell() {
        boolean decided = round.stream()
                .anyMatch(e -> e.event() instanceof Event.DealSigned || e.event() instanceof Event.TableClosed);
        audience.accept(teller.tell(List.copyOf(round), decided ? worth.apply(all) : Map.of()));
        round.clear();
    }
}
