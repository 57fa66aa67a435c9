/** Tests of sweeps. */
@NullMarked
package parley.sweep.summit;

import org.jspecify.annotations.NullMarked;
