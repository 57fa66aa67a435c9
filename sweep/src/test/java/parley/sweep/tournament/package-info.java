/** Tests of tournaments. */
@NullMarked
package parley.sweep.tournament;

import org.jspecify.annotations.NullMarked;
