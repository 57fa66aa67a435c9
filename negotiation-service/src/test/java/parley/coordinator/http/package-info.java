@NullMarked
package parley.coordinator.http;

import org.jspecify.annotations.NullMarked;
