package parley.coordinator.session;

import java.util.List;
import parley.summit.chance.Secrets;
import parley.summit.scenario.Scenario;
import parley.summit.transcript.Entry;

/** Opens a journal for every session. */
@FunctionalInterface
public interface Journals {

    /** Nothing is kept but in memory. */
    Journals NONE = (session, scenario, seed, parameterSeed, secrets) -> new Journal() {
        @Override
        public void append(List<Entry> entries) {}

        @Override
        public void finish(String digest) {}

        @Override
        public void close() {}
    };

    Journal open(String session, Scenario scenario, long seed, long parameterSeed, Secrets secrets);
}
