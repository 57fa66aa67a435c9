@NullMarked
package parley.coordinator.session;

import org.jspecify.annotations.NullMarked;
