@NullMarked
package parley.coordinator.store;

import org.jspecify.annotations.NullMarked;
