/** The coordinator as a caller: agents that it dials, which of them it may, and what it makes of their failures. */
@NullMarked
package parley.coordinator.agent;

import org.jspecify.annotations.NullMarked;
