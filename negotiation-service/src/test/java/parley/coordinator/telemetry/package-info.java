@NullMarked
package parley.coordinator.telemetry;

import org.jspecify.annotations.NullMarked;
