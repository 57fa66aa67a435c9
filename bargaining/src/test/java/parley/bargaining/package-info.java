/** Tests of the library as a whole: sweeps over seeds, recorded runs, the reference platforms, and what it may use. */
@NullMarked
package parley.bargaining;

import org.jspecify.annotations.NullMarked;
