/** Many summits: which parameters and which luck each has, what is kept of it, and what all of them together say. */
@NullMarked
package parley.sweep.summit;

import org.jspecify.annotations.NullMarked;
