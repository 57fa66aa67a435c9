@NullMarked
package parley.coordinator.agent;

import org.jspecify.annotations.NullMarked;
