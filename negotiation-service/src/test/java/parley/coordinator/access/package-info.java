@NullMarked
package parley.coordinator.access;

import org.jspecify.annotations.NullMarked;
