@NullMarked
package parley.wire;

import org.jspecify.annotations.NullMarked;
