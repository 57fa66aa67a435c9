package parley.benchmarks;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import parley.summit.seat.Reply;
import parley.summit.seat.View;
import parley.summit.session.Session;
import parley.summit.transcript.Transcript;

/** What a view, a decision and a whole session in process cost, on the starter scenario. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SessionBenchmark {

    private final Game starter = Game.starter();
    private final Session session = starter.atTables(7);
    private final String seat = session.asked().get(0);
    private final View view = session.view(seat);
    private long seed;

    /** The rules show one seat its tables, with its menu at each. */
    @Benchmark
    public View view() {
        return session.view(seat);
    }

    /** A built-in strategy decides from a view. */
    @Benchmark
    public Reply decision() {
        return Objects.requireNonNull(starter.negotiators().get(seat)).decide(view);
    }

    /** World, six rounds and sixty months, a new seed each time. */
    @Benchmark
    public Transcript session() {
        seed++;
        return starter.play(seed);
    }
}
