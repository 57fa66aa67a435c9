@NullMarked
package parley.classroom;

import org.jspecify.annotations.NullMarked;
