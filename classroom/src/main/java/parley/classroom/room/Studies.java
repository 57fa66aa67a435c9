package parley.classroom.room;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import parley.proto.classroom.v1.ClassEntry;
import parley.proto.classroom.v1.ClassPlan;
import parley.proto.classroom.v1.ClassStage;
import parley.proto.classroom.v1.ConsentAnswer;
import parley.proto.classroom.v1.ConsentSet;
import parley.proto.classroom.v1.Research;
import parley.wire.Times;
import parley.wire.WireException;

/** What makes a class a study: what it asks people, and what they said. The room's lock guards it. */
final class Studies {

    private static final int LONGEST_CONSENT = 10_000;
    private static final int MOST_CONDITIONS = 12;
    private static final int LONGEST_CONDITION = 40;
    private static final int VERSION_DIGITS = 12;

    private final Map<Integer, Boolean> agreed = new HashMap<>();

    /** Refuses what no study can be, and a class that would be deleted before it is opened. */
    static void require(ClassPlan plan, Instant now) {
        if (plan.hasDeleteTime() && !Times.fromProto(plan.getDeleteTime()).isAfter(now)) {
            throw new WireException(
                    "plan.delete_time", Times.fromProto(plan.getDeleteTime()), "later than now, " + now);
        }
        if (!plan.hasResearch()) {
            return;
        }
        Research research = plan.getResearch();
        characters("plan.research.consent", research.getConsent(), LONGEST_CONSENT);
        if (research.getConditionsCount() > MOST_CONDITIONS) {
            throw new WireException(
                    "plan.research.conditions", research.getConditionsCount(), "0.." + MOST_CONDITIONS + " of them");
        }
        research.getConditionsList().forEach(name -> characters("plan.research.conditions", name, LONGEST_CONDITION));
        if (research.getConditionsList().stream().distinct().count() != research.getConditionsCount()) {
            throw new WireException("plan.research.conditions", research.getConditionsList(), "each name once");
        }
    }

    private static void characters(String field, String text, int longest) {
        if (text.isBlank() || text.length() > longest) {
            throw new WireException(field, text, "1.." + longest + " characters");
        }
    }

    /** The plan with the version of its text, where it has one. */
    static ClassPlan versioned(ClassPlan plan) {
        if (!plan.hasResearch()) {
            return plan;
        }
        ClassPlan.Builder versioned = plan.toBuilder();
        versioned.getResearchBuilder().setVersion(version(plan.getResearch().getConsent()));
        return versioned.build();
    }

    private static String version(String text) {
        return Hashing.sha256()
                .hashString(text, StandardCharsets.UTF_8)
                .toString()
                .substring(0, VERSION_DIGITS);
    }

    /** The plan as whoever is studied may see it: without the conditions. */
    static ClassPlan blinded(ClassPlan plan) {
        if (!plan.hasResearch()) {
            return plan;
        }
        ClassPlan.Builder blinded = plan.toBuilder();
        blinded.getResearchBuilder().clearConditions();
        return blinded.build();
    }

    /** Takes in what somebody said. */
    void take(ConsentSet set) {
        agreed.put(set.getPerson(), set.getAgrees());
    }

    /** What somebody said last. */
    ConsentAnswer answer(int person) {
        Boolean answer = agreed.get(person);
        if (answer == null) {
            return ConsentAnswer.CONSENT_ANSWER_UNSPECIFIED;
        }
        return answer ? ConsentAnswer.CONSENT_ANSWER_AGREED : ConsentAnswer.CONSENT_ANSWER_REFUSED;
    }

    /** What the log is told of an answer; nothing where it is what was said before. */
    Optional<ClassEntry.Builder> answered(ClassPlan plan, ClassStage stage, ConsentSet set) {
        if (!plan.hasResearch()) {
            throw Refusals.stage(stage, "a class that is a study");
        }
        String version = plan.getResearch().getVersion();
        if (!set.getVersion().equals(version)) {
            throw new WireException("version", set.getVersion(), version);
        }
        return Boolean.valueOf(set.getAgrees()).equals(agreed.get(set.getPerson()))
                ? Optional.empty()
                : Optional.of(ClassEntry.newBuilder().setConsentSet(set));
    }
}
