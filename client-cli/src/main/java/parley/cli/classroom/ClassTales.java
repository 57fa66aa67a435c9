package parley.cli.classroom;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import parley.classroom.room.Tales;
import parley.cli.explain.PublicReason;
import parley.cli.explain.ToldMoves;
import parley.summit.explain.PublicWorth;
import parley.summit.scenario.Scenario;
import parley.summit.transcript.Transcript;

/** The words that a class is told its sessions with: those of the reports. */
final class ClassTales implements Tales {

    /** By id of the scenario. What a deal is worth is not for several threads at once, so each is locked while it is asked. */
    private final Map<String, PublicReason> known = new ConcurrentHashMap<>();

    @Override
    public List<Reason> reasons(Transcript transcript) {
        return ToldMoves.of(transcript).stream()
                .map(told -> new Reason(told.move(), told.why(), told.otherwise()))
                .toList();
    }

    @Override
    public String answer(Scenario scenario, String table, String country, List<Offered> offers, boolean signed) {
        PublicReason words =
                known.computeIfAbsent(scenario.id(), id -> new PublicReason(scenario, PublicWorth.of(scenario)));
        synchronized (words) {
            return words.of(
                    scenario.table(table).orElseThrow(),
                    country,
                    offers.stream()
                            .map(o -> new PublicReason.Offered(o.by(), o.deal()))
                            .toList(),
                    signed);
        }
    }
}
