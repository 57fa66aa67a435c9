@NullMarked
package parley.coordinator.seat;

import org.jspecify.annotations.NullMarked;
