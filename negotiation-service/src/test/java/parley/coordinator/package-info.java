@NullMarked
package parley.coordinator;

import org.jspecify.annotations.NullMarked;
