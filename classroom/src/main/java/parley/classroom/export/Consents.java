package parley.classroom.export;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.proto.classroom.v1.ClassEntry;
import parley.proto.classroom.v1.ConsentSet;
import parley.proto.classroom.v1.Research;
import parley.wire.Times;

/** Who agreed to be studied, in a class that is a study. */
final class Consents {

    private final boolean study;
    private final Map<Integer, ClassEntry> last = new HashMap<>();
    private final Map<Integer, Boolean> ever = new HashMap<>();

    Consents(List<ClassEntry> log, Optional<Research> research) {
        study = research.isPresent();
        log.stream().filter(ClassEntry::hasConsentSet).forEach(entry -> {
            ConsentSet set = entry.getConsentSet();
            last.put(set.getPerson(), entry);
            ever.merge(set.getPerson(), set.getAgrees(), Boolean::logicalOr);
        });
    }

    /** Whether a person's deeds and words may be told: in a study only who agreed, and did not withdraw. */
    boolean allows(int person) {
        return !study || isAgreed(person);
    }

    private boolean isAgreed(int person) {
        return entry(person).filter(entry -> entry.getConsentSet().getAgrees()).isPresent();
    }

    private Optional<ClassEntry> entry(int person) {
        return Optional.ofNullable(last.get(person));
    }

    /** The text that a person agreed to. */
    Cell version(int person) {
        return Cell.of(entry(person).map(entry -> entry.getConsentSet().getVersion()));
    }

    /** When it did. */
    Cell time(int person) {
        return Cell.of(
                entry(person).map(entry -> Times.fromProto(entry.getTime()).toString()));
    }

    /** How many did what, of all who ever joined; nothing where nothing is studied. */
    Map<String, Long> counts(Collection<Integer> people) {
        Map<String, Long> counts = new LinkedHashMap<>();
        if (study) {
            long agreed = people.stream().filter(this::isAgreed).count();
            long withdrew = people.stream()
                    .filter(person -> !isAgreed(person) && ever.getOrDefault(person, false))
                    .count();
            long silent =
                    people.stream().filter(person -> entry(person).isEmpty()).count();
            counts.put("people_joined", (long) people.size());
            counts.put("people_agreed", agreed);
            counts.put("people_refused", people.size() - agreed - withdrew - silent);
            counts.put("people_withdrew", withdrew);
            counts.put("people_silent", silent);
        }
        return counts;
    }
}
