@NullMarked
package parley.coordinator.contract;

import org.jspecify.annotations.NullMarked;
