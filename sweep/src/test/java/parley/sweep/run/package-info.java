/** Tests of sweeps. */
@NullMarked
package parley.sweep.run;

import org.jspecify.annotations.NullMarked;
