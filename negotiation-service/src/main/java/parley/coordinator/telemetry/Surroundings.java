package parley.coordinator.telemetry;

import io.opentelemetry.context.Context;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.MDC;

/** In which session and round a thread is at work, for other threads that work for it. */
public record Surroundings(Context trace, Map<String, String> words) {

    public Surroundings {
        words = Map.copyOf(words);
    }

    /** Those of this thread. */
    public static Surroundings here() {
        return new Surroundings(
                Context.current(),
                Optional.ofNullable(MDC.getCopyOfContextMap()).orElseGet(Map::of));
    }

    /** The same work, done in these surroundings on a thread that has none of its own. */
    public Runnable around(Runnable work) {
        Runnable traced = trace.wrap(work);
        return () -> {
            MDC.setContextMap(new HashMap<>(words));
            try {
                traced.run();
            } finally {
                MDC.clear();
            }
        };
    }
}
