package parley.wire;

import java.util.List;
import java.util.stream.LongStream;
import parley.summit.chance.Secrets;
import parley.summit.scenario.Scenario;
import parley.summit.transcript.Entry;
import parley.summit.transcript.Transcript;

/** Transcripts of the starter whose entries are any. */
final class Transcripts {

    private Transcripts() {}

    static Transcript some(int entries) {
        Scenario starter = ScenarioFolder.starter();
        List<Entry> all =
                LongStream.rangeClosed(1, entries).mapToObj(Transcripts::entry).toList();
        return new Transcript(starter, -7, Secrets.open(starter.seats()), all);
    }

    private static Entry entry(long number) {
        Entry any = new RandomValues(number).of(Entry.class);
        return new Entry(number, any.visibility(), any.round(), any.month(), any.event());
    }
}
