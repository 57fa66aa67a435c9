/**
 * Many independent runs on all cores: cut into fixed ranges, each of which is written once, and taken up again where they were
 * broken off.
 */
@NullMarked
package parley.sweep.run;

import org.jspecify.annotations.NullMarked;
