/** What a coordinator at work tells those who run it: figures, traces, and where in which session a log line comes from. */
@NullMarked
package parley.coordinator.telemetry;

import org.jspecify.annotations.NullMarked;
