@NullMarked
package parley.summit.debrief;

import org.jspecify.annotations.NullMarked;
