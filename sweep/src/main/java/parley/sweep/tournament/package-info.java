/** Tournaments: every strategy against every other over many domains, and which of them does best. */
@NullMarked
package parley.sweep.tournament;

import org.jspecify.annotations.NullMarked;
