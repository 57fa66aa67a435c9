@NullMarked
package parley.coordinator.server;

import org.jspecify.annotations.NullMarked;
