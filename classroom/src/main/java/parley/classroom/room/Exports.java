package parley.classroom.room;

import java.util.ArrayList;
import java.util.List;
import parley.classroom.export.ClassExport;
import parley.classroom.export.FinishedClass;
import parley.classroom.export.FinishedWorld;
import parley.classroom.export.Papers;
import parley.proto.classroom.v1.ClassEntry;
import parley.proto.scenario.v1.Scenario;
import parley.proto.transcript.v1.DriverKind;
import parley.proto.transcript.v1.Event;
import parley.proto.transcript.v1.Transcript;
import parley.proto.transcript.v1.TurnEnded;
import parley.wire.TranscriptCodec;

/** What the teacher takes home of a class that is over. Making it takes a while, and needs no lock. */
public final class Exports {

    private final Negotiations negotiations;
    private final Debrief debrief;
    private final List<ClassEntry> log;
    private final Scenario scenario;
    private final List<String> sessions;
    private final Papers papers;
    private final String key;

    Exports(
            Negotiations negotiations,
            Debrief debrief,
            List<ClassEntry> log,
            Scenario scenario,
            List<String> sessions,
            Papers papers,
            String key) {
        this.negotiations = negotiations;
        this.debrief = debrief;
        this.log = log;
        this.scenario = scenario;
        this.sessions = sessions;
        this.papers = papers;
        this.key = key;
    }

    /** Everything in one zip, without names. */
    public byte[] zip() {
        var worlds = new ArrayList<FinishedWorld>();
        for (int number : debrief.told(sessions.size())) {
            Debrief.Told told = debrief.of(number).orElseThrow();
            worlds.add(world(number, told, negotiations.transcript(sessions.get(number - 1))));
        }
        return export(worlds).zip();
    }

    /** Whose pseudonym is whose. */
    public byte[] names() {
        return export(List.of()).names();
    }

    private ClassExport export(List<FinishedWorld> worlds) {
        return new ClassExport(new FinishedClass(log, scenario, worlds, key), papers);
    }

    private FinishedWorld world(int number, Debrief.Told told, Transcript kept) {
        Transcript wordless = withoutPeoplesWords(kept);
        parley.summit.transcript.Transcript transcript = TranscriptCodec.fromProto(wordless);
        String page = wordless.equals(kept) ? told.page() : papers.story().apply(transcript);
        return new FinishedWorld(number, transcript, told.report(), told.hindsight(), page);
    }

    /** Why they moved in their own words is left out where people may have written it; no digest is made of it. */
    private static Transcript withoutPeoplesWords(Transcript kept) {
        return kept.toBuilder()
                .clearEvents()
                .addAllEvents(
                        kept.getEventsList().stream().map(Exports::wordless).toList())
                .build();
    }

    private static Event wordless(Event event) {
        TurnEnded ended = event.getTurnEnded();
        if (!ended.hasMove() || ended.getDriver() == DriverKind.DRIVER_KIND_BUILT_IN) {
            return event;
        }
        Event.Builder wordless = event.toBuilder();
        wordless.getTurnEndedBuilder().getMoveBuilder().clearRationale();
        return wordless.build();
    }
}
