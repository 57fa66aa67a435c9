package parley.classroom.export;

import java.util.List;
import parley.proto.classroom.v1.ClassEntry;
import parley.proto.classroom.v1.ClassOpened;
import parley.proto.classroom.v1.ClassPlan;
import parley.proto.scenario.v1.Scenario;

/**
 * A class that is over.
 *
 * @param log all of it
 * @param worlds those that were followed to their end
 * @param key from which pseudonyms follow, and which nobody but the console knows
 */
public record FinishedClass(List<ClassEntry> log, Scenario scenario, List<FinishedWorld> worlds, String key) {

    public FinishedClass {
        log = List.copyOf(log);
        worlds = List.copyOf(worlds);
    }

    ClassOpened opened() {
        return log.getFirst().getOpened();
    }

    ClassPlan plan() {
        return opened().getPlan();
    }
}
